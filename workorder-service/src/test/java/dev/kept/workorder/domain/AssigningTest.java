package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Why;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.Unassign;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who has the order itself: `assignment.mode`, and what `start.on = OPEN` makes of it.
class AssigningTest {

    private static Life underIt() {
        return Life.under(Samples.preset("it-provider"));
    }

    /// Maeve has asked, and whoever is first takes it.
    private static Life free() {
        return underIt().given(MAEVE, Samples.openUnder("it-provider@1"));
    }

    private static OpenOrder openWithVisit(String policy) {
        var it = Samples.openUnder(policy);
        return new OpenOrder(it.number(), it.policy(), null, it.approvalId(), it.description(), it.priority(), it.asap(), it.availability(),
                it.items(), it.attachments(), it.estimate(), it.known(), null, "visit-1");
    }

    private static AssignTechnician to(String person) {
        return new AssignTechnician(person, true, "visit-of-" + person);
    }

    @Test
    @Tag("E09")
    @Tag("E10")
    void what_a_technician_opens_is_theirs_and_begins_at_once_with_the_timer_running() {
        var life = underIt().when(TOMASZ, openWithVisit("it-provider@1"))
                .then(WorkOrderOpened.class, WorkOrderAssigned.class, WorkOrderSubmitted.class, ApprovalGranted.class,
                        WorkOrderReleased.class, VisitOpened.class, WorkStarted.class, TimerStarted.class)
                .thenStatus(Status.IN_PROGRESS);
        assertEquals(Source.TECHNICIAN, life.fact(WorkOrderOpened.class).source());
        assertEquals(new Why("it-provider@1", "assignment.mode = SELF", "Who opens an order at the work has it"),
                why(life, WorkOrderAssigned.class));
        assertEquals("start.on = OPEN", Objects.requireNonNull(why(life, WorkStarted.class)).rule());
        life.later(Duration.ofMinutes(30)).given(TOMASZ, Samples.note("found")).given(TOMASZ,
                Samples.complete(Samples.preset("it-provider")));
        assertEquals(0, life.fact(WorkCompleted.class).trips(), "work from afar is no trip");
        assertEquals(Duration.ofMinutes(30), life.order().work().worked());
    }

    @Test
    void what_has_to_be_approved_first_begins_by_hand() {
        var life = Life.under(Samples.preset("it-provider",
                Map.of("approval", "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"ASK_OFFICE\",\"onDeny\":\"CLOSE\"}")));
        life.given(TOMASZ, openWithVisit("it-provider@1")).thenStatus(Status.SUBMITTED);
        assertTrue(life.order().assignee().has("tomasz") && Access.sees(life.state(), TOMASZ));
        assertFalse(Access.sees(life.state(), ZOFIA), "it is not free");
    }

    @Test
    void where_the_work_starts_by_hand_an_order_of_ones_own_waits_for_that() {
        Life.under(Samples.preset("it-provider", Map.of("start", "{\"on\":\"MANUAL\"}")))
                .given(TOMASZ, openWithVisit("it-provider@1")).thenStatus(Status.READY)
                .when(TOMASZ, new StartWork(null, "visit-2")).then(VisitOpened.class, WorkStarted.class, TimerStarted.class);
    }

    @Test
    void a_technician_opens_orders_only_where_the_policy_names_them_and_for_every_customer_of_the_tenant() {
        Life.nothing().when(TOMASZ, Samples.open()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        var direct = Life.under(Samples.preset("service-order", Map.of("create", "{\"roles\":[\"TECHNICIAN\"],\"autoSubmit\":false}")))
                .when(TOMASZ, Samples.openUnder("service-order@1")).then(WorkOrderOpened.class);
        assertTrue(direct.order().assignee().personId() == null, "there the office says who does it");
    }

    @Test
    void whoever_is_first_takes_what_is_free_and_begins_with_that() {
        var life = free().thenStatus(Status.READY).when(TOMASZ, to("tomasz"))
                .then(WorkOrderAssigned.class, VisitOpened.class, WorkStarted.class, TimerStarted.class).thenStatus(Status.IN_PROGRESS);
        assertEquals("start.on = OPEN", Objects.requireNonNull(why(life, TimerStarted.class)).rule());
        assertTrue(why(life, WorkOrderAssigned.class) == null, "they took it");
        life.when(ZOFIA, to("zofia")).thenRefused(Kind.NOT_FOUND, "not-found");
        life.when(TOMASZ, to("tomasz")).then();
    }

    @Test
    void whom_the_office_gives_it_to_begins_by_hand() {
        free().when(AOIFE, to("tomasz")).then(WorkOrderAssigned.class).thenStatus(Status.READY)
                .when(TOMASZ, new StartWork(null, "visit-1")).then(VisitOpened.class, WorkStarted.class, TimerStarted.class);
    }

    @Test
    void what_nobody_has_begun_is_not_completed_and_the_refusal_says_how_to_begin() {
        free().given(AOIFE, to("tomasz")).when(TOMASZ, new Complete("Done", null, null)).thenRefused("no-visit").thenMissing("work");
    }

    @Test
    void an_order_that_waits_is_taken_and_goes_on_waiting() {
        free().given(AOIFE, Samples.hold(HoldReason.WAITING_VENDOR)).when(TOMASZ, to("tomasz")).then(WorkOrderAssigned.class)
                .thenStatus(Status.ON_HOLD);
    }

    @Test
    void a_technician_takes_for_themself_only_and_never_what_somebody_has_or_comes_for() {
        free().when(TOMASZ, to("zofia")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        var booked = free().given(KEPT, Samples.schedule("visit-1"));
        booked.when(ZOFIA, to("zofia")).thenRefused(Kind.NOT_FOUND, "not-found");
        booked.when(TOMASZ, to("tomasz")).then(WorkOrderAssigned.class);
        var left = free().given(TOMASZ, to("tomasz")).given(AOIFE, to("zofia"));
        left.when(TOMASZ, to("tomasz")).thenRefused("taken").thenSays("office");
    }

    @Test
    void where_the_office_says_who_works_nobody_takes_anything() {
        var life = Life.under(Samples.preset("it-provider", Map.of("assignment", "{\"mode\":\"DIRECT\"}", "start", "{\"on\":\"MANUAL\"}")));
        life.given(MAEVE, Samples.openUnder("it-provider@1"));
        assertFalse(Access.sees(life.state(), TOMASZ));
        life.given(AOIFE, to("tomasz")).when(TOMASZ, new Unassign()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(AOIFE, new Unassign()).then(WorkOrderUnassigned.class);
    }

    @Test
    void where_nobody_comes_without_a_booked_time_the_booking_says_who() {
        Life.ready().when(AOIFE, to("tomasz")).thenRefused("booked-only").when(AOIFE, new Unassign()).thenRefused("booked-only");
    }

    @Test
    void only_technicians_of_the_tenant_are_given_orders_and_only_released_ones() {
        free().when(AOIFE, new AssignTechnician("maeve", false, null)).thenRefused(Kind.INVALID, "unknown-technician");
        Life.under(Samples.preset("service-order")).given(MAEVE, Samples.openUnder("service-order@1")).when(AOIFE, to("tomasz"))
                .thenRefused("not-released").thenMissing("submission");
        free().given(TOMASZ, to("tomasz")).given(TOMASZ, Samples.note("found"))
                .given(TOMASZ, Samples.complete(Samples.preset("it-provider"))).when(AOIFE, to("zofia"))
                .thenRefused("order-closed");
    }

    @Test
    void who_is_replaced_ends_what_they_began_and_may_still_tell_what_they_did() {
        var life = free().given(TOMASZ, to("tomasz")).later(Duration.ofMinutes(20)).when(AOIFE, to("zofia"))
                .then(TimerStopped.class, VisitFinished.class, WorkOrderAssigned.class).thenStatus(Status.READY)
                .thenFact(new WorkOrderAssigned("zofia", "tomasz"));
        assertEquals(Duration.ofMinutes(20), life.order().work().worked());
        life.when(TOMASZ, Samples.note("note-1")).then(NoteAdded.class);
        life.when(TOMASZ, new LogTime("time-1", null, Life.START, Life.START.plusSeconds(60), true));
        assertEquals(Duration.ofMinutes(21), life.order().work().worked());
        life.when(TOMASZ, new WorkOrderCommand.Resume()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void who_gives_it_back_leaves_it_to_whoever_is_next() {
        var life = free().given(TOMASZ, to("tomasz")).when(TOMASZ, new Unassign())
                .then(TimerStopped.class, VisitFinished.class, WorkOrderUnassigned.class).thenStatus(Status.READY);
        life.when(TOMASZ, new Unassign()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        life.when(AOIFE, new Unassign()).then();
        assertTrue(Access.sees(life.state(), ZOFIA));
        life.when(ZOFIA, to("zofia")).then(WorkOrderAssigned.class, VisitOpened.class, WorkStarted.class, TimerStarted.class);
    }

    @Test
    void a_visit_that_was_booked_stays_theirs_though_they_give_the_order_back() {
        var life = free().given(AOIFE, to("tomasz")).given(KEPT, Samples.schedule("visit-1")).when(TOMASZ, new Unassign())
                .then(WorkOrderUnassigned.class).thenStatus(Status.SCHEDULED);
        life.when(TOMASZ, new StartWork(null)).then(WorkStarted.class, TimerStarted.class);
    }

    @Test
    void an_order_that_lives_once_more_is_whose_it_was() {
        var life = free().given(TOMASZ, to("tomasz")).given(TOMASZ, Samples.note("found"))
                .given(TOMASZ, Samples.complete(Samples.preset("it-provider")))
                .given(AOIFE, new Reopen("It hangs again.")).thenStatus(Status.READY);
        assertFalse(Access.sees(life.state(), ZOFIA));
        life.when(TOMASZ, new StartWork(null, "visit-2")).then(VisitOpened.class, WorkStarted.class, TimerStarted.class);
    }

    private static @Nullable Why why(Life life, Class<? extends WorkOrderEvent> type) {
        if (life.answer() instanceof Accepted<WorkOrderEvent>(var facts))
            return facts.stream().filter(fact -> type.isInstance(fact.event())).findFirst().orElseThrow().why();
        throw new AssertionError("refused: " + life.answer());
    }
}
