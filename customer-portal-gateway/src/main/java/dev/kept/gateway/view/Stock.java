package dev.kept.gateway.view;

import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.ReorderPointSet;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
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
    /// @param unit empty until something came or went
    record StockRow(String id, String tenant, String partId, String location, BigDecimal onHand, String unit, BigDecimal reorderPoint,
            boolean low, long version) {

        StockRow moved(BigDecimal by, String in) {
            return counted(onHand.add(by), in, reorderPoint);
        }

        /// Refilled above its reorder point, it is no longer low.
        StockRow counted(BigDecimal amount, String in, BigDecimal point) {
            return new StockRow(id, tenant, partId, location, amount, in, point, low && amount.compareTo(point) <= 0, version);
        }

        StockRow lacking() {
            return new StockRow(id, tenant, partId, location, onHand, unit, reorderPoint, true, version);
        }

        StockRow withVersion(long now) {
            return new StockRow(id, tenant, partId, location, onHand, unit, reorderPoint, low, now);
        }
    }

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
            case StockReceived _,StockUsed _,ReorderPointSet _,StockLow _ -> Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable StockRow fold(String key, @Nullable StockRow known, Recorded fact) {
        var after = switch (fact.event()) {
            case StockReceived in -> row(known, fact, in.partId(), in.location()).moved(in.quantity().amount(), in.quantity().unit());
            case StockUsed out -> row(known, fact, out.partId(), out.location()).moved(out.quantity().amount().negate(),
                    out.quantity().unit());
            case ReorderPointSet it -> {
                var row = row(known, fact, it.partId(), it.location());
                yield row.counted(row.onHand(), row.unit(), it.reorderPoint());
            }
            case StockLow it -> row(known, fact, it.partId(), it.location()).lacking();
            default -> known;
        };
        return after == null ? null : after.withVersion(fact.envelope().stream().sequence());
    }

    private static StockRow row(@Nullable StockRow known, Recorded fact, String partId, String location) {
        return known != null
                ? known
                : new StockRow(fact.streamId(), fact.tenant(), partId, location, BigDecimal.ZERO, "", BigDecimal.ZERO, false, 0);
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
