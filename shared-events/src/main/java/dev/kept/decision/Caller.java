package dev.kept.decision;

import dev.kept.events.Actor;
import dev.kept.events.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks. Roles are those in the tenant; what somebody is on one order follows from that order's facts.
///
/// @param customerId the customer that a portal user acts for; null for the tenant's own people and services
/// @param onBehalfOf the person in whose place the caller acts
public record Caller(String tenant, Actor actor, Set<Role> roles, @Nullable String customerId, @Nullable String onBehalfOf,
        Channel channel) {

    public enum Role {
        CUSTOMER, OFFICE, TECHNICIAN, ACCOUNTANT, OPERATOR,
        /// Holder of a signed link: allowed just what the link's purpose names.
        LINK,
        /// One of Kept's own services or timers.
        SERVICE
    }

    public Caller {
        roles = Set.copyOf(roles);
    }

    /// A service of Kept, or a timer, acting for itself.
    public static Caller service(String tenant, Actor actor) {
        return new Caller(tenant, actor, Set.of(Role.SERVICE), null, null, Channel.AUTOMATIC);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// The caller's person id; for services their name.
    public String id() {
        return actor.id();
    }
}
