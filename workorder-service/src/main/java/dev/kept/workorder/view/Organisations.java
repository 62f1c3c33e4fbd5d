package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.OrganisationRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tenant itself, as its documents name it.
@Singleton
public class Organisations extends RowView<Organisations.Row> {
    public record Row(String tenantId, String tenant, String name, String zone, String currency, String email, String phone) {}

    @Inject
    Organisations(Codec codec) {
        super("known_organisation", Row.class, codec.mapper());
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
        return fact.event() instanceof OrganisationRegistered it
                ? new Row(key, fact.tenant(), it.name(), it.zone(), it.currency(), it.email(), it.phone())
                : row;
    }
}
