package dev.kept.invoicing.view;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an invoice says of its order.
@Singleton
public class BilledOrders extends RowView<BilledOrders.Row> {
    public record Row(String orderId, String tenant, String number, String requesterId, String description) {
        Row asking(String words) {
            return new Row(orderId, tenant, number, requesterId, words);
        }
    }

    @Inject
    BilledOrders(Codec codec) {
        super("billed_order", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened _,DraftChanged _,DetailsCorrected _ -> Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened it -> new Row(key, fact.tenant(), it.number(), it.requesterId(), it.description().text());
            case DraftChanged it when row != null -> row.asking(it.description().text());
            case DetailsCorrected it when row != null -> row.asking(it.description().text());
            default -> row;
        };
    }
}
