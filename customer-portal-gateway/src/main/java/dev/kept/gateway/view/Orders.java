package dev.kept.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.events.Money;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.AssignmentMode;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.EquipmentNamed;
import dev.kept.events.WorkOrderEvent.EstimateSet;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkOrderReset;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.gateway.view.OrderVisit.Stage;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The lists of orders.
@Singleton
public class Orders extends RowView<OrderRow> {
    private final ObjectMapper json;

    @Inject
    Orders(Codec codec) {
        super("order_row", OrderRow.class, codec.mapper());
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof WorkOrderEvent ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable OrderRow fold(String key, @Nullable OrderRow row, Recorded fact) {
        var before = row != null ? row : fact.event() instanceof WorkOrderOpened opened ? opened(fact, opened) : null;
        if (before == null)
            return null;
        var after = proposing(after(before, (WorkOrderEvent) fact.event()), (WorkOrderEvent) fact.event());
        var visit = OrderVisit.shown(after.visits()).orElse(null);
        var at = visit == null || visit.stage() == Stage.NOT_DONE || visit.stage() == Stage.MISSED ? null : written(visit.appointment());
        return after.shown(visit, at, fact.envelope().stream().sequence());
    }

    private OrderRow proposing(OrderRow row, WorkOrderEvent event) {
        return switch (event) {
            case VisitProposed it -> row.withProposed(written(it.appointment()));
            case VisitScheduled _,ProposalWithdrawn _ -> row.withProposed(null);
            default -> row;
        };
    }

    private static OrderRow opened(Recorded fact, WorkOrderOpened opened) {
        return new OrderRow(fact.streamId(), fact.tenant(), opened.number(), "DRAFT", null, opened.priority().name(),
                opened.description().text(), opened.serviceType(), opened.customerId(), opened.siteId(), opened.zone(),
                opened.requesterId(), opened.policy().substring(0, opened.policy().indexOf('@')),
                "DRAFT", false, null, null, null, List.of(), null, null, null, fact.envelope().recordedAt(), null, null, null, null, null,
                0, 0, null, false, false, List.of(), null);
    }

    private static OrderRow after(OrderRow row, WorkOrderEvent event) {
        return switch (event) {
            case WorkOrderSubmitted submitted -> row.withPhase("SUBMITTED").withRevision(submitted.revision());
            case ApprovalRequested asked -> withAmount(row.withRevision(asked.revision()), asked.approvalId(), "REQUESTED", asked.amount());
            case ApprovalGranted granted -> withAmount(granted.kind() == ApprovalKind.INITIAL ? row.withPhase("APPROVED") : row,
                    granted.approvalId(), "GRANTED", granted.amount());
            case ApprovalDenied denied -> (denied.kind() == ApprovalKind.INITIAL ? row.withPhase("DENIED") : row)
                    .approval(denied.approvalId(), "DENIED", row.amountMinor(), row.currency());
            case WorkOrderReleased released ->
                row.released(released.assignment() == AssignmentMode.SELF).withRevision(released.revision());
            case VisitScheduled visit -> row.withVisits(OrderVisit.and(row.visits(), new OrderVisit(visit.visitId(),
                    visit.resourceIds().isEmpty() ? null : visit.resourceIds().getFirst(), Stage.SCHEDULED, visit.appointment())));
            case VisitOpened visit -> row.withVisits(OrderVisit.and(row.visits(), new OrderVisit(visit.visitId(),
                    visit.personIds().isEmpty() ? null : visit.personIds().getFirst(), Stage.ARRIVED, visit.appointment())));
            case WorkOrderAssigned it -> row.withAssigneeId(it.personId());
            case WorkOrderUnassigned _ -> row.withAssigneeId(null);
            case VisitRescheduled moved -> ofVisit(row, moved.visitId(), visit -> visit.movedTo(moved.appointment()));
            case TechnicianAssigned assigned -> assigned.role() == VisitRole.LEAD
                    ? ofVisit(row, assigned.visitId(), visit -> visit.ledBy(assigned.personId()))
                    : row;
            case VisitDispatched visit -> at(Stage.DISPATCHED, row, visit.visitId());
            case TravelStarted visit -> at(Stage.EN_ROUTE, row, visit.visitId());
            case Arrived visit -> at(Stage.ARRIVED, row, visit.visitId());
            case WorkStarted visit -> at(Stage.IN_PROGRESS, row, visit.visitId());
            case VisitFinished visit -> at(Stage.DONE, row, visit.visitId());
            case VisitMissed visit -> at(Stage.MISSED, row, visit.visitId());
            case DetailsCorrected it -> row.asking(it.description().text(), it.priority().name());
            case VisitNotDone visit -> at(Stage.NOT_DONE, row, visit.visitId());
            case VisitCancelled cancelled -> row.withVisits(
                    row.visits().stream().filter(visit -> !visit.visitId().equals(cancelled.visitId())).toList());
            case DraftChanged it -> row.asking(it.description().text(), it.priority().name()).withRevision(it.revision());
            case ActionItemAdded it -> row.withRevision(it.revision());
            case EstimateSet it -> row.withRevision(it.revision());
            case WorkOrderAmended it -> row.withRevision(it.revision());
            case SiteChanged it -> row.with(now -> now.siteId(it.siteId()).zone(it.zone()).revision(it.revision()).assetIds(List.of()));
            case EquipmentNamed it -> row.withAssetIds(it.assetIds());
            case WorkOrderReset _ -> row.withPhase("DRAFT");
            case ApprovalWithdrawn it -> withdrawn(row, it);
            case OfferSent it -> row.offeredTo(it.vendorId(), "OFFERED");
            case OfferAccepted it -> row.offeredTo(it.vendorId(), "ACCEPTED");
            case OfferDeclined _,OfferExpired _,OfferWithdrawn _,VendorUnassigned _ -> row.offeredTo(null, null);
            case WorkSentBack _ -> row.again();
            case WorkOrderReopened _ -> row.again().offeredTo(null, null);
            case ApprovalExpired it -> (it.kind() == ApprovalKind.INITIAL ? row.withPhase("DRAFT") : row)
                    .approval(it.approvalId(), "EXPIRED", row.amountMinor(), row.currency());
            case HoldPlaced hold -> row.withHold(hold.reason().name());
            case HoldReleased _ -> row.withHold(null);
            case WorkCompleted _ -> row.withPhase("COMPLETED");
            case BillingNoted billing -> row.withBilling(billing.state().name());
            case WorkOrderCancelled _ -> row.ended("CANCELLED");
            case WorkOrderClosed closed -> row.ended(closed.outcome().name());
            default -> row; // notes, photos, parts, documents: on the order's own page
        };
    }

    private static OrderRow withdrawn(OrderRow row, ApprovalWithdrawn it) {
        var now = row.approval(it.approvalId(), it.cause() == Withdrawal.ORDER_ENDED ? "LAPSED" : "WITHDRAWN", row.amountMinor(),
                row.currency());
        return it.kind() == ApprovalKind.INITIAL && it.cause() == Withdrawal.RECALLED ? now.withPhase("DRAFT") : now;
    }

    private static OrderRow withAmount(OrderRow row, String approvalId, String state, @Nullable Money amount) {
        return amount == null
                ? row.approval(approvalId, state, row.amountMinor(), row.currency())
                : row.approval(approvalId, state, amount.minor(), amount.currency());
    }

    private static OrderRow at(Stage stage, OrderRow row, String visitId) {
        return ofVisit(row, visitId, visit -> visit.at(stage));
    }

    private static OrderRow ofVisit(OrderRow row, String visitId, UnaryOperator<OrderVisit> change) {
        return row.withVisits(
                row.visits().stream().map(visit -> visit.visitId().equals(visitId) ? change.apply(visit) : visit).toList());
    }

    private String written(Appointment appointment) {
        try {
            return json.writeValueAsString(appointment);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
