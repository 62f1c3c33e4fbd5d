package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NIAMH;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.euro;
import static dev.kept.workorder.domain.Samples.part;
import static dev.kept.workorder.domain.Samples.schedule;
import static dev.kept.workorder.domain.Samples.verifying;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.HoldReleased;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkNotCarriedOut;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.events.WorkOrderEvent.WorkVerified;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.SendBack;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReopeningTest {
    private static final Reopen AGAIN = new Reopen("It drips again.");
    private static final AddPhoto SECOND_RESULT = new AddPhoto("photo-2", PhotoPhase.RESULT, Samples.file("e", "valve.jpg"));

    @Test
    @Tag("D81")
    void where_somebody_looks_at_the_work_it_is_billed_after_that() {
        var life = Life.completed(verifying());
        assertEquals(List.of(), life.history().stream().filter(ReadyToBill.class::isInstance).toList());
        life.when(AOIFE, new Verify()).then(WorkVerified.class, ReadyToBill.class)
                .thenFact(new ReadyToBill(1, life.sequenceOf(WorkCompleted.class)))
                .thenWhy(ReadyToBill.class, "verify = OFFICE", "Somebody has looked at the work and accepts it")
                .thenStatus(Status.COMPLETED)
                .when(AOIFE, new Verify()).then().when(AOIFE, new SendBack("Too late")).thenRefused("already-accepted");
        Life.completed(verifying()).when(DECLAN, new Verify()).then(WorkVerified.class, ReadyToBill.class);
        Life.completed(verifying()).when(MAEVE, new Verify()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.completed().when(AOIFE, new Verify()).then();
        Life.inProgress().when(AOIFE, new Verify()).thenRefused("not-completed");
    }

    @Test
    void work_that_is_sent_back_is_done_again_and_told_as_a_whole() {
        var life = Life.completed(verifying()).when(AOIFE, new SendBack("The leak is still there.")).then(WorkSentBack.class)
                .thenFact(new WorkSentBack(1, new Personal("maeve", "The leak is still there."))).thenStatus(Status.READY)
                .given(KEPT, schedule("visit-2")).given(TOMASZ, new StartWork(null)).later(Duration.ofMinutes(20))
                .given(TOMASZ, Samples.complete());
        assertEquals(1, life.fact(WorkCompleted.class).cycle());
        assertEquals(Duration.ofMinutes(115), life.fact(WorkCompleted.class).worked());
        life.when(AOIFE, new Verify());
        assertEquals(life.history().lastIndexOf(life.history().stream().filter(WorkCompleted.class::isInstance)
                .reduce((_, last) -> last).orElseThrow()), life.fact(ReadyToBill.class).completion());
        Life.completed(verifying()).when(AOIFE, new SendBack(" ")).thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void an_order_is_closed_by_hand_by_those_whom_the_policy_names() {
        Life.completed(verifying()).when(AOIFE, new Close()).thenRefused("not-verified").thenMissing("verification")
                .given(AOIFE, new Verify()).when(NIAMH, new Close()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(MAEVE, new Close()).thenFact(new WorkOrderClosed(Outcome.RESOLVED, 1, true)).thenStatus(Status.CLOSED)
                .when(AOIFE, new Close()).then();
        Life.inProgress(verifying()).when(AOIFE, new Close()).thenRefused("not-completed");
        Life.completed().when(AOIFE, new Close()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void a_policy_may_close_with_the_work_or_with_the_invoice() {
        Life.completed(Samples.varied(Map.of("close", "{\"on\":\"COMPLETE\"}"))).thenStatus(Status.CLOSED).thenWhy(WorkOrderClosed.class,
                "close.on = COMPLETE", "The work is complete");
        var invoiced = Samples.varied(Map.of("close", "{\"on\":\"INVOICED\"}"));
        Life.completed(invoiced).when(KEPT, Samples.billing(BillingState.APPROVED)).thenStatus(Status.COMPLETED)
                .when(KEPT, Samples.billing(BillingState.SENT)).thenStatus(Status.CLOSED)
                .thenWhy(WorkOrderClosed.class, "close.on = INVOICED", "The invoice over 190.68 EUR is SENT");
        Life.completed(invoiced).when(KEPT, Samples.billing(BillingState.COVERED)).thenStatus(Status.CLOSED);
        Life.completed(verifying()).given(AOIFE, new Verify()).when(KEPT, Samples.paid()).thenStatus(Status.COMPLETED);
    }

    @Test
    @Tag("B14")
    void work_that_will_not_be_done_closes_the_order_and_leaves_nothing_open() {
        Life.dispatched().given(AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER))
                .when(TOMASZ, new CloseNotCarriedOut("The boiler is past repair."))
                .then(WorkNotCarriedOut.class, VisitCancelled.class, HoldReleased.class, ActionItemClosed.class, ActionItemClosed.class,
                        WorkOrderClosed.class)
                .thenFact(new WorkOrderClosed(Outcome.NOT_CARRIED_OUT, 1, false)).thenStatus(Status.CLOSED);
        Life.dispatched().when(MAEVE, new CloseNotCarriedOut("No")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(TOMASZ,
                new CloseNotCarriedOut(" ")).thenRefused(Kind.INVALID, "missing-text");
        Life.submitted().when(AOIFE, new CloseNotCarriedOut("No")).thenRefused("not-released");
        Life.completed().when(AOIFE, new CloseNotCarriedOut("No")).thenRefused("already-completed");
    }

    @Test
    void with_a_cancelled_order_the_question_is_withdrawn() {
        Life.submitted().when(MAEVE, Samples.cancel())
                .then(ApprovalWithdrawn.class, ActionItemClosed.class, ActionItemClosed.class, WorkOrderCancelled.class);
    }

    @Test
    void a_paid_order_lives_once_more_and_its_second_cycle_is_billed_by_itself() {
        var life = Life.inProgress().given(TOMASZ, part("line-1")).given(TOMASZ, Samples.resultPhoto()).later(Duration.ofMinutes(95))
                .given(TOMASZ, Samples.complete()).given(KEPT, Samples.paid()).given(AOIFE, part("late-line"));
        life.when(MAEVE, AGAIN).then(WorkOrderReopened.class)
                .thenFact(new WorkOrderReopened(2, new Personal("maeve", "It drips again."), true, List.of("invoice-1"), List.of()))
                .thenStatus(Status.READY).given(KEPT, schedule("visit-2")).given(TOMASZ, new Arrive(null))
                .given(TOMASZ, new StartWork(null)).later(Duration.ofMinutes(10)).when(TOMASZ, Samples.complete())
                .thenRefused("incomplete").thenMissing("result-photo").given(TOMASZ, SECOND_RESULT).when(TOMASZ, Samples.complete())
                .thenStatus(Status.COMPLETED);
        var done = life.fact(WorkCompleted.class);
        assertEquals(2, done.cycle());
        assertEquals(2, life.fact(ReadyToBill.class).cycle());
        assertEquals(Duration.ofMinutes(10), done.worked());
        assertEquals(List.of("late-line"), done.parts().stream().map(line -> line.lineId()).toList(), "what came late is billed next");
        assertEquals(List.of(SECOND_RESULT.file()), done.photos());
        assertEquals(1, done.trips());
        assertEquals(Duration.ofMinutes(105), life.order().work().worked(), "nothing is erased");
    }

    @Test
    void news_of_an_earlier_cycles_invoice_does_not_close_this_one() {
        var life = Life.completed().given(KEPT, Samples.billing(BillingState.SENT)).given(AOIFE, AGAIN).given(KEPT, schedule("visit-2"))
                .given(TOMASZ, new StartWork(null)).given(TOMASZ, SECOND_RESULT).given(TOMASZ, Samples.complete());
        life.when(KEPT, Samples.paid()).then(BillingNoted.class).thenStatus(Status.COMPLETED).when(KEPT, Samples.paid()).then();
        life.when(KEPT, new NoteBilling(BillingState.PAID, "invoice-2", euro(5_000))).then(BillingNoted.class, WorkOrderClosed.class)
                .thenFact(new WorkOrderClosed(Outcome.RESOLVED, 2, true));
    }

    @Test
    void an_invoice_that_is_heard_of_late_belongs_to_the_cycle_that_it_bills() {
        Life.completed().given(AOIFE, AGAIN).when(KEPT, Samples.billing(BillingState.DRAFT)).given(KEPT, schedule("visit-2"))
                .given(TOMASZ, new StartWork(null)).given(TOMASZ, SECOND_RESULT).given(TOMASZ, Samples.complete())
                .when(KEPT, Samples.paid()).then(BillingNoted.class).thenStatus(Status.COMPLETED);
    }

    @Test
    void what_was_not_done_is_reopened_without_complaint_and_what_was_told_but_not_billed_is_billed_then() {
        var life = Life.cancelled().when(AOIFE, AGAIN).thenFact(
                new WorkOrderReopened(2, new Personal("maeve", "It drips again."), false, List.of(), List.of()));
        life.thenStatus(Status.READY);
        var unbilled = Life.completed(verifying()).given(AOIFE, AGAIN).given(KEPT, schedule("visit-2")).given(TOMASZ, new StartWork(null))
                .when(TOMASZ, Samples.complete());
        assertEquals(Duration.ofMinutes(95), unbilled.fact(WorkCompleted.class).worked());
    }

    @Test
    void the_customer_reopens_for_thirty_days_after_the_last_visit_and_the_office_always() {
        Life.paid().later(Duration.ofDays(30)).when(MAEVE, AGAIN).thenStatus(Status.READY);
        Life.paid().later(Duration.ofDays(30).plusSeconds(1)).when(MAEVE, AGAIN).thenRefused("too-late").when(AOIFE, AGAIN)
                .thenStatus(Status.READY);
        Life.cancelled().when(MAEVE, AGAIN).thenRefused("too-late");
        Life.paid().when(TOMASZ, AGAIN).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(MAEVE, new Reopen(" "))
                .thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void what_is_open_was_denied_or_never_approved_is_not_reopened_and_where_the_policy_says_so_nothing_is() {
        Life.ready().when(AOIFE, AGAIN).thenRefused("still-open");
        Life.denied().when(AOIFE, AGAIN).thenRefused("never-approved");
        Life.submitted().given(MAEVE, Samples.cancel()).when(AOIFE, AGAIN).thenRefused("never-approved");
        Life.completed(Samples.varied(Map.of("reopen", "{\"days\":0}"))).when(AOIFE, AGAIN).thenRefused("stays-closed");
    }

    @Test
    void whether_anything_was_done_is_asked_of_this_cycle() {
        Life.paid().given(AOIFE, AGAIN).when(AOIFE, new CloseNotCarriedOut("Past repair."))
                .thenFact(new WorkOrderClosed(Outcome.NOT_CARRIED_OUT, 2, false));
    }

    @Test
    void an_order_is_reopened_once() {
        Life.paid().given(AOIFE, AGAIN).when(AOIFE, AGAIN).then();
    }

    @Test
    void an_order_that_was_approved_and_never_released_is_not_said_to_lack_the_approval() {
        Life.under(Samples.drafting()).given(MAEVE, Samples.open()).given(MAEVE, Samples.submit(null)).given(DECLAN, Samples.approve())
                .given(AOIFE, Samples.cancel()).when(AOIFE, AGAIN).thenRefused("never-approved").thenSays("released");
    }
}
