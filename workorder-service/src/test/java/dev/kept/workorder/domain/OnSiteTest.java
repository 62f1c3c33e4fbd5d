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
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnSiteTest {

    @Test
    void a_policy_may_have_the_work_begin_with_the_arrival() {
        var arriving = Samples.varied(Map.of("start", "{\"on\":\"ARRIVE\"}"));
        var booked = Life.under(arriving).given(MAEVE, Samples.open()).given(DECLAN, Samples.approve()).given(KEPT,
                Samples.schedule("visit-1"));
        booked.when(TOMASZ, new Arrive(null)).then(Arrived.class, WorkStarted.class, TimerStarted.class)
                .thenWhy(WorkStarted.class, "start.on = ARRIVE", "Who has arrived works").thenStatus(Status.IN_PROGRESS)
                .when(TOMASZ, new StartWork(null)).then();
        Life.enRoute().when(TOMASZ, new Arrive(null)).then(Arrived.class).thenStatus(Status.ARRIVED);
    }

    @Test
    void the_work_does_not_begin_by_itself_while_the_timer_runs_for_another_visit() {
        var arriving = Samples.varied(Map.of("start", "{\"on\":\"ARRIVE\"}"));
        Life.inProgress(arriving).given(KEPT, Samples.schedule("visit-2")).when(TOMASZ, new Arrive("visit-2")).then(Arrived.class)
                .when(TOMASZ, new StartWork("visit-2")).thenRefused("timer-running");
    }

    @Test
    @Tag("D35")
    @Tag("E10")
    void the_technician_travels_arrives_and_works() {
        var life = Life.dispatched();
        var eta = life.now().plus(Duration.ofMinutes(20));
        life.when(TOMASZ, new StartTravel(null, eta)).thenFact(new TravelStarted("visit-1", "tomasz", eta)).thenStatus(Status.EN_ROUTE)
                .when(TOMASZ, new Arrive(null)).thenFact(new Arrived("visit-1", "tomasz")).thenStatus(Status.ARRIVED)
                .when(TOMASZ, new StartWork(null)).then(WorkStarted.class, TimerStarted.class)
                .thenFact(new TimerStarted("visit-1", "tomasz", true, life.now())).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    void a_step_may_be_left_out() {
        Life.dispatched().when(TOMASZ, new Arrive(null)).thenStatus(Status.ARRIVED);
        Life.dispatched().when(TOMASZ, new StartWork(null)).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    void the_same_step_again_changes_nothing_and_one_backwards_is_refused() {
        Life.enRoute().when(TOMASZ, new StartTravel(null, null)).then();
        Life.arrived().when(TOMASZ, new Arrive(null)).then().when(TOMASZ, new StartTravel(null, null)).thenRefused("already-there");
        Life.inProgress().when(TOMASZ, new StartWork(null)).then().when(TOMASZ, new Arrive(null)).thenRefused("already-working");
    }

    @Test
    void without_a_visit_nobody_sets_out() {
        Life.dispatched().given(AOIFE, new ReportNotDone(null, "Boiler was replaced")).when(TOMASZ, new StartTravel(null, null))
                .thenRefused(Kind.CONFLICT, "no-visit").thenMissing("visit");
    }

    @Test
    void a_visit_is_the_technicians_who_was_given_it() {
        var both = Life.dispatched().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")));
        both.when(ZOFIA, new StartTravel("visit-1", null)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        both.when(ZOFIA, new StartTravel(null, null)).thenFact(new TravelStarted("visit-2", "zofia", null));
        both.when(ZOFIA, new StartTravel("visit-3", null)).thenRefused(Kind.CONFLICT, "unknown-visit");
    }

    @Test
    void of_ones_own_visits_the_one_under_way_is_meant_else_the_next() {
        var two = Life.ready().given(KEPT, new ScheduleVisit("later", Samples.WEDNESDAY, List.of("tomasz")))
                .given(KEPT, Samples.schedule("sooner"));
        two.when(TOMASZ, new StartTravel(null, null)).thenFact(new TravelStarted("sooner", "tomasz", null))
                .given(TOMASZ, new ReportNotDone(null, "Nobody at home")).given(TOMASZ, new Arrive(null))
                .when(TOMASZ, new StartWork(null)).thenFact(new WorkStarted("later", "tomasz"));
    }

    @Test
    @Tag("E10")
    void a_timer_stops_and_goes_on() {
        var life = Life.inProgress();
        var began = life.now();
        life.later(Duration.ofMinutes(30)).when(TOMASZ, new StopTimer())
                .thenFact(new TimerStopped("visit-1", "tomasz", true, began, began.plus(Duration.ofMinutes(30))))
                .when(TOMASZ, new StopTimer()).then().later(Duration.ofMinutes(10)).when(TOMASZ, new StartWork(null))
                .then(TimerStarted.class).later(Duration.ofMinutes(5)).when(AOIFE, new StopTimer()).then(TimerStopped.class);
        assertEquals(Duration.ofMinutes(35), life.order().work().worked());
    }

    @Test
    void time_is_what_the_phone_says_and_never_less_than_nothing() {
        var life = Life.inProgress();
        var tooEarly = life.now().minus(Duration.ofHours(1));
        life.when(new StopTimer(), new Asked(TOMASZ, life.now(), tooEarly, null));
        assertEquals(Duration.ZERO, life.order().work().worked());
    }

    @Test
    void a_phone_that_was_offline_is_believed_and_a_clock_that_is_wrong_is_billed_to_nobody() {
        for (var wrong : List.of(Duration.ofMinutes(6), Duration.ofDays(365), Duration.ofDays(-31), Duration.ofDays(-3650))) {
            var stopped = Life.inProgress().later(Duration.ofMinutes(30));
            stopped.when(new StopTimer(), new Asked(TOMASZ, stopped.now(), stopped.now().plus(wrong), null)).then(TimerStopped.class);
            assertTrue(stopped.order().work().worked().compareTo(Duration.ofMinutes(30)) <= 0, wrong.toString());

            var started = Life.arrived();
            started.when(new StartWork(null), new Asked(TOMASZ, started.now(), started.now().plus(wrong), null))
                    .later(Duration.ofMinutes(30)).given(TOMASZ, new StopTimer());
            assertEquals(Duration.ofMinutes(30), started.order().work().worked(), wrong.toString());
        }
        var offline = Life.arrived().later(Duration.ofDays(2));
        var morning = offline.now().minus(Duration.ofHours(30));
        offline.when(new StartWork(null), new Asked(TOMASZ, offline.now(), morning, null))
                .when(new StopTimer(), new Asked(TOMASZ, offline.now(), morning.plus(Duration.ofHours(3)), null));
        assertEquals(Duration.ofHours(3), offline.order().work().worked());
    }

    @Test
    void one_timer_runs_per_person() {
        Life.inProgress().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("tomasz")))
                .when(TOMASZ, new StartWork("visit-2")).thenRefused("timer-running").thenMissing("stopped-timer");
    }

    @Test
    void a_finished_visit_leaves_the_order_ready_for_the_next() {
        Life.inProgress().when(TOMASZ, new FinishVisit(null)).then(TimerStopped.class, VisitFinished.class).thenStatus(Status.READY);
        Life.enRoute().when(TOMASZ, new FinishVisit(null)).thenRefused("not-arrived").thenMissing("arrival");
    }

    @Test
    @Tag("C24")
    void a_visit_that_led_to_nothing_says_why() {
        var life = Life.inProgress();
        life.when(TOMASZ, new ReportNotDone(null, "The part is on order")).then(TimerStopped.class, VisitNotDone.class)
                .thenFact(new VisitNotDone("visit-1", List.of("tomasz"), "The part is on order", life.now())).thenStatus(Status.READY);
        Life.dispatched().when(TOMASZ, new ReportNotDone(null, " ")).thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void steps_are_the_technicians_alone() {
        Life.dispatched().when(AOIFE, new StartTravel(null, null)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.dispatched().when(MAEVE, new Arrive(null)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void what_ends_one_visit_leaves_the_timers_of_the_others_alone() {
        twoAtWork().when(TOMASZ, new StopTimer()).then(TimerStopped.class).thenFact(stopped("visit-1", "tomasz"));
        twoAtWork().when(TOMASZ, new FinishVisit(null)).then(TimerStopped.class, VisitFinished.class)
                .thenFact(stopped("visit-1", "tomasz"));
        twoAtWork().when(TOMASZ, new ReportNotDone(null, "The part is on order")).then(TimerStopped.class, VisitNotDone.class)
                .thenFact(stopped("visit-1", "tomasz"));
        var waiting = Life.inProgress().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .given(ZOFIA, new Arrive(null)).given(ZOFIA, new StartTimer(null, true));
        waiting.when(ZOFIA, new ReportNoShow(null, NoShow.CUSTOMER)).then(TimerStopped.class, VisitMissed.class)
                .thenFact(stopped("visit-2", "zofia"));
    }

    @Test
    void the_office_stops_everybodys_timer() {
        twoAtWork().when(AOIFE, new StopTimer()).then(TimerStopped.class, TimerStopped.class);
    }

    /// Each on a visit of their own.
    private static Life twoAtWork() {
        return Life.inProgress().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .given(ZOFIA, new StartWork(null));
    }

    private static TimerStopped stopped(String visitId, String personId) {
        return new TimerStopped(visitId, personId, true, Life.START, Life.START);
    }
}
