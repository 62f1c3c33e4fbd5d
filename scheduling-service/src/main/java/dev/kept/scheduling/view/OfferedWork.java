package dev.kept.scheduling.view;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is asked for an order's work, or has it: who accepted picks the time, and who has much is asked later.
@Singleton
public class OfferedWork extends RowView<OfferedWork.Row> {
    public enum State {
        SENT, ACCEPTED,
        /// Nobody is asked, and nobody has it.
        OVER
    }

    /// @param ended whether the order is completed or closed
    public record Row(String orderId, String tenant, String personId, String state, boolean ended) {

        Row in(State now) {
            return new Row(orderId, tenant, personId, now.name(), ended);
        }

        Row over(boolean now) {
            return new Row(orderId, tenant, personId, state, now);
        }
    }

    @Inject
    OfferedWork(Codec codec) {
        super("offered_work", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case OfferSent _,OfferAccepted _,OfferDeclined _,OfferExpired _,OfferWithdrawn _,VendorUnassigned _ -> Set.of(fact.streamId());
            case WorkCompleted _,WorkOrderCancelled _,WorkOrderClosed _,WorkSentBack _,WorkOrderReopened _ -> Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    /// An order that is not offered has no row.
    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        if (fact.event() instanceof OfferSent it)
            return new Row(key, fact.tenant(), it.vendorId(), State.SENT.name(), false);
        return row == null ? null : switch (fact.event()) {
            case OfferAccepted _ -> row.in(State.ACCEPTED);
            case OfferDeclined _,OfferExpired _,OfferWithdrawn _,VendorUnassigned _ -> row.in(State.OVER);
            case WorkCompleted _,WorkOrderCancelled _,WorkOrderClosed _ -> row.over(true);
            case WorkSentBack _ -> row.over(false);
            case WorkOrderReopened _ -> row.in(State.OVER).over(false);
            default -> row;
        };
    }
}
