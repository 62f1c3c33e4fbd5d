package dev.kept.scheduling.view;

import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The skills that kinds of work ask for.
@Singleton
public class AskedSkills extends RowView<AskedSkills.Row> {
    public record Row(String kindId, String tenant, List<String> skills) {}

    @Inject
    AskedSkills(Codec codec) {
        super("asked_skill", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof ServiceTypeDefined ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof ServiceTypeDefined it ? new Row(key, fact.tenant(), it.skills()) : row;
    }
}
