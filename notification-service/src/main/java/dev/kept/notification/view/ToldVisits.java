package dev.kept.notification.view;

import dev.kept.events.Appointment;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Appointments, as far as messages speak of them.
@Singleton
public class ToldVisits extends RowView<ToldVisits.Row> {

    /// What an order that is cancelled, or merged into another, says of the visits that still stood, before it says so of itself.
    private static final Set<String> WITH_ITS_ORDER = Set.of("order-cancelled", "order-merged");

    /// `STANDS` until somebody sets out: only then is there something to be reminded of. `FELL_WITH_ORDER` when it stood, or had begun, as
    /// the order was cancelled.
    public enum State {
        /// It waits for its confirmation: nobody is told that they are to come.
        PROPOSED, STANDS, BEGUN, DONE, CANCELLED, FELL_WITH_ORDER
    }

    /// @param technicianId who leads
    public record Row(String visitId, String tenant, String orderId, Appointment appointment, String technicianId, State state) {

        Row now(State next) {
            return new Row(visitId, tenant, orderId, appointment, technicianId, next);
        }

        Row at(Appointment time) {
            return new Row(visitId, tenant, orderId, time, technicianId, State.STANDS);
        }

        Row led(String personId) {
            return new Row(visitId, tenant, orderId, appointment, personId, state);
        }
    }

    @Inject
    ToldVisits(Codec codec) {
        super("told_visit", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case VisitProposed it -> Set.of(it.visitId());
            case ProposalWithdrawn it -> Set.of(it.visitId());
            case VisitScheduled it -> Set.of(it.visitId());
            case VisitOpened it -> Set.of(it.visitId());
            case VisitRescheduled it -> Set.of(it.visitId());
            case TechnicianAssigned it -> Set.of(it.visitId());
            case TravelStarted it -> Set.of(it.visitId());
            case Arrived it -> Set.of(it.visitId());
            case WorkStarted it -> Set.of(it.visitId());
            case VisitFinished it -> Set.of(it.visitId());
            case VisitNotDone it -> Set.of(it.visitId());
            case VisitMissed it -> Set.of(it.visitId());
            case VisitCancelled it -> Set.of(it.visitId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        if (fact.event() instanceof VisitProposed it)
            return new Row(key, fact.tenant(), fact.streamId(), it.appointment(), it.technicianId(), State.PROPOSED);
        if (fact.event() instanceof VisitScheduled it)
            return new Row(key, fact.tenant(), fact.streamId(), it.appointment(), first(it.resourceIds()), State.STANDS);
        if (fact.event() instanceof VisitOpened it)
            return new Row(key, fact.tenant(), fact.streamId(), it.appointment(), first(it.personIds()), State.BEGUN);
        if (row == null)
            return null;
        return switch (fact.event()) {
            case ProposalWithdrawn _ -> row.now(State.CANCELLED);
            case VisitRescheduled it -> row.at(it.appointment());
            case TechnicianAssigned it when it.role() == VisitRole.LEAD -> row.led(it.personId());
            case TravelStarted _,Arrived _,WorkStarted _ -> row.now(State.BEGUN);
            case VisitFinished _,VisitMissed _ -> row.now(State.DONE);
            case VisitNotDone it -> row.now(WITH_ITS_ORDER.contains(it.cause()) ? State.FELL_WITH_ORDER : State.DONE);
            case VisitCancelled it -> row.now(WITH_ITS_ORDER.contains(it.cause()) ? State.FELL_WITH_ORDER : State.CANCELLED);
            default -> row;
        };
    }

    private static String first(List<String> people) {
        return people.isEmpty() ? "" : people.getFirst();
    }
}
