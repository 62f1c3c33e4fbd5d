package dev.kept.invoicing.view;

import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What kinds of work are called; the key is `<tenant>:<code>`.
@Singleton
public class KindsOfWork extends RowView<KindsOfWork.Row> {
    public record Row(String kindId, String tenant, String name) {}

    @Inject
    KindsOfWork(Codec codec) {
        super("kind_of_work", Row.class, codec.mapper());
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
        return fact.event() instanceof ServiceTypeDefined it ? new Row(key, fact.tenant(), it.name()) : row;
    }
}
