package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.NotDone;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What of the orders a caller may see, as a condition that every query of orders carries: the tenant's own office all, a customer's
/// people their own, a technician what is released and where a visit is or was theirs, also one that was cancelled (their phone may bring
/// what was done before), what is offered to them or they accepted, what they have, and what is free for whoever is first.
///
/// @param condition over the alias `o` of [ListedOrder]
public record Sight(String condition, Map<String, Object> parameters) {
    private static final Set<Role> WHOLE_TENANT = Set.of(Role.OFFICE, Role.ACCOUNTANT, Role.SERVICE);

    public static Sight of(Caller caller) {
        var parameters = new HashMap<String, Object>();
        parameters.put("tenant", caller.tenant());
        if (caller.roles().stream().anyMatch(WHOLE_TENANT::contains))
            return new Sight("o.tenant = :tenant", parameters);
        if (caller.is(Role.CUSTOMER) && caller.customerId() != null) {
            parameters.put("customers", caller.customers());
            return new Sight("o.tenant = :tenant and o.customerId in :customers", parameters);
        }
        if (caller.is(Role.TECHNICIAN)) {
            parameters.put("me", caller.id());
            return new Sight(
                    "o.tenant = :tenant and (o.free = true or o.assigneeId = :me or (o.released = true and (o.vendorId = :me or exists"
                            + " (select 1 from ListedVisit mine where mine.orderId = o.id and mine.technicianId = :me))))",
                    parameters);
        }
        return new Sight("o.tenant = :tenant and 1 = 0", parameters);
    }

    /// Ends with 403 unless the caller has one of these roles.
    public static void require(Caller caller, Role... roles) {
        for (var role : roles)
            if (caller.is(role))
                return;
        throw NotDone.forbidden("Your role does not include this list. Ask the office if it should.");
    }
}
