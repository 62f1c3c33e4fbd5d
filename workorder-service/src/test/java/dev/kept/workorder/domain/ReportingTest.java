package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.ZOFIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.events.WorkOrderEvent.DelayReported;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.LateReportReceived;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.RecommendationDismissed;
import dev.kept.events.WorkOrderEvent.RecommendationMade;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportingTest {
    private static final Instant LATER = Life.START.plus(Duration.ofHours(30));
    private static final ReportDelay DELAY = new ReportDelay(null, "Stuck in traffic.", LATER);
    private static final Recommend PUMP = new Recommend("recommendation-1", "Change the pump.", 12);

    @Test
    void where_the_policy_wants_it_each_thing_to_fix_is_answered_before_the_work_is_complete() {
        var life = Life.inProgress(Samples.policy(Samples.POLICY.approval(), Policy.Complete.Requirement.ITEMS));
        life.given(TOMASZ, new ResolveItem("item-1")).when(TOMASZ, Samples.complete()).thenRefused("incomplete").thenMissing("items");
        life.given(TOMASZ, new CloseItem("item-2")).given(TOMASZ, Samples.complete()).thenStatus(Status.COMPLETED);
    }

    @Test
    void where_the_policy_wants_a_reason_nothing_is_closed_undone_without_one() {
        var life = Life.inProgress(Samples.policy(Samples.POLICY.approval(), Policy.Complete.Requirement.DONE_OR_REASON));
        life.when(TOMASZ, Samples.complete()).thenRefused("incomplete").thenMissing("items").given(TOMASZ, new ResolveItem("item-1"))
                .when(TOMASZ, new CloseItem("item-1")).thenRefused("item-settled")
                .when(TOMASZ, new CloseItem("item-2")).thenRefused("reason-missing").thenMissing("reason")
                .when(TOMASZ, new CloseItem("item-2", " ")).thenRefused(Kind.INVALID, "missing-text")
                .when(TOMASZ, Samples.complete()).thenMissing("items");
        assertEquals(List.of("itemId", "reason"), offered(life, "close-item").required());
        life.when(TOMASZ, new CloseItem("item-2", "The tenant did it."))
                .thenFact(new ActionItemClosed("item-2", new Personal("maeve", "The tenant did it.")))
                .when(TOMASZ, new CloseItem("item-2")).then().given(TOMASZ, Samples.complete()).thenStatus(Status.COMPLETED);
        assertEquals(List.of("itemId"), offered(Life.inProgress(), "close-item").required());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Policy.Complete(Set.of(Policy.Complete.Requirement.ITEMS,
                Policy.Complete.Requirement.DONE_OR_REASON))).getMessage().contains("not both"));
    }

    @Test
    void where_the_policy_wants_notes_who_works_or_who_completes_wrote_one_in_this_cycle() {
        var policy = Samples.policy(Samples.POLICY.approval(), Policy.Complete.Requirement.NOTES);
        var life = Life.inProgress(policy).given(MAEVE, Samples.note("note-1")).given(AOIFE, Samples.note("note-2"));
        life.when(TOMASZ, Samples.complete()).thenRefused("incomplete").thenMissing("note")
                .given(TOMASZ, Samples.note("note-3")).given(TOMASZ, Samples.complete()).thenStatus(Status.COMPLETED);
        life.given(AOIFE, new Reopen("It drips.")).given(KEPT, Samples.schedule("visit-2")).given(TOMASZ, new StartWork(null))
                .when(TOMASZ, Samples.complete()).thenMissing("note");
        Life.inProgress(policy).given(AOIFE, Samples.note("note-1")).given(AOIFE, Samples.complete()).thenStatus(Status.COMPLETED);
    }

    private static Allowance offered(Life life, String command) {
        return new Allowances(life.decider()).of(life.state(), Asked.at(TOMASZ, life.now())).stream()
                .filter(it -> it.command().equals(command)).findFirst().orElseThrow();
    }

    @Test
    @Tag("D35")
    void a_delay_is_shown_until_somebody_is_there() {
        var life = Life.enRoute();
        life.when(TOMASZ, DELAY)
                .thenFact(new DelayReported("visit-1", "tomasz", new Personal("maeve", "Stuck in traffic."), LATER, false))
                .thenStatus(Status.EN_ROUTE).when(TOMASZ, DELAY).then();
        assertEquals(LATER, life.order().visits().getFirst().newEta());
        assertNull(life.given(TOMASZ, new Arrive(null)).order().visits().getFirst().newEta());
        assertNotNull(
                Life.dispatched().given(AOIFE, DELAY).given(TOMASZ, new StartTravel(null, null)).order().visits().getFirst().newEta());
        assertNull(Life.dispatched().given(AOIFE, DELAY).given(KEPT, Samples.reschedule("visit-1")).order().visits().getFirst().newEta());
    }

    @Test
    void a_delay_that_is_reported_late_is_kept_and_shows_nothing() {
        var life = Life.paid().when(TOMASZ, DELAY)
                .thenFact(new DelayReported("visit-1", "tomasz", new Personal("maeve", "Stuck in traffic."), LATER, true));
        assertNull(life.order().visits().getFirst().newEta());
        Life.ready().when(AOIFE, DELAY).thenRefused("no-visit");
        Life.submitted().when(AOIFE, DELAY).thenRefused("not-released");
        Life.dispatched().when(TOMASZ, new ReportDelay(null, " ", LATER)).thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void who_was_to_come_and_did_not_is_missed_after_the_promised_time_and_who_was_to_be_there_at_once() {
        Life.dispatched().when(MAEVE, new ReportNoShow("visit-1", NoShow.ASSIGNEE)).thenRefused("too-early").later(Duration.ofHours(28))
                .when(MAEVE, new ReportNoShow("visit-1", NoShow.ASSIGNEE)).then(VisitMissed.class).thenStatus(Status.READY);
        var life = Life.arrived();
        life.when(TOMASZ, new ReportNoShow(null, NoShow.CUSTOMER))
                .thenFact(new VisitMissed("visit-1", List.of("tomasz"), NoShow.CUSTOMER, life.now())).thenStatus(Status.READY);
        assertEquals(1, life.order().trips(), "somebody came for nothing");
        Life.inProgress().when(AOIFE, new ReportNoShow(null, NoShow.CUSTOMER)).thenRefused("already-working");
        Life.dispatched().given(AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER)).when(AOIFE, new ReportNoShow(null, NoShow.CUSTOMER))
                .then(HoldReleased.class, VisitMissed.class);
        Life.askedForMore().when(TOMASZ, new ReportNoShow(null, NoShow.CUSTOMER)).thenRefused("already-working");
    }

    @Test
    @Tag("A17")
    void things_are_ticked_off_one_by_one_while_somebody_is_there() {
        var life = Life.arrived().when(TOMASZ, new ResolveItem("item-1")).then(ActionItemResolved.class)
                .when(TOMASZ, new ResolveItem("item-1")).then().when(AOIFE, new CloseItem("item-1")).thenRefused("item-settled")
                .when(AOIFE, new CloseItem("item-2")).then(ActionItemClosed.class).when(TOMASZ, new ResolveItem("item-9"))
                .thenRefused("unknown-item").when(MAEVE, new ResolveItem("item-1")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        assertEquals(List.of(), life.order().openItems());
        Life.dispatched().when(AOIFE, new ResolveItem("item-1")).thenRefused("not-arrived").thenMissing("arrival");
    }

    @Test
    @Tag("D39")
    void what_should_be_done_next_is_recommended_in_any_state_and_the_customer_may_not_want_it() {
        Life.inProgress().when(TOMASZ, PUMP)
                .thenFact(new RecommendationMade("recommendation-1", new Personal("maeve", "Change the pump."), 12, false))
                .when(TOMASZ, PUMP).then().when(TOMASZ, new DismissRecommendation("recommendation-1"))
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(MAEVE, new DismissRecommendation("recommendation-1"))
                .then(RecommendationDismissed.class).when(AOIFE, new DismissRecommendation("recommendation-1")).then()
                .when(AOIFE, new DismissRecommendation("recommendation-9")).thenRefused("unknown-recommendation");
        assertEquals(true, Life.paid().when(TOMASZ, PUMP).fact(RecommendationMade.class).late());
        Life.inProgress().when(TOMASZ, new Recommend("recommendation-1", "Change the pump.", 121)).thenRefused("bad-months")
                .when(TOMASZ, new Recommend("recommendation-1", "Change the pump.", -1)).thenRefused("bad-months");
    }

    @Test
    void a_report_that_comes_after_the_end_is_kept_with_its_signature_and_moves_nothing() {
        var life = Life.inProgress().given(TOMASZ, Samples.resultPhoto()).given(AOIFE, Samples.complete()).when(TOMASZ,
                Samples.lateReport("report-1"));
        life.thenFact(new LateReportReceived("report-1", new Personal("maeve", "Recharged the expansion vessel."), Samples.SIGNATURE,
                new Personal("maeve", "Maeve Brennan"))).thenStatus(Status.COMPLETED).when(TOMASZ, Samples.lateReport("report-1")).then();
        assertEquals(1, life.history().stream().filter(WorkCompleted.class::isInstance).count());
        Life.inProgress().when(TOMASZ, Samples.lateReport("report-1")).thenRefused("not-late");
        Life.submitted().given(MAEVE, Samples.cancel()).when(AOIFE, Samples.lateReport("report-1")).thenRefused("not-late");
    }

    @Test
    void details_are_corrected_until_the_end_and_no_decision_depends_on_them() {
        var life = Life.submitted().when(MAEVE, new CorrectDetails("The code is 4812 now.", Priority.EMERGENCY, true, null));
        assertEquals("The code is 4812 now.", life.fact(DetailsCorrected.class).description().text());
        life.when(MAEVE, new CorrectDetails(null, Priority.EMERGENCY, null, null)).then();
        assertEquals(1, life.order().revision());
        assertEquals(Priority.EMERGENCY, life.order().request().priority());
        life.when(MAEVE, new CorrectDetails(" ", null, null, null)).thenRefused(Kind.INVALID, "missing-text");
        Life.paid().when(AOIFE, new CorrectDetails("Too late", null, null, null)).thenRefused("order-closed");
        Life.dispatched().when(TOMASZ, new CorrectDetails("Mine", null, null, null)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void what_was_done_is_kept_although_the_visit_was_ended_meanwhile() {
        var held = Life.inProgress().given(AOIFE, Samples.hold(HoldReason.WAITING_PARTS));
        held.when(TOMASZ, Samples.complete()).thenRefused("no-visit").thenSays("report").when(TOMASZ, Samples.lateReport("report-1"))
                .then(LateReportReceived.class).thenStatus(Status.ON_HOLD).when(TOMASZ, Samples.lateReport("report-1")).then();
        var reopened = Life.paid().given(AOIFE, new Reopen("It drips again.")).given(KEPT, Samples.schedule("visit-2"));
        reopened.when(TOMASZ, Samples.lateReport("report-1")).then(LateReportReceived.class).thenStatus(Status.DISPATCHED);
        Life.inProgress().given(AOIFE, new FinishVisit(null)).when(AOIFE, Samples.lateReport("report-1")).then(LateReportReceived.class);
        Life.dispatched().when(TOMASZ, Samples.lateReport("report-1")).thenRefused("not-late");
        Life.completed().when(TOMASZ, Samples.complete()).thenRefused("already-completed").thenSays("report");
    }

    @Test
    void the_customer_says_that_nobody_came_and_not_that_they_were_not_there_themselves() {
        Life.dispatched().later(Duration.ofDays(2)).when(MAEVE, new ReportNoShow(null, NoShow.CUSTOMER))
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenStatus(Status.DISPATCHED);
        Life.arrived().later(Duration.ofDays(2)).when(MAEVE, new ReportNoShow(null, NoShow.ASSIGNEE)).thenRefused("already-there")
                .thenStatus(Status.ARRIVED);
    }

    @Test
    void a_thing_may_be_ticked_off_after_a_visit_that_was_reached_and_led_to_nothing() {
        Life.arrived().given(TOMASZ, new ReportNotDone(null, "The part is wrong.")).when(TOMASZ, new ResolveItem("item-1"))
                .then(ActionItemResolved.class);
        Life.enRoute().given(TOMASZ, new ReportNotDone(null, "The road is closed.")).when(TOMASZ, new ResolveItem("item-1"))
                .thenRefused("not-arrived");
    }

    @Test
    void only_the_end_of_ones_own_visit_is_late() {
        Life.dispatched().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .given(ZOFIA, new ReportNotDone(null, "The road is closed."))
                .when(TOMASZ, Samples.lateReport("report-1")).thenRefused("not-late")
                .when(ZOFIA, Samples.lateReport("report-1")).then(LateReportReceived.class);
    }

    @Test
    void a_delay_may_name_the_visit_and_only_ones_own() {
        var both = Life.dispatched().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("tomasz")));
        both.when(TOMASZ, new ReportDelay("visit-2", "Stuck in traffic.", LATER));
        assertEquals("visit-2", both.fact(DelayReported.class).visitId());
        Life.dispatched().given(KEPT, new ScheduleVisit("visit-2", Samples.WEDNESDAY, List.of("zofia")))
                .when(TOMASZ, new ReportDelay("visit-2", "Stuck in traffic.", LATER)).thenRefused("no-visit");
    }
}
