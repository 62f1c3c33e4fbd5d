package dev.kept.notification.view;

import dev.kept.events.Actor;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import io.soabase.recordbuilder.core.RecordBuilder;
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
    @RecordBuilder
    public record Row(String orderId, String tenant, String number, String description, String customerId, String siteId,
            String requesterId, String zone, String serviceType, String summary, String assigneeId, String submitterId, String approverId,
            String extraWhy) implements ToldOrdersRowBuilder.With {}

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
            case WorkOrderOpened _,DraftChanged _,DetailsCorrected _,WorkCompleted _,WorkOrderAssigned _,WorkOrderUnassigned _,OfferAccepted _,VendorUnassigned _,WorkOrderSubmitted _,ApprovalGranted _,ExtraWorkProposed _,SiteChanged _ ->
                Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened it -> new Row(key, fact.tenant(), it.number(), it.description().text(), it.customerId(), it.siteId(),
                    it.requesterId(), it.zone(), it.serviceType(), "", "", "", "", "");
            case DraftChanged it when row != null -> row.withDescription(it.description().text());
            case DetailsCorrected it when row != null -> row.withDescription(it.description().text());
            case SiteChanged it when row != null -> row.withSiteId(it.siteId()).withZone(it.zone());
            case WorkCompleted it when row != null -> row.withSummary(it.summary().text());
            case WorkOrderAssigned it when row != null -> row.withAssigneeId(it.personId());
            case WorkOrderUnassigned _ when row != null -> row.withAssigneeId("");
            case OfferAccepted it when row != null -> row.withAssigneeId(it.vendorId());
            case VendorUnassigned _ when row != null -> row.withAssigneeId("");
            case WorkOrderSubmitted _ when row != null -> row.withSubmitterId(byHand(fact)).withApproverId("");
            case ExtraWorkProposed it when row != null -> row.withExtraWhy(it.why().text());
            case ApprovalGranted it when row != null && it.kind() == ApprovalKind.INITIAL -> row.withApproverId(byHand(fact));
            default -> row;
        };
    }

    private static String byHand(Recorded fact) {
        var actor = fact.envelope().actor();
        return actor.kind() == Actor.Kind.PERSON ? actor.id() : "";
    }
}
