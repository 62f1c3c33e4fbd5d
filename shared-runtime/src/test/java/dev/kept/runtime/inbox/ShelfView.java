package dev.kept.runtime.inbox;

import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A view with a fault that can be repaired.
@Singleton
class ShelfView extends RowView<Shelf> {
    static volatile boolean faulty = true;
    /// Something that no view may do.
    static volatile boolean writesElsewhere;

    @Inject
    ShelfView(Codec codec) {
        super("shelf", Shelf.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVENTORY);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Recorded> facts) {
        var rows = super.apply(transaction, facts);
        return writesElsewhere
                ? rows.chain(() -> transaction.query("insert into effect values ('a mail')").execute()).replaceWithVoid()
                : rows;
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return Set.of(fact.streamId());
    }

    @Override
    protected @Nullable Shelf fold(String key, @Nullable Shelf row, Recorded fact) {
        var shelf = Objects.requireNonNullElseGet(row, () -> Shelf.empty(key));
        return switch (fact.event()) {
            case StockReceived it when it.location().equals("poison") && faulty -> throw new IllegalStateException("cannot fold this");
            case StockReceived it -> shelf.received(it.partId(), it.quantity().amount(), fact.envelope().occurredAt());
            case PartRegistered it -> shelf.labelled(faulty ? it.name() : it.name().replace("\0", ""));
            default -> shelf;
        };
    }
}
