package dev.kept.workorder.view;

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

/// The kinds of work that can be asked for; the key is `<tenant>:<code>`.
@Singleton
public class ServiceTypes extends RowView<ServiceTypes.Row> {
    public record Row(String serviceTypeId, String tenant, String code, String name, long durationMinutes, List<String> skills) {}

    @Inject
    ServiceTypes(Codec codec) {
        super("known_service_type", Row.class, codec.mapper());
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
        return fact.event() instanceof ServiceTypeDefined it
                ? new Row(key, fact.tenant(), it.code(), it.name(), it.expectedDuration().toMinutes(), it.skills())
                : row;
    }
}
