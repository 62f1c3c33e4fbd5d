package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.DelegationSet;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.inbox.RowView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who answers in whose place.
@Singleton
public class Delegations extends RowView<Delegations.Row> {
    /// @param deputy empty: nobody, and then there are no times
    public record Row(String personId, String tenant, String deputy, @Nullable Instant starts, @Nullable Instant ends) {}

    @Inject
    Delegations(Codec codec) {
        super("known_delegation", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof DelegationSet it ? Set.of(it.personId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof DelegationSet it
                ? new Row(key, fact.tenant(), Objects.requireNonNullElse(it.to(), ""), it.from(), it.until())
                : row;
    }
}
