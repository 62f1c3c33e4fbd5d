package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.ZOFIA;
import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NIAMH;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.hold;
import static dev.kept.workorder.domain.Samples.resultPhoto;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.CustomerReplied;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private static final Reply ANSWER = new Reply("reply-1", "On Friday, please.");

    @Test
    @Tag("E15")
    @Tag("E16")
    void work_that_waits_for_parts_gives_its_visit_back_and_work_that_waits_for_the_customer_keeps_it() {
        var parts = Life.dispatched();
        parts.when(AOIFE, hold(HoldReason.WAITING_PARTS)).then(VisitCancelled.class, HoldPlaced.class)
                .thenFact(new VisitCancelled("visit-1", List.of("tomasz"), "on-hold", parts.now()))
                .thenFact(new HoldPlaced(HoldReason.WAITING_PARTS, new Personal("maeve", "The vessel is on order."),
                        HeldVisits.RELEASED, null, parts.now()))
                .thenStatus(Status.ON_HOLD);
        Life.dispatched().when(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).then(HoldPlaced.class).thenStatus(Status.ON_HOLD)
                .when(MAEVE, new Resume()).then(HoldReleased.class).thenStatus(Status.DISPATCHED);
        Life.dispatched().when(AOIFE, new Hold(HoldReason.WAITING_PARTS, "They come tomorrow.", null, HeldVisits.KEPT))
                .then(HoldPlaced.class);
        Life.dispatched().when(AOIFE, new Hold(HoldReason.WAITING_CUSTOMER, "Away.", null, HeldVisits.RELEASED))
                .then(VisitCancelled.class, HoldPlaced.class);
    }

    @Test
    void a_visit_that_is_given_back_ends_as_far_as_it_came() {
        Life.enRoute().when(TOMASZ, hold(HoldReason.WAITING_PARTS)).then(VisitNotDone.class, HoldPlaced.class);
        Life.inProgress().when(TOMASZ, hold(HoldReason.WAITING_PARTS)).then(TimerStopped.class, VisitFinished.class, HoldPlaced.class)
                .when(AOIFE, new Resume()).thenStatus(Status.READY);
    }

    @Test
    @Tag("E10")
    void the_time_stops_with_the_hold_and_starts_again_by_hand() {
        var life = Life.inProgress().later(Duration.ofMinutes(30));
        life.when(TOMASZ, hold(HoldReason.OTHER)).then(TimerStopped.class, HoldPlaced.class).thenStatus(Status.ON_HOLD)
                .when(TOMASZ, new StartWork(null)).thenRefused(Kind.CONFLICT, "on-hold").thenMissing("resumption")
                .when(TOMASZ, new FinishVisit(null)).thenRefused("on-hold").later(Duration.ofHours(2)).when(TOMASZ, new Resume())
                .thenFact(new HoldReleased(HoldReason.OTHER, HoldEnd.RESUMED, Duration.ofHours(2))).thenStatus(Status.IN_PROGRESS)
                .when(TOMASZ, new StartWork(null)).then(TimerStarted.class);
        assertEquals(Duration.ofMinutes(30), life.order().work().worked());
    }

    @Test
    void a_hold_that_stands_is_replaced_and_only_one_stands() {
        Life.ready().given(AOIFE, hold(HoldReason.WAITING_PARTS)).later(Duration.ofDays(1)).when(AOIFE, hold(HoldReason.WAITING_CUSTOMER))
                .then(HoldReleased.class, HoldPlaced.class)
                .thenFact(new HoldReleased(HoldReason.WAITING_PARTS, HoldEnd.REPLACED, Duration.ofDays(1))).when(AOIFE, new Resume())
                .then(HoldReleased.class).thenStatus(Status.READY).when(AOIFE, new Resume()).then();
    }

    @Test
    @Tag("E17")
    void the_customers_answer_lets_the_work_go_on_where_that_was_waited_for() {
        Life.ready().given(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).later(Duration.ofHours(3)).when(MAEVE, ANSWER)
                .then(CustomerReplied.class, HoldReleased.class)
                .thenFact(new CustomerReplied("reply-1", new Personal("maeve", "On Friday, please."), false))
                .thenFact(new HoldReleased(HoldReason.WAITING_CUSTOMER, HoldEnd.REPLY, Duration.ofHours(3)))
                .thenWhy(HoldReleased.class, "hold.onCustomerReply = RESUME",
                        "The customer has given the answer that the work waited for")
                .thenStatus(Status.READY);
        Life.ready().given(AOIFE, hold(HoldReason.WAITING_PARTS)).when(MAEVE, ANSWER).then(CustomerReplied.class)
                .thenStatus(Status.ON_HOLD);
        Life.ready().given(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).when(KEPT, ANSWER).thenStatus(Status.READY);
        var patient = Samples.varied(Map.of("hold", "{\"reasons\":{\"WAITING_CUSTOMER\":\"KEPT\"},\"onCustomerReply\":\"STAY\"}"));
        Life.under(patient).given(MAEVE, Samples.open(null)).given(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).when(MAEVE, ANSWER)
                .then(CustomerReplied.class).thenStatus(Status.ON_HOLD);
    }

    @Test
    void a_reply_is_kept_in_any_state_and_late_where_the_work_is_done() {
        Life.submitted().when(MAEVE, ANSWER).then(CustomerReplied.class).thenStatus(Status.SUBMITTED);
        Life.paid().when(MAEVE, ANSWER).thenFact(new CustomerReplied("reply-1", new Personal("maeve", "On Friday, please."), true))
                .thenStatus(Status.CLOSED);
        Life.ready().when(MAEVE, new Reply("reply-1", " ")).thenRefused(Kind.INVALID, "missing-text").when(AOIFE, ANSWER)
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void a_booking_lets_the_work_go_on_and_so_does_who_arrives() {
        Life.ready().given(AOIFE, hold(HoldReason.WAITING_PARTS)).when(KEPT, Samples.schedule("visit-1"))
                .then(HoldReleased.class, VisitScheduled.class, TechnicianAssigned.class, VisitDispatched.class)
                .thenStatus(Status.DISPATCHED);
        Life.dispatched().given(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).when(TOMASZ, new StartTravel(null, null))
                .thenRefused("on-hold").when(TOMASZ, new Arrive(null)).then(HoldReleased.class, Arrived.class)
                .thenStatus(Status.ARRIVED);
        Life.inProgress().given(TOMASZ, hold(HoldReason.OTHER)).when(TOMASZ, new ReportNotDone(null, "Nobody at home"))
                .then(HoldReleased.class, VisitNotDone.class).thenStatus(Status.READY);
    }

    @Test
    void a_visit_that_is_moved_while_the_work_waits_is_handed_over_when_it_goes_on() {
        Life.dispatched().given(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).when(KEPT, Samples.reschedule("visit-1"))
                .then(VisitRescheduled.class).thenStatus(Status.ON_HOLD).when(AOIFE, new Resume())
                .then(HoldReleased.class, VisitDispatched.class).thenStatus(Status.DISPATCHED);
    }

    @Test
    void work_that_has_begun_may_be_completed_from_the_hold() {
        var life = Life.inProgress().given(TOMASZ, resultPhoto()).given(TOMASZ, hold(HoldReason.OTHER)).when(TOMASZ, Samples.complete())
                .thenStatus(Status.COMPLETED);
        assertEquals(HoldEnd.COMPLETED, life.fact(HoldReleased.class).by());
        Life.arrived().given(TOMASZ, hold(HoldReason.OTHER)).when(TOMASZ, Samples.complete()).thenRefused("not-in-progress");
    }

    @Test
    void the_customer_cancels_what_waits_even_in_the_middle_of_the_work() {
        var life = Life.inProgress().given(TOMASZ, hold(HoldReason.WAITING_CUSTOMER)).when(MAEVE, Samples.cancel())
                .thenStatus(Status.CLOSED);
        assertEquals(HoldEnd.ENDED, life.fact(HoldReleased.class).by());
    }

    @Test
    void a_hold_has_a_reason_of_the_policys_a_note_and_an_end_to_come() {
        var life = Life.ready();
        life.when(AOIFE, new Hold(HoldReason.OTHER, " ", null, null)).thenRefused(Kind.INVALID, "missing-text")
                .when(AOIFE, hold(HoldReason.WAITING_APPROVAL)).thenRefused(Kind.INVALID, "unknown-reason")
                .when(AOIFE, new Hold(HoldReason.OTHER, "Away.", life.now(), null)).thenRefused(Kind.INVALID, "bad-until")
                .when(AOIFE, new Hold(HoldReason.OTHER, "Away.", life.now().plusSeconds(1), null)).thenStatus(Status.ON_HOLD);
        Life.submitted().when(AOIFE, hold(HoldReason.OTHER)).thenRefused("not-released").thenMissing("approval");
        Life.completed().when(AOIFE, hold(HoldReason.OTHER)).thenRefused("already-completed");
        Life.paid().when(AOIFE, new Resume()).thenRefused("order-closed");
    }

    @Test
    void holds_are_placed_by_those_who_do_the_work_and_ended_by_all_who_take_part() {
        Life.dispatched().when(MAEVE, hold(HoldReason.OTHER)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").given(TOMASZ,
                hold(HoldReason.OTHER)).when(NIAMH, new Resume()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(KEPT, new Resume()).thenStatus(Status.DISPATCHED);
    }

    @Test
    void who_comes_no_more_leaves_the_work_to_those_who_do_and_still_brings_facts() {
        var zofias = new ScheduleVisit("visit-2", Samples.TUESDAY, List.of("zofia"));
        var off = Life.dispatched().given(AOIFE, new CancelVisit("visit-1", "ill")).given(KEPT, zofias);
        off.when(TOMASZ, hold(HoldReason.WAITING_PARTS)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenStatus(Status.DISPATCHED)
                .when(TOMASZ, new AddNote("note-1", "The key is with the neighbour.")).then(NoteAdded.class)
                .when(ZOFIA, hold(HoldReason.WAITING_PARTS)).thenStatus(Status.ON_HOLD);
        Life.enRoute().given(TOMASZ, new ReportNotDone(null, "The road is closed.")).given(KEPT, zofias).given(ZOFIA, new StartWork(null))
                .given(ZOFIA, resultPhoto()).when(TOMASZ, Samples.complete()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(TOMASZ, new CloseNotCarriedOut("Past repair.")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.enRoute().given(TOMASZ, hold(HoldReason.WAITING_PARTS)).when(TOMASZ, new Resume()).then(HoldReleased.class);
    }

    @Test
    void whatever_ends_the_hold_hands_over_what_was_moved_meanwhile() {
        var moved = Samples.reschedule("visit-1");
        Life.dispatched().given(AOIFE, hold(HoldReason.WAITING_CUSTOMER)).given(KEPT, moved).when(MAEVE, ANSWER)
                .then(CustomerReplied.class, HoldReleased.class, VisitDispatched.class);
        Life.dispatched().given(KEPT, new ScheduleVisit("visit-2", Samples.TUESDAY, List.of("zofia")))
                .given(AOIFE, hold(HoldReason.OTHER)).given(KEPT, moved).when(ZOFIA, new Arrive(null))
                .then(HoldReleased.class, Arrived.class, VisitDispatched.class).thenFact(new VisitDispatched("visit-1", "tomasz"));
    }
}
