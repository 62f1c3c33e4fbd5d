package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.TUESDAY;
import static dev.kept.workorder.domain.Samples.WEDNESDAY;
import static dev.kept.workorder.domain.Samples.reschedule;
import static dev.kept.workorder.domain.Samples.schedule;

import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VisitingTest {

    @Test
    @Tag("D20")
    @Tag("D24")
    void a_booking_schedules_assigns_and_dispatches() {
        Life.ready().when(KEPT, schedule("visit-1")).then(VisitScheduled.class, TechnicianAssigned.class, VisitDispatched.class)
                .thenFact(new VisitScheduled("visit-1", "orchard-terrace", TUESDAY, List.of("tomasz")))
                .thenFact(new TechnicianAssigned("visit-1", "tomasz", VisitRole.LEAD, null))
                .thenWhy(VisitDispatched.class, "dispatch.on = ASSIGN", "Time and person are known").thenStatus(Status.DISPATCHED);
    }

    @Test
    void where_nobody_hands_visits_over_a_booked_one_is_done_as_it_stands() {
        var life = Life.under(Samples.varied(Map.of("dispatch", "{\"on\":\"NEVER\"}"))).given(MAEVE, Samples.open())
                .given(DECLAN, Samples.approve());
        life.when(KEPT, schedule("visit-1")).then(VisitScheduled.class, TechnicianAssigned.class).thenStatus(Status.SCHEDULED);
        life.when(KEPT, reschedule("visit-1")).then(VisitRescheduled.class).thenStatus(Status.SCHEDULED);
        life.when(TOMASZ, new StartWork(null)).then(WorkStarted.class, TimerStarted.class).thenStatus(Status.IN_PROGRESS);
    }

    @Test
    void everybody_of_a_crew_is_told_and_the_first_leads() {
        Life.ready().when(KEPT, new ScheduleVisit("visit-1", TUESDAY, List.of("tomasz", "zofia")))
                .thenFact(new TechnicianAssigned("visit-1", "tomasz", VisitRole.LEAD, null))
                .thenFact(new TechnicianAssigned("visit-1", "zofia", VisitRole.HELPER, null))
                .thenFact(new VisitDispatched("visit-1", "tomasz")).thenFact(new VisitDispatched("visit-1", "zofia"));
    }

    @Test
    void the_same_echo_again_changes_nothing() {
        Life.dispatched().when(KEPT, schedule("visit-1")).then();
        Life.dispatched().given(KEPT, reschedule("visit-1")).when(KEPT, reschedule("visit-1")).then();
        Life.dispatched().given(KEPT, new CancelVisit("visit-1", "released")).when(KEPT, new CancelVisit("visit-1", "released")).then();
    }

    @Test
    void a_visit_that_comes_too_late_is_refused_as_a_fact_so_that_its_time_is_given_back() {
        Life.cancelled().when(KEPT, schedule("visit-2")).thenFact(new VisitRefused("visit-2", "order-ended"))
                .when(KEPT, schedule("visit-2"))
                .then();
        Life.completed().when(KEPT, schedule("visit-2")).thenFact(new VisitRefused("visit-2", "order-ended"));
        Life.submitted().when(KEPT, schedule("visit-2")).thenFact(new VisitRefused("visit-2", "not-released"))
                .when(KEPT, reschedule("visit-2")).then();
    }

    @Test
    void an_order_has_fifty_visits_at_most() {
        var life = Life.ready();
        IntStream.range(0, Limits.MOST_VISITS).forEach(n -> life.given(KEPT, schedule("visit-" + n)));
        life.when(KEPT, schedule("visit-50")).thenFact(new VisitRefused("visit-50", "too-many-visits"));
    }

    @Test
    void a_moved_visit_names_the_time_before_and_is_dispatched_anew() {
        Life.dispatched().when(KEPT, reschedule("visit-1")).then(VisitRescheduled.class, VisitDispatched.class)
                .thenFact(new VisitRescheduled("visit-1", "orchard-terrace", WEDNESDAY, TUESDAY, List.of("tomasz")))
                .thenStatus(Status.DISPATCHED);
    }

    @Test
    void the_calendar_calls_nobody_back_who_is_on_the_way() {
        Life.enRoute().when(KEPT, reschedule("visit-1")).thenRefused(Kind.CONFLICT, "visit-begun");
        Life.arrived().when(AOIFE, new CancelVisit("visit-1", "ill")).thenRefused(Kind.CONFLICT, "visit-begun");
    }

    @Test
    void a_cancelled_visit_leaves_the_order_ready_for_another() {
        var life = Life.dispatched();
        life.when(AOIFE, new CancelVisit("visit-1", "Tomasz is ill"))
                .thenFact(new VisitCancelled("visit-1", List.of("tomasz"), "Tomasz is ill", life.now())).thenStatus(Status.READY)
                .when(AOIFE, new CancelVisit("visit-1", "Tomasz is ill")).thenRefused("visit-over")
                .when(KEPT, schedule("visit-2")).thenStatus(Status.DISPATCHED);
    }

    @Test
    void of_several_visits_the_furthest_gives_the_status() {
        Life.enRoute().given(KEPT, schedule("visit-2")).thenStatus(Status.EN_ROUTE)
                .given(TOMASZ, new ReportNotDone(null, "Nobody at home")).thenStatus(Status.DISPATCHED);
    }

    @Test
    void a_visit_that_is_not_there_is_neither_moved_nor_cancelled() {
        Life.ready().when(KEPT, reschedule("visit-9")).thenRefused(Kind.CONFLICT, "unknown-visit");
        Life.ready().when(AOIFE, new CancelVisit("visit-9", "why")).thenRefused(Kind.CONFLICT, "unknown-visit");
    }

    @Test
    void who_begins_the_work_at_once_came_all_the_same() {
        var life = Life.dispatched().given(TOMASZ, new StartWork(null)).given(TOMASZ, Samples.resultPhoto())
                .when(TOMASZ, Samples.complete());
        assertEquals(1, life.fact(WorkCompleted.class).trips());
    }
}
