package dev.kept.invoicing.view;

import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What parts are called and what they cost us, in minor units of `currency`.
@Singleton
public class PartCosts extends RowView<PartCosts.Row> {
    public record Row(String partId, String tenant, String number, String name, String unit, long cost, String currency) {}

    @Inject
    PartCosts(Codec codec) {
        super("part_cost", Row.class, codec.mapper());
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
