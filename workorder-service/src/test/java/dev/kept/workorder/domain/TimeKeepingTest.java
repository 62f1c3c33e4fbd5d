package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.TimeLogged;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Worked time that is not a step of a visit.
class TimeKeepingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @Tag("E10")
    void a_timer_runs_from_the_moment_somebody_sets_out() {
        var life = Life.enRoute();
        life.when(TOMASZ, new StartTimer(null, true)).thenFact(new TimerStarted("visit-1", "tomasz", true, life.now()))
                .when(TOMASZ, new StartTimer(null, true)).then();
        Life.dispatched().when(TOMASZ, new StartTimer(null, true)).thenRefused("not-under-way").thenMissing("work")
                .when(TOMASZ, new StartTimer("visit-1", true)).thenRefused("not-under-way").when(TOMASZ, new StartTimer("visit-9", true))
                .thenRefused("unknown-visit");
        Life.dispatched().when(AOIFE, new StartTimer(null, true)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.paid().when(TOMASZ, new StartTimer(null, true)).thenRefused("order-closed");
    }

    @Test
    @Tag("E11")
    void what_runs_by_itself_is_timed_beside_the_work_and_counts_as_worked() {
        var life = Life.inProgress().given(TOMASZ, new StartTimer(null, false)).later(HOUR)
                .when(TOMASZ, new StopTimer(false)).then(TimerStopped.class);
        assertEquals(1, life.order().work().running().size(), "the work itself goes on");
        life.given(TOMASZ, new StopTimer(true));
        assertEquals(HOUR.multipliedBy(2), life.order().work().worked());
        var both = Life.inProgress().given(TOMASZ, new StartTimer(null, false));
        both.when(TOMASZ, new StopTimer()).then(TimerStopped.class, TimerStopped.class);
        both.when(TOMASZ, new StartTimer(null, false)).then(TimerStarted.class).when(TOMASZ, new StartWork(null)).then(TimerStarted.class);
    }

    @Test
    void one_timer_of_each_kind_runs_per_person() {
        Life.inProgress().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("tomasz", "zofia")))
                .given(ZOFIA, new StartWork("visit-2")).when(TOMASZ, new StartTimer("visit-2", true)).thenRefused("timer-running")
                .thenMissing("stopped-timer").when(TOMASZ, new StartTimer("visit-2", false)).then(TimerStarted.class);
    }

    @Test
    @Tag("E11")
    void while_an_order_waits_only_what_runs_by_itself_is_timed() {
        for (var reason : List.of(HoldReason.WAITING_PARTS, HoldReason.OTHER)) {
            var life = Life.inProgress().given(TOMASZ, Samples.hold(reason));
            life.when(TOMASZ, new StartTimer(null, true)).thenRefused("on-hold").thenMissing("resumption")
                    .when(TOMASZ, new StartTimer(null, false)).then(TimerStarted.class);
            assertFalse(life.order().work().running().getFirst().attended());
        }
    }

    @Test
    void a_visit_that_nobody_was_there_for_takes_its_timers_with_it() {
        Life.arrived().given(TOMASZ, new StartTimer(null, true)).when(TOMASZ, new ReportNoShow(null, NoShow.CUSTOMER))
                .then(TimerStopped.class, VisitMissed.class);
    }

    @Test
    void time_is_told_afterwards_in_every_state_after_the_release() {
        for (var life : List.of(Life.dispatched(), Life.inProgress(), Life.inProgress().given(TOMASZ, Samples.hold(HoldReason.OTHER)))) {
            var before = life.order().work().worked();
            assertFalse(life.when(TOMASZ, Samples.logTime("time-1")).fact(TimeLogged.class).late());
            assertEquals(before.plus(HOUR), life.order().work().worked());
        }
        for (var life : List.of(Life.completed(), Life.paid(), Life.cancelled()))
            assertEquals(true, life.when(TOMASZ, Samples.logTime("time-1")).fact(TimeLogged.class).late());
        Life.dispatched().when(AOIFE, Samples.logTime("time-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.dispatched().when(MAEVE, Samples.logTime("time-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void the_same_time_twice_is_one_and_another_one_needs_an_id_of_its_own() {
        var life = Life.inProgress().given(TOMASZ, Samples.logTime("time-1"));
        life.when(TOMASZ, Samples.logTime("time-1")).then();
        life.when(TOMASZ, time(Life.START.minus(HOUR), Life.START)).thenRefused("id-taken");
        assertEquals(HOUR, life.order().work().worked());
        life.when(TOMASZ, new LogTime("time-2", "visit-9", Life.START.minus(HOUR), Life.START, true)).thenRefused("unknown-visit");
    }

    @Test
    void a_clock_that_lies_is_told_what_is_wrong() {
        var now = Life.START;
        for (var lie : List.of(time(now, now.minusSeconds(1)), time(now, now), time(now.minus(Duration.ofHours(25)), now),
                time(now, now.plus(Duration.ofMinutes(6))), time(now.plus(HOUR), now.plus(HOUR.multipliedBy(2)))))
            Life.inProgress().when(TOMASZ, lie).thenRefused(Kind.INVALID, "bad-time");
        Life.inProgress().when(TOMASZ, time(now.minus(Duration.ofDays(1)), now)).then(TimeLogged.class);
        Life.inProgress().when(TOMASZ, time(now, now.plus(Duration.ofMinutes(5)))).then(TimeLogged.class);
        Life.paid().when(TOMASZ, time(now, now.minusSeconds(1))).thenRefused(Kind.INVALID, "bad-time");
    }

    @Test
    void what_was_told_late_is_billed_with_the_next_completion_and_not_twice() {
        var life = Life.completed().given(TOMASZ, Samples.logTime("time-1")).given(AOIFE, new Reopen("It drips again."))
                .given(KEPT, Samples.schedule("visit-2")).given(TOMASZ, new StartWork(null))
                .given(TOMASZ, new WorkOrderCommand.AddPhoto("photo-2", Samples.resultPhoto().phase(), Samples.SIGNATURE))
                .when(TOMASZ, Samples.complete());
        assertEquals(HOUR, life.fact(WorkCompleted.class).worked());
    }

    private static LogTime time(Instant from, Instant to) {
        return new LogTime("time-1", null, from, to, true);
    }

    @Test
    void a_timer_is_for_ones_own_visit_that_is_under_way() {
        var both = Life.enRoute().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .given(ZOFIA, new Arrive(null));
        assertEquals("visit-2", both.when(ZOFIA, new StartTimer(null, true)).fact(TimerStarted.class).visitId());
        var second = Life.inProgress().given(TOMASZ, new FinishVisit(null)).given(KEPT, Samples.schedule("visit-2"))
                .given(TOMASZ, new StartWork(null)).given(TOMASZ, Samples.hold(HoldReason.OTHER));
        assertEquals("visit-2", second.when(TOMASZ, new StartTimer(null, false)).fact(TimerStarted.class).visitId());
    }

    @Test
    void while_an_order_waits_what_runs_by_itself_belongs_to_the_visit_that_somebody_was_there_for() {
        var life = Life.inProgress().given(KEPT, Samples.schedule("visit-2")).given(TOMASZ, new FinishVisit("visit-1"))
                .given(TOMASZ, Samples.hold(HoldReason.OTHER));
        assertEquals("visit-1", life.when(TOMASZ, new StartTimer(null, false)).fact(TimerStarted.class).visitId());
    }

    @Test
    void time_that_is_told_afterwards_belongs_to_the_visit_that_is_named_or_under_way() {
        var life = Life.dispatched().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")));
        assertNull(life.when(TOMASZ, Samples.logTime("time-1")).fact(TimeLogged.class).visitId());
        assertEquals("visit-1", life.when(TOMASZ, timeOf("time-2", "visit-1")).fact(TimeLogged.class).visitId());
        life.when(TOMASZ, timeOf("time-3", "visit-2")).thenRefused("unknown-visit");
        life.given(TOMASZ, new Arrive(null)).given(ZOFIA, new Arrive(null));
        assertEquals("visit-2", life.when(ZOFIA, Samples.logTime("time-4")).fact(TimeLogged.class).visitId());
    }

    private static LogTime timeOf(String timeId, String visitId) {
        return new LogTime(timeId, visitId, Life.START.minus(HOUR), Life.START, true);
    }
}
