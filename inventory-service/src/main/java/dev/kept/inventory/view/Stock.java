package dev.kept.inventory.view;

import dev.kept.events.InventoryEvent.ReorderPointSet;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.Topic;
import dev.kept.inventory.domain.StockId;
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
public class Stock extends RowView<Stock.Row> {
    public record Row(String stockId, String tenant, String partId, String location, BigDecimal onHand, BigDecimal reorderPoint,
            boolean low) {

        Row moved(BigDecimal by) {
            return counted(onHand.add(by), reorderPoint);
        }

        /// Refilled above its reorder point, it is no longer low.
        Row counted(BigDecimal amount, BigDecimal point) {
            return new Row(stockId, tenant, partId, location, amount, point, low && amount.compareTo(point) <= 0);
        }

        Row lacking() {
            return new Row(stockId, tenant, partId, location, onHand, reorderPoint, true);
        }
    }

    @Inject
    Stock(Codec codec) {
        super("stock", Row.class, codec.mapper());
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
    protected @Nullable Row fold(String key, @Nullable Row known, Recorded fact) {
        var row = known == null ? empty(key, fact.tenant()) : known;
        return switch (fact.event()) {
            case StockReceived it -> row.moved(it.quantity().amount());
            case StockUsed it -> row.moved(it.quantity().amount().negate());
            case ReorderPointSet it -> row.counted(row.onHand(), it.reorderPoint());
            case StockLow _ -> row.lacking();
            default -> known;
        };
    }

    private static Row empty(String key, String tenant) {
        var item = StockId.parse(key);
        return new Row(key, tenant, item.partId(), item.location(), BigDecimal.ZERO, BigDecimal.ZERO, false);
    }
}
