package dev.kept.workorder.view;

import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is billed.
@Singleton
public class Customers extends RowView<Customers.Row> {
    public record Row(String customerId, String tenant, String name, String primaryContactId, String billingAddress, String wishes) {}

    @Inject
    Customers(Codec codec) {
        super("known_customer", Row.class, codec.mapper());
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
        return fact.event() instanceof CustomerRegistered it
                ? new Row(key, fact.tenant(), it.name().text(), it.primaryContactId(), it.billingAddress().text(),
                        it.wishes() == null ? "" : it.wishes().text())
                : row;
    }
}
