package dev.kept.decision;

import dev.kept.events.Actor;
import dev.kept.events.Channel;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who asks. Roles are those in the tenant; what somebody is on one order follows from that order's facts.
///
/// @param customerId the customer that a portal user acts for; null for the tenant's own people and services
/// @param formerly ids of customers that were merged into that one: what was said under them is its own
/// @param onBehalfOf the person in whose place the caller acts
public record Caller(String tenant, Actor actor, Set<Role> roles, @Nullable String customerId, Set<String> formerly,
        @Nullable String onBehalfOf, Channel channel) {

    public enum Role {
        CUSTOMER, OFFICE, TECHNICIAN, ACCOUNTANT, OPERATOR,
        /// Holder of a signed link: allowed just what the link's purpose names.
        LINK,
        /// One of Kept's own services or timers.
        SERVICE
    }

    public Caller {
        roles = Set.copyOf(roles);
        formerly = Set.copyOf(formerly);
    }

    /// Of a customer that took up no other.
    public Caller(String tenant, Actor actor, Set<Role> roles, @Nullable String customerId, @Nullable String onBehalfOf,
            Channel channel) {
        this(tenant, actor, roles, customerId, Set.of(), onBehalfOf, channel);
    }

    /// A service of Kept, or a timer, acting for itself.
    public static Caller service(String tenant, Actor actor) {
        return new Caller(tenant, actor, Set.of(Role.SERVICE), null, null, Channel.AUTOMATIC);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// Whether what is this customer's is theirs.
    public boolean actsFor(String customer) {
        return customer.equals(customerId) || formerly.contains(customer);
    }

    /// Whose things are theirs: the customer that they act for, and those that were merged into it; none for the tenant's own people.
    public Set<String> customers() {
        return Stream.concat(Stream.ofNullable(customerId), formerly.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// The caller's person id; for services their name.
    public String id() {
        return actor.id();
    }
}
