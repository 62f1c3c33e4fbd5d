package dev.kept.scheduling.view;

import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom customers would have come: no name, no address.
@Singleton
public class Customers extends RowView<Customers.Row> {
    public record Row(String customerId, String tenant, @Nullable String technicianId) {}

    @Inject
    Customers(Codec codec) {
        super("customer_preference", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof CustomerRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof CustomerRegistered it ? new Row(key, fact.tenant(), it.preferredTechnicianId()) : row;
    }
}
