package dev.kept.gateway.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.events.Money;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
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
        return after(before, (WorkOrderEvent) fact.event()).withVersion(fact.envelope().stream().sequence());
    }

    private static OrderRow opened(Recorded fact, WorkOrderOpened opened) {
        return new OrderRow(fact.streamId(), fact.tenant(), opened.number(), "DRAFT", null, opened.priority().name(),
                opened.description().text(), opened.serviceType(), opened.customerId(), opened.siteId(), opened.zone(),
                opened.requesterId(),
                "DRAFT", false, null, null, null, null, fact.envelope().recordedAt(), null, null, null, null, null, 0, 0);
    }

    private OrderRow after(OrderRow row, WorkOrderEvent event) {
        return switch (event) {
            case WorkOrderSubmitted submitted -> row.withPhase("SUBMITTED").withRevision(submitted.revision());
            case ApprovalRequested asked -> withAmount(row.withRevision(asked.revision()), asked.approvalId(), "REQUESTED", asked.amount());
            case ApprovalGranted granted -> withAmount(granted.kind() == ApprovalKind.INITIAL ? row.withPhase("APPROVED") : row,
                    granted.approvalId(), "GRANTED", granted.amount());
            case ApprovalDenied denied -> (denied.kind() == ApprovalKind.INITIAL ? row.withPhase("DENIED") : row)
                    .withApproval(denied.approvalId(), "DENIED", row.amountMinor(), row.currency());
            case WorkOrderReleased released -> row.withRelease().withRevision(released.revision());
            case VisitScheduled visit -> row.withVisit(visit.visitId(), "SCHEDULED", written(visit.appointment()));
            case VisitRescheduled visit -> ofVisit(row, visit.visitId(), VisitRow.moved(row.visitStatus()), written(visit.appointment()));
            case TechnicianAssigned assigned -> assigned.role() == VisitRole.LEAD ? row.withTechnician(assigned.personId()) : row;
            case VisitDispatched visit -> ofVisit(row, visit.visitId(), "DISPATCHED", row.appointment());
            case TravelStarted visit -> ofVisit(row, visit.visitId(), "EN_ROUTE", row.appointment());
            case Arrived visit -> ofVisit(row, visit.visitId(), "ARRIVED", row.appointment());
            case WorkStarted visit -> ofVisit(row, visit.visitId(), "WORKING", row.appointment());
            case VisitFinished visit -> ofVisit(row, visit.visitId(), null, row.appointment());
            case VisitNotDone visit -> ofVisit(row, visit.visitId(), null, null);
            case VisitCancelled visit -> visit.visitId().equals(row.visitId()) ? row.withoutVisit() : row;
            case WorkCompleted _ -> row.withPhase("COMPLETED");
            case BillingNoted billing -> row.withBilling(billing.state().name());
            case WorkOrderCancelled _ -> row.withOutcome("CANCELLED");
            case WorkOrderClosed closed -> row.withOutcome(closed.outcome().name());
            default -> row; // notes, photos, parts, documents: on the order's own page
        };
    }

    private static OrderRow withAmount(OrderRow row, String approvalId, String state, @Nullable Money amount) {
        return amount == null
                ? row.withApproval(approvalId, state, row.amountMinor(), row.currency())
                : row.withApproval(approvalId, state, amount.minor(), amount.currency());
    }

    private static OrderRow ofVisit(OrderRow row, String visitId, @Nullable String status, @Nullable String appointment) {
        return visitId.equals(row.visitId()) ? row.withVisit(visitId, status, appointment) : row;
    }

    private String written(Appointment appointment) {
        try {
            return json.writeValueAsString(appointment);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
