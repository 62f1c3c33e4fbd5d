package dev.kept.gateway.account;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Tokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in; `id` is the person's id in the directory.
///
/// @param customerId for whom they act, as of today
/// @param formerly customers that were merged into that one
public record Account(String id, String tenant, String email, String name, Set<Role> roles, @Nullable String customerId,
        Set<String> formerly) {
    Tokens.Holder holder() {
        return new Tokens.Holder(tenant, id, name, roles, customerId, formerly, null, null);
    }

    public Person person() {
        return new Person(id, name, email, roles, customerId, tenant);
    }

    /// As the API shows it.
    public record Person(String id, String name, String email, Set<Role> roles, @Nullable String customerId, String tenant) {}
}
