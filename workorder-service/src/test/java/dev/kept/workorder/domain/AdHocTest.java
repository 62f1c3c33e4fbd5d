package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Visits that nobody booked: `scheduling.need = OPTIONAL`.
class AdHocTest {

    /// A service order that Tomasz was given without a time; who arrives there works.
    private static Life given() {
        return ready().given(AOIFE, new AssignTechnician("tomasz", true, null));
    }

    private static Life ready() {
        return Life.under(Samples.preset("service-order")).given(MAEVE, Samples.openUnder("service-order@1"))
                .given(MAEVE, Samples.submit("declan")).given(DECLAN, Samples.approve());
    }

    @Test
    void who_has_the_order_arrives_without_a_booking_and_that_opens_a_visit() {
        var life = given().when(TOMASZ, new Arrive(null, "visit-1"))
                .then(VisitOpened.class, Arrived.class, WorkStarted.class, TimerStarted.class).thenStatus(Status.IN_PROGRESS);
        var opened = life.fact(VisitOpened.class);
        assertEquals(List.of("tomasz"), opened.personIds());
        assertEquals("Europe/Dublin", opened.appointment().zone());
        assertEquals(LocalDateTime.parse("2026-03-02T08:00"), opened.appointment().start());
        life.when(TOMASZ, new Arrive(null, "visit-2")).thenRefused("already-working");
    }

    @Test
    void work_that_starts_without_a_booking_opens_a_visit_too_and_the_same_once_more_changes_nothing() {
        var life = Life.under(Samples.preset("service-order", Map.of("start", "{\"on\":\"MANUAL\"}")))
                .given(MAEVE, Samples.openUnder("service-order@1")).given(MAEVE, Samples.submit("declan"))
                .given(DECLAN, Samples.approve()).given(AOIFE, new AssignTechnician("tomasz", true, null));
        life.when(TOMASZ, new Arrive(null, "visit-1")).then(VisitOpened.class, Arrived.class).thenStatus(Status.ARRIVED);
        life.when(TOMASZ, new StartWork(null, "visit-2")).then(WorkStarted.class, TimerStarted.class);
        life.given(TOMASZ, new FinishVisit(null));
        life.when(TOMASZ, new StartWork(null, "visit-2")).then(VisitOpened.class, WorkStarted.class, TimerStarted.class)
                .thenStatus(Status.IN_PROGRESS);
        life.when(TOMASZ, new StartWork(null, "visit-3")).then();
    }

    @Test
    void a_phone_that_was_offline_says_when_it_began_in_the_orders_zone() {
        var life = given().later(Duration.ofDays(30));
        var began = life.now().minus(Duration.ofHours(5));
        life.when(new StartWork(null, "visit-1"), new Asked(TOMASZ, life.now(), began, null));
        assertEquals(LocalDateTime.parse("2026-04-01T04:00"), life.fact(VisitOpened.class).appointment().start(), "it is summer there");
        assertEquals(began, life.fact(TimerStarted.class).from());
    }

    @Test
    void where_nobody_comes_without_a_booked_time_it_stays_so() {
        Life.ready().given(KEPT, Samples.schedule("visit-1")).given(AOIFE, new CancelVisit("visit-1", "ill"))
                .when(TOMASZ, new Arrive(null, "visit-2")).thenRefused("no-visit")
                .when(TOMASZ, new StartWork(null, "visit-2")).thenRefused("no-visit");
    }

    @Test
    void who_does_not_have_the_order_opens_no_visit() {
        ready().when(TOMASZ, new Arrive(null, "visit-1")).thenRefused(Kind.NOT_FOUND, "not-found");
        ready().given(KEPT, Samples.schedule("visit-1")).given(AOIFE, new CancelVisit("visit-1", "ill"))
                .when(TOMASZ, new Arrive(null, "visit-2")).thenRefused("not-your-order");
        given().given(AOIFE, new AssignTechnician("zofia", true, null)).when(TOMASZ, new StartWork(null, "visit-1"))
                .thenRefused("not-your-order");
    }

    @Test
    void a_travel_needs_an_appointment_to_travel_to() {
        given().when(TOMASZ, new StartTravel(null, null)).thenRefused("no-visit");
    }

    @Test
    void before_the_release_and_after_the_end_nobody_comes() {
        Life.under(Samples.preset("it-provider", Map.of("approval",
                "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"ASK_OFFICE\",\"onDeny\":\"CLOSE\"}")))
                .given(TOMASZ, Samples.openUnder("it-provider@1")).thenStatus(Status.SUBMITTED)
                .when(TOMASZ, new StartWork(null, "visit-1")).thenRefused("not-released")
                .given(DECLAN, Samples.approve()).thenStatus(Status.READY)
                .given(TOMASZ, new StartWork(null, "visit-1")).given(TOMASZ, Samples.note("found"))
                .given(TOMASZ, Samples.complete(Samples.preset("it-provider")))
                .when(TOMASZ, new Arrive(null, "visit-2")).thenRefused("order-closed");
    }

    @Test
    void while_it_waits_an_arrival_lets_it_go_on_and_a_start_does_not() {
        var life = given().given(TOMASZ, new Arrive(null, "visit-1")).given(TOMASZ, Samples.hold(HoldReason.WAITING_PARTS));
        life.when(TOMASZ, new StartWork(null, "visit-2")).thenRefused("on-hold").thenMissing("resumption");
        life.when(TOMASZ, new Arrive(null, "visit-2"))
                .then(HoldReleased.class, VisitOpened.class, Arrived.class, WorkStarted.class, TimerStarted.class);
    }

    @Test
    void nobody_walks_past_who_was_asked_about_extra_work() {
        var life = Life.under(Samples.preset("service-order", Map.of("extraWork", Samples.EXTRA)))
                .given(MAEVE, Samples.openUnder("service-order@1")).given(MAEVE, Samples.submit("declan"))
                .given(DECLAN, Samples.approve()).given(AOIFE, new AssignTechnician("tomasz", true, null))
                .given(TOMASZ, Samples.extra("extra-1", 35_000));
        life.when(TOMASZ, new Arrive(null, "visit-1")).thenRefused("waits-for-approval");
        life.when(TOMASZ, new StartWork(null, "visit-1")).thenRefused("waits-for-approval");
    }

    @Test
    void the_id_of_another_visit_is_taken_and_there_is_a_most() {
        var life = given();
        for (int visit = 0; visit < Limits.MOST_VISITS; visit++)
            life.given(TOMASZ, new StartWork(null, "visit-" + visit)).given(TOMASZ, new FinishVisit(null));
        life.when(TOMASZ, new StartWork(null, "visit-7")).thenRefused("id-taken");
        life.when(TOMASZ, new StartWork(null, "one-more")).thenRefused("too-many-visits");
    }

    @Test
    void who_was_booked_and_has_finished_comes_once_more_without_a_booking() {
        var life = ready().given(KEPT, Samples.schedule("visit-1")).given(TOMASZ, new Arrive(null)).given(TOMASZ, new FinishVisit(null));
        life.when(TOMASZ, new Arrive(null, "visit-2")).then(VisitOpened.class, Arrived.class, WorkStarted.class, TimerStarted.class);
    }

    @Test
    void a_booked_visit_comes_before_one_that_would_be_opened() {
        var life = given().given(KEPT, Samples.schedule("visit-1"));
        life.when(TOMASZ, new Arrive(null, "visit-2")).then(Arrived.class, WorkStarted.class, TimerStarted.class);
        assertEquals(1, life.order().visits().size());
    }

    @Test
    void it_is_a_visit_like_any_other() {
        var life = given().given(TOMASZ, new Arrive(null, "visit-1")).later(Duration.ofMinutes(50));
        life.when(AOIFE, new CancelVisit("visit-1", "ill")).thenRefused("visit-begun");
        life.when(KEPT, Samples.reschedule("visit-1")).thenRefused("visit-begun");
        life.given(TOMASZ, Samples.course(Course.AS_STIPULATED)).when(TOMASZ, Samples.complete());
        assertEquals(1, life.fact(WorkCompleted.class).trips(), "it is a trip");
        assertEquals(Duration.ofMinutes(50), life.fact(WorkCompleted.class).worked());
        assertTrue(life.order().visits().getFirst().adHoc());
        ready().given(AOIFE, new AssignTechnician("zofia", true, null)).given(ZOFIA, new Arrive(null, "visit-1"))
                .when(ZOFIA, new CancelVisit("visit-1", "ill")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }
}
