package dev.kept.workorder.domain;

import java.util.Locale;

/// The one status of an order that people see. It is derived ([Order#status]) and stored nowhere.
public enum Status {
    DRAFT, SUBMITTED, DENIED, APPROVED, READY, OFFERED, ACCEPTED, SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, IN_PROGRESS, ON_HOLD, COMPLETED, CLOSED;

    /// `In progress`.
    public String words() {
        var words = name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
