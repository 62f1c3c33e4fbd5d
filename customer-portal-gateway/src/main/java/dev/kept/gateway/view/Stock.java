package dev.kept.gateway.view;

import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.Quantity;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies where.
@Singleton
public class Stock extends RowView<Stock.StockRow> {
    record StockRow(String id, String tenant, String partId, String location, BigDecimal onHand, String unit, boolean low, long version) {}

    record PartRow(String id, String tenant, String number, String name, String unit, long unitCostMinor, String currency) {}

    @Inject
    Stock(Codec codec) {
        super("stock_row", StockRow.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVENTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case StockReceived _,StockUsed _,StockLow _ -> Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable StockRow fold(String key, @Nullable StockRow row, Recorded fact) {
        return switch (fact.event()) {
            case StockReceived in -> moved(row, in.partId(), in.location(), in.quantity(), in.quantity().amount(), false, fact);
            case StockUsed out -> moved(row, out.partId(), out.location(), out.quantity(), out.quantity().amount().negate(),
                    row != null && row.low(), fact);
            case StockLow _ -> row == null
                    ? null
                    : new StockRow(row.id(), row.tenant(), row.partId(), row.location(), row.onHand(), row.unit(), true,
                            fact.envelope().stream().sequence());
            default -> row;
        };
    }

    private static StockRow moved(@Nullable StockRow row, String partId, String location, Quantity quantity, BigDecimal by, boolean low,
            Recorded fact) {
        var before = row == null ? BigDecimal.ZERO : row.onHand();
        return new StockRow(fact.streamId(), fact.tenant(), partId, location, before.add(by), quantity.unit(), low,
                fact.envelope().stream().sequence());
    }

    /// The parts themselves.
    @Singleton
    static class Parts extends RowView<PartRow> {
        @Inject
        Parts(Codec codec) {
            super("part_row", PartRow.class, codec.mapper());
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
        protected @Nullable PartRow fold(String key, @Nullable PartRow row, Recorded fact) {
            return fact.event() instanceof PartRegistered part
                    ? new PartRow(key, fact.tenant(), part.number(), part.name(), part.unit(), part.unitCost().minor(),
                            part.unitCost().currency())
                    : row;
        }
    }
}
