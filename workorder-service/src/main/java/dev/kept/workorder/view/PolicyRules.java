package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.PolicyRule;
import dev.kept.events.DirectoryEvent.PolicyRulesSet;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which policy a tenant's new orders get.
@Singleton
public class PolicyRules extends RowView<PolicyRules.Row> {
    public record Row(String tenantId, String tenant, List<PolicyRule> rules) {}

    @Inject
    PolicyRules(Codec codec) {
        super("known_policy_rules", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof PolicyRulesSet ? Set.of(fact.tenant()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof PolicyRulesSet it ? new Row(key, fact.tenant(), it.rules()) : row;
    }
}
