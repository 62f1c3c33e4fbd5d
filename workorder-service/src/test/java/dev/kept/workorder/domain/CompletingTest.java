package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.SignatureCaptured;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who completes the work, and from where on.
class CompletingTest {

    @Test
    void where_booked_is_enough_the_completion_says_that_the_visit_took_place() {
        var life = booked("\"from\":\"SCHEDULED\"").when(TOMASZ, Samples.complete());
        assertEquals("visit-1", life.fact(VisitFinished.class).visitId());
        assertEquals(1, life.fact(WorkCompleted.class).trips());
        life.thenStatus(Status.COMPLETED);
    }

    @Test
    void of_several_visits_the_completing_technicians_own_took_place_and_the_rest_is_called_off() {
        var life = booked("\"from\":\"SCHEDULED\"").given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of(ZOFIA.id())))
                .when(ZOFIA, Samples.complete());
        assertEquals("visit-2", life.fact(VisitFinished.class).visitId());
        assertEquals("visit-1", life.fact(VisitCancelled.class).visitId());
    }

    @Test
    void whose_own_visit_is_over_does_not_make_a_trip_of_anothers() {
        var life = booked("\"from\":\"SCHEDULED\"").given(TOMASZ, new Arrive(null)).given(TOMASZ, new FinishVisit(null))
                .given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of(ZOFIA.id()))).when(TOMASZ, Samples.complete());
        assertEquals("visit-2", life.fact(VisitCancelled.class).visitId());
        assertEquals(1, life.fact(WorkCompleted.class).trips());
    }

    @Test
    void the_office_completes_the_next_visit() {
        var life = booked("\"from\":\"SCHEDULED\"").given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of(ZOFIA.id())))
                .when(AOIFE, Samples.complete());
        assertEquals("visit-1", life.fact(VisitFinished.class).visitId());
        assertEquals("visit-2", life.fact(VisitCancelled.class).visitId());
    }

    @Test
    void work_that_has_not_begun_and_waits_is_not_completed() {
        booked("\"from\":\"SCHEDULED\"").given(AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER)).when(TOMASZ, Samples.complete())
                .thenRefused("on-hold");
    }

    @Test
    void where_nobody_says_otherwise_the_work_has_to_have_begun_and_the_customer_does_not_complete_it() {
        booked("\"from\":null").when(TOMASZ, Samples.complete()).thenRefused("not-in-progress").when(MAEVE, Samples.complete())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void who_asked_for_the_work_completes_it_where_the_policy_says_so_and_nobody_whom_it_does_not_name() {
        booked("\"from\":\"SCHEDULED\",\"by\":[\"SUBMITTER\"]").when(AOIFE, Samples.complete())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenSays("who asked for the work does that")
                .when(TOMASZ, Samples.complete()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(DECLAN, Samples.complete()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .given(MAEVE, Samples.complete()).thenStatus(Status.COMPLETED);
    }

    @Test
    @Tag("A17")
    void where_booked_is_enough_things_are_ticked_off_before_anybody_arrived_by_those_who_may_complete() {
        var life = booked("\"from\":\"SCHEDULED\",\"by\":[\"TECHNICIAN\",\"SUBMITTER\"]").when(AOIFE, new ResolveItem("item-1"))
                .thenRefused("not-arrived").when(DECLAN, new ResolveItem("item-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(MAEVE, new ResolveItem("item-1")).then(ActionItemResolved.class).when(TOMASZ, new CloseItem("item-2", "Not ours."))
                .then(ActionItemClosed.class);
        assertEquals(List.of(), life.order().openItems());
    }

    @Test
    void where_the_work_has_to_have_begun_things_are_ticked_off_after_the_arrival_and_not_by_who_asked_for_them() {
        booked("\"from\":null").when(TOMASZ, new ResolveItem("item-1")).thenRefused("not-arrived").when(MAEVE, new ResolveItem("item-1"))
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void without_a_visit_that_stands_nothing_is_ticked_off_however_far_a_visit_has_to_be() {
        booked("\"from\":\"SCHEDULED\"").given(AOIFE, new CancelVisit("visit-1", "ill")).when(TOMASZ, new ResolveItem("item-1"))
                .thenRefused("not-arrived");
    }

    /// Tomasz is booked, and nothing but the summary is required.
    private static Life booked(String knobs) {
        return Life.under(Samples.varied(Map.of("complete", "{\"requires\":[]," + knobs + "}"))).given(MAEVE, Samples.open())
                .given(DECLAN, Samples.approve()).given(KEPT, Samples.schedule("visit-1"));
    }

    @Test
    void a_photo_of_the_problem_is_none_of_the_result() {
        Life.inProgress().given(MAEVE, new AddPhoto("photo-9", PhotoPhase.PROBLEM, Samples.SIGNATURE)).when(TOMASZ, Samples.complete())
                .thenRefused("incomplete").thenMissing("result-photo");
    }

    @Test
    void who_signs_without_a_name_signs_as_the_customer() {
        Life.inProgress().given(TOMASZ, Samples.resultPhoto()).when(TOMASZ, new Complete("Recharged.", Samples.SIGNATURE, null))
                .thenFact(new SignatureCaptured(Samples.SIGNATURE, new Personal("maeve", "The customer")));
        Life.inProgress().given(TOMASZ, Samples.resultPhoto()).when(TOMASZ, Samples.complete())
                .thenFact(new SignatureCaptured(Samples.SIGNATURE, new Personal("maeve", "Maeve Brennan")));
    }
}
