package dev.kept.gateway.forward;

import java.util.Locale;

/// A service that owns facts, and with them the commands that make them; and the gateway itself, for the operator's console.
public enum Owner {
    WORKORDER, SCHEDULING, NOTIFICATION, INVOICING, INVENTORY, GATEWAY;

    /// As it stands in the configuration, `kept.<name>.url`, and in the operator's console.
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
