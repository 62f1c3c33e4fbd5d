package dev.kept.workorder.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The policies of this installation, every version of each: an order keeps its own.
public record Policies(Map<String, Policy> byName) {
    public Policies {
        byName = Map.copyOf(byName);
        if (byName.isEmpty())
            throw new IllegalArgumentException("There is no policy: no order could be opened");
    }

    /// An `IllegalArgumentException` where two are the same version of the same policy.
    public static Policies of(List<Policy> policies) {
        return new Policies(policies.stream().collect(Collectors.toMap(Policy::name, Function.identity(), (one, other) -> {
            throw new IllegalArgumentException("There are two policies " + one.name());
        })));
    }

    /// @param name id and version, `home-service@1`
    public Optional<Policy> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
