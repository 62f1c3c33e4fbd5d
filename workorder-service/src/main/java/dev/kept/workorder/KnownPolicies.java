package dev.kept.workorder;

import dev.kept.workorder.PolicyFiles.Included;
import dev.kept.workorder.domain.Policies;
import dev.kept.workorder.domain.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The policies that come with Kept, and those of the tenants that somebody needed since the start. A version never changes, so what is
/// here stays right. Grows by tenants, their policies and versions, of which each has a bound.
public final class KnownPolicies implements Policies {
    private static final Logger LOG = Logger.getLogger(KnownPolicies.class);
    private final List<Included> included;
    private final Policies comesWithKept;
    private final Map<Key, Policy> published = new ConcurrentHashMap<>();

    private record Key(String tenant, String name) {}

    KnownPolicies(List<Included> included) {
        this.included = List.copyOf(included);
        this.comesWithKept = Policies.of(included.stream().map(Included::policy).toList());
    }

    @Override
    public Optional<Policy> named(String tenant, String name) {
        return comesWithKept.named(tenant, name).or(() -> Optional.ofNullable(published.get(new Key(tenant, name))));
    }

    /// A document that this version of Kept cannot read any more is left out, and its orders say that they lack it.
    public void learn(String tenant, String document) {
        try {
            var policy = PolicyText.read(document);
            published.put(new Key(tenant, policy.name()), policy);
        } catch (PolicyText.Wrong wrong) {
            LOG.errorf("A policy of %s cannot be read: %s", tenant, wrong.getMessage());
        }
    }

    /// The newest version of each that comes with Kept.
    public List<Included> included() {
        return included.stream().collect(Collectors.toMap(it -> it.policy().id(), it -> it,
                BinaryOperator.maxBy(Comparator.comparingInt(it -> it.policy().version())))).values().stream()
                .sorted(Comparator.comparing(it -> it.policy().id())).toList();
    }

    public Optional<Included> included(String id) {
        return included().stream().filter(it -> it.policy().id().equals(id)).findFirst();
    }
}
