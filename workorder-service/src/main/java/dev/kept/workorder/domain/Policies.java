package dev.kept.workorder.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The policies that an order can be under, every version of each: an order keeps its own.
@FunctionalInterface
public interface Policies {
    /// @param tenant whose order it is: a tenant sees its own policies and those that come with Kept
    /// @param name id and version, `home-service@1`
    Optional<Policy> named(String tenant, String name);

    /// The same for every tenant. An `IllegalArgumentException` where two are the same version of the same policy.
    static Policies of(List<Policy> policies) {
        if (policies.isEmpty())
            throw new IllegalArgumentException("There is no policy: no order could be opened");
        Map<String, Policy> byName = policies.stream()
                .collect(Collectors.toUnmodifiableMap(Policy::name, Function.identity(), (one, other) -> {
                    throw new IllegalArgumentException("There are two policies " + one.name());
                }));
        return (_, name) -> Optional.ofNullable(byName.get(name));
    }
}
