package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.PolicyPublished;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The newest version of each policy that a tenant published.
@Singleton
public class PublishedPolicies extends RowView<PublishedPolicies.Row> {
    public record Row(String policyKey, String tenant, String policyId, int version, String document) {}

    @Inject
    PublishedPolicies(Codec codec) {
        super("known_policy", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof PolicyPublished ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof PolicyPublished it
                ? new Row(key, fact.tenant(), it.policyId(), it.version(), it.document())
                : row;
    }
}
