package dev.kept.workorder.domain;

import dev.kept.events.Appointment;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One presence on site. Its id is the booking's, where it was booked.
///
/// @param personIds who comes; the first one leads
/// @param travelled whether somebody set out: that makes it a trip
/// @param reached whether somebody was on site
/// @param endedAt null: it stands, or it was cancelled
/// @param newEta when they think to be there, where that is later than was promised; null: nobody said so
/// @param course how it goes on, as was chosen last on site; null: nobody has
/// @param adHoc nobody booked it: it began as somebody came, or took up the work, which may be done from afar: only an arrival makes it a trip
@RecordBuilder
public record Visit(String visitId, Appointment appointment, List<String> personIds, Stage stage, boolean travelled, boolean reached,
        @Nullable Instant endedAt, @Nullable Instant newEta, boolean adHoc, @Nullable Course course) implements VisitBuilder.With {

    /// In the order in which a visit goes through them; a step may be left out.
    public enum Stage {
        SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, WORKING, DONE, NOT_DONE, MISSED, CANCELLED;

        /// Whether it is still to come or under way.
        public boolean stands() {
            return compareTo(DONE) < 0;
        }

        public boolean planned() {
            return compareTo(EN_ROUTE) < 0;
        }
    }

    public Visit {
        personIds = List.copyOf(personIds);
    }

    static Visit booked(String visitId, Appointment appointment, List<String> personIds) {
        return new Visit(visitId, appointment, personIds, Stage.SCHEDULED, false, false, null, null, false, null);
    }

    /// Who opens one is at the work.
    static Visit opened(String visitId, Appointment appointment, List<String> personIds) {
        return new Visit(visitId, appointment, personIds, Stage.ARRIVED, false, true, null, null, true, null);
    }

    public boolean stands() {
        return stage.stands();
    }

    /// Somebody is on the way or there.
    public boolean begun() {
        return stands() && !stage.planned();
    }

    /// How it ends where the order goes on without it: not needed, not reached, or as far as it came.
    WorkOrderEvent leftOn(String cause, Instant now) {
        if (!begun())
            return new VisitCancelled(visitId, personIds, cause, now);
        return stage == Stage.EN_ROUTE ? new VisitNotDone(visitId, personIds, cause, now) : new VisitFinished(visitId, personIds, now);
    }

    /// Who is on site came, whether or not they said that they set out.
    private boolean isTrip(Stage now) {
        return switch (now) {
            case EN_ROUTE, ARRIVED -> true;
            case WORKING, DONE -> !adHoc;
            case SCHEDULED, DISPATCHED, NOT_DONE, MISSED, CANCELLED -> false;
        };
    }

    Visit at(Stage now) {
        return with(it -> it.stage(now).travelled(travelled || isTrip(now))
                .reached(reached || now == Stage.ARRIVED || now == Stage.WORKING).newEta(now.compareTo(Stage.ARRIVED) < 0 ? newEta : null));
    }

    Visit ended(Stage now, Instant at) {
        return with(it -> it.stage(now).travelled(travelled || isTrip(now)).reached(reached || now == Stage.DONE).endedAt(at).newEta(null));
    }

    /// A moved visit has to be handed to its people anew.
    Visit movedTo(Appointment time, List<String> people) {
        return with(it -> it.appointment(time).personIds(people).stage(stage.planned() ? Stage.SCHEDULED : stage).newEta(null));
    }

    /// What an order with such a visit shows; its own phase where the visit is over.
    Status status(Status otherwise) {
        return switch (stage) {
            case SCHEDULED -> Status.SCHEDULED;
            case DISPATCHED -> Status.DISPATCHED;
            case EN_ROUTE -> Status.EN_ROUTE;
            case ARRIVED -> Status.ARRIVED;
            case WORKING -> Status.IN_PROGRESS;
            case DONE, NOT_DONE, MISSED, CANCELLED -> otherwise;
        };
    }
}
