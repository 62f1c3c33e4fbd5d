package dev.kept.inventory.view;

import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The list of parts.
@Singleton
public class Parts extends RowView<Parts.Row> {
    /// @param unitCostMinor in minor units of `currency`
    public record Row(String partId, String tenant, String number, String name, String unit, long unitCostMinor, String currency) {}

    @Inject
    Parts(Codec codec) {
        super("part", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVENTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof PartRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof PartRegistered it
                ? new Row(key, fact.tenant(), it.number(), it.name(), it.unit(), it.unitCost().minor(), it.unitCost().currency())
                : row;
    }
}
