package dev.kept.notification.view;

import dev.kept.events.Actor;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What messages say of an order.
@Singleton
public class ToldOrders extends RowView<ToldOrders.Row> {

    /// @param serviceType its code
    /// @param summary the technician's words at the end; empty before
    /// @param assigneeId who has the order itself, whether or not a time is booked; empty: nobody
    /// @param submitterId who sent it in by hand; empty: nobody
    /// @param approverId who said yes to it; empty: nobody, or a rule
    /// @param extraWhy why there is more to do, as was proposed last; empty: nobody proposed more
    public record Row(String orderId, String tenant, String number, String description, String customerId, String siteId,
            String requesterId, String zone, String serviceType, String summary, String assigneeId, String submitterId, String approverId,
            String extraWhy) {

        Row asking(String words) {
            return new Row(orderId, tenant, number, words, customerId, siteId, requesterId, zone, serviceType, summary, assigneeId,
                    submitterId, approverId, extraWhy);
        }

        Row done(String words) {
            return new Row(orderId, tenant, number, description, customerId, siteId, requesterId, zone, serviceType, words, assigneeId,
                    submitterId, approverId, extraWhy);
        }

        Row had(String by) {
            return new Row(orderId, tenant, number, description, customerId, siteId, requesterId, zone, serviceType, summary, by,
                    submitterId, approverId, extraWhy);
        }

        Row sentIn(String by) {
            return new Row(orderId, tenant, number, description, customerId, siteId, requesterId, zone, serviceType, summary, assigneeId,
                    by, "", extraWhy);
        }

        Row needingMore(String why) {
            return new Row(orderId, tenant, number, description, customerId, siteId, requesterId, zone, serviceType, summary, assigneeId,
                    submitterId, approverId, why);
        }

        Row agreedTo(String by) {
            return new Row(orderId, tenant, number, description, customerId, siteId, requesterId, zone, serviceType, summary, assigneeId,
                    submitterId, by, extraWhy);
        }
    }

    @Inject
    ToldOrders(Codec codec) {
        super("told_order", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened _,DraftChanged _,DetailsCorrected _,WorkCompleted _,WorkOrderAssigned _,WorkOrderUnassigned _,OfferAccepted _,VendorUnassigned _,WorkOrderSubmitted _,ApprovalGranted _,ExtraWorkProposed _ ->
                Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened it -> new Row(key, fact.tenant(), it.number(), it.description().text(), it.customerId(), it.siteId(),
                    it.requesterId(), it.zone(), it.serviceType(), "", "", "", "", "");
            case DraftChanged it when row != null -> row.asking(it.description().text());
            case DetailsCorrected it when row != null -> row.asking(it.description().text());
            case WorkCompleted it when row != null -> row.done(it.summary().text());
            case WorkOrderAssigned it when row != null -> row.had(it.personId());
            case WorkOrderUnassigned _ when row != null -> row.had("");
            case OfferAccepted it when row != null -> row.had(it.vendorId());
            case VendorUnassigned _ when row != null -> row.had("");
            case WorkOrderSubmitted _ when row != null -> row.sentIn(byHand(fact));
            case ExtraWorkProposed it when row != null -> row.needingMore(it.why().text());
            case ApprovalGranted it when row != null && it.kind() == ApprovalKind.INITIAL -> row.agreedTo(byHand(fact));
            default -> row;
        };
    }

    private static String byHand(Recorded fact) {
        var actor = fact.envelope().actor();
        return actor.kind() == Actor.Kind.PERSON ? actor.id() : "";
    }
}
