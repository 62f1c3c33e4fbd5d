package dev.kept.runtime.testing;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/// Access tokens of people that need not exist, signed with the test's own key.
public final class People {
    /// The tenant of all of them.
    public static final String TENANT = "acme";

    private People() {}

    /// A token's `Authorization` header for one of the tenant's own people.
    public static String bearer(String id, Role... roles) {
        return bearer(Tokens.Holder.of(TENANT, id, id, null, roles));
    }

    /// The same for somebody who acts for a customer.
    public static String customer(String id, String customerId) {
        return bearer(Tokens.Holder.of(TENANT, id, id, customerId, Role.CUSTOMER));
    }

    public static String bearer(Tokens.Holder holder) {
        var keys = Path.of(ConfigProvider.getConfig().getValue("kept.data", String.class)).resolve("keys");
        return "Bearer " + Tokens.signingWith(keys).mint(holder, Duration.ofMinutes(30));
    }
}
