package dev.kept.notification.view;

import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tenant as its mails name it.
@Singleton
public class Senders extends RowView<Senders.Row> {
    public record Row(String tenantId, String tenant, String name, String email, String phone) {}

    @Inject
    Senders(Codec codec) {
        super("sender", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof OrganisationRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof OrganisationRegistered it ? new Row(key, fact.tenant(), it.name(), it.email(), it.phone()) : row;
    }
}
