package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.ZOFIA;
import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.Samples.SIGNATURE;
import static dev.kept.workorder.domain.Samples.billing;
import static dev.kept.workorder.domain.Samples.cancel;
import static dev.kept.workorder.domain.Samples.complete;
import static dev.kept.workorder.domain.Samples.document;
import static dev.kept.workorder.domain.Samples.part;
import static dev.kept.workorder.domain.Samples.resultPhoto;
import static dev.kept.workorder.domain.Samples.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.SignatureCaptured;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.IssueDocument;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EndingTest {

    @Test
    @Tag("D78")
    void what_is_missing_is_said_and_what_would_supply_it() {
        Life.inProgress().when(TOMASZ, new Complete("Recharged.", null, null)).thenRefused(Kind.CONFLICT, "incomplete")
                .thenMissing("signature", "result-photo").given(TOMASZ, resultPhoto())
                .when(TOMASZ, new Complete("Recharged.", null, null)).thenMissing("signature")
                .when(TOMASZ, new Complete(" ", SIGNATURE, null)).thenRefused(Kind.INVALID, "missing-text")
                .when(TOMASZ, complete()).thenStatus(Status.COMPLETED);
    }

    @Test
    @Tag("D42")
    @Tag("D44")
    @Tag("A17")
    void completing_stops_the_time_ends_the_visit_and_resolves_every_item() {
        Life.inProgress().given(TOMASZ, resultPhoto()).given(TOMASZ, part("line-1")).given(KEPT, schedule("visit-2"))
                .later(Duration.ofMinutes(95)).when(TOMASZ, complete())
                .then(TimerStopped.class, VisitFinished.class, VisitCancelled.class, ActionItemResolved.class, ActionItemResolved.class,
                        SignatureCaptured.class, WorkCompleted.class, ReadyToBill.class)
                .thenStatus(Status.COMPLETED);
    }

    @Test
    @Tag("D45")
    @Tag("D49")
    void invoicing_is_told_everything_at_once() {
        var life = Life.inProgress().given(TOMASZ, resultPhoto()).given(TOMASZ, part("line-1")).later(Duration.ofMinutes(30))
                .given(TOMASZ, new StopTimer()).later(Duration.ofMinutes(30))
                .given(TOMASZ, new WorkOrderCommand.StartWork(null)).later(Duration.ofMinutes(65)).when(TOMASZ, complete());
        var done = life.fact(WorkCompleted.class);
        assertEquals(Duration.ofMinutes(95), done.worked());
        assertEquals(List.of("vessel"), done.parts().stream().map(line -> line.partId()).toList());
        assertEquals(1, done.trips());
        assertEquals(1, done.photos().size());
        assertEquals(SIGNATURE, done.signature());
        assertEquals(new ReadyToBill(1, life.sequenceOf(WorkCompleted.class)), life.fact(ReadyToBill.class));
        life.thenWhy(ReadyToBill.class, "verify = NONE", "The work is complete and nobody has to look at it before it is billed");
    }

    @Test
    void nothing_is_completed_before_it_began_or_twice() {
        Life.submitted().when(AOIFE, complete()).thenRefused("not-released").thenMissing("approval");
        Life.ready().when(AOIFE, complete()).thenRefused("no-visit").thenMissing("visit");
        Life.arrived().when(TOMASZ, complete()).thenRefused("not-in-progress").thenMissing("work");
        Life.completed().when(TOMASZ, complete()).thenRefused("already-completed");
        Life.paid().when(TOMASZ, complete()).thenRefused("order-closed");
    }

    @Test
    @Tag("D58")
    void what_invoicing_says_is_noted_once_and_when_nothing_is_owed_the_order_closes() {
        Life.completed().when(KEPT, billing(BillingState.SENT)).then(BillingNoted.class).thenStatus(Status.COMPLETED)
                .when(KEPT, billing(BillingState.SENT)).then().when(KEPT, billing(BillingState.PAID))
                .then(BillingNoted.class, WorkOrderClosed.class).thenFact(new WorkOrderClosed(Outcome.RESOLVED, 1, true))
                .thenWhy(WorkOrderClosed.class, "close.on = PAID", "The invoice over 190.68 EUR is PAID: nothing is owed any more")
                .thenStatus(Status.CLOSED).when(KEPT, billing(BillingState.PAID)).then();
        Life.completed().when(KEPT, billing(BillingState.VOID)).thenStatus(Status.CLOSED);
        Life.completed().when(KEPT, billing(BillingState.PART_PAID)).thenStatus(Status.COMPLETED);
    }

    @Test
    void a_cancelled_order_leaves_nothing_open_behind_it() {
        Life.dispatched().when(MAEVE, cancel())
                .then(VisitCancelled.class, ActionItemClosed.class, ActionItemClosed.class, WorkOrderCancelled.class)
                .thenStatus(Status.CLOSED);
        var working = Life.inProgress().given(KEPT, schedule("visit-2")).when(AOIFE, cancel()).then(TimerStopped.class, VisitNotDone.class,
                VisitCancelled.class, ActionItemClosed.class, ActionItemClosed.class, WorkOrderCancelled.class);
        assertEquals("IN_PROGRESS", working.fact(WorkOrderCancelled.class).stage());
        assertEquals(List.of(), working.order().standingVisits());
    }

    @Test
    void the_customer_cancels_until_the_technician_is_there_and_nobody_what_is_done() {
        Life.enRoute().when(MAEVE, cancel()).thenStatus(Status.CLOSED);
        Life.arrived().when(MAEVE, cancel()).thenRefused(Kind.CONFLICT, "work-begun");
        Life.completed().when(AOIFE, cancel()).thenRefused(Kind.CONFLICT, "already-completed");
        Life.cancelled().when(AOIFE, cancel()).thenRefused(Kind.CONFLICT, "order-closed");
        Life.ready().when(TOMASZ, cancel()).thenRefused(Kind.NOT_FOUND, "not-found");
        Life.dispatched().when(TOMASZ, cancel()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void where_the_policy_keeps_it_to_the_office_the_customer_calls() {
        Life.under(Samples.varied(Map.of("cancel", "{\"byCustomer\":false}"))).given(MAEVE, Samples.open()).when(MAEVE, cancel())
                .thenRefused(Kind.CONFLICT, "office-cancels").when(AOIFE, cancel()).thenStatus(Status.CLOSED);
    }

    @Test
    @Tag("B06")
    void documents_count_their_editions_per_kind() {
        var life = Life.completed();
        assertEquals(1, life.when(KEPT, document("document-1", DocumentKind.ORDER)).fact(DocumentIssued.class).edition());
        assertEquals(1, life.when(KEPT, document("document-2", DocumentKind.REPORT)).fact(DocumentIssued.class).edition());
        assertEquals(2, life.when(KEPT, document("document-3", DocumentKind.ORDER)).fact(DocumentIssued.class).edition());
        life.when(KEPT, document("document-3", DocumentKind.ORDER)).then();
        life.when(KEPT, new IssueDocument("document-4", DocumentKind.ORDER, 2, SIGNATURE)).thenRefused(Kind.INVALID, "unknown-revision");
    }

    @Test
    void the_customer_does_not_cancel_what_was_begun_on_an_earlier_visit() {
        var begun = Life.inProgress().given(TOMASZ, part("line-1")).given(TOMASZ, new FinishVisit(null)).given(KEPT, schedule("visit-2"));
        begun.when(MAEVE, cancel()).thenRefused(Kind.CONFLICT, "work-begun").thenStatus(Status.DISPATCHED).when(AOIFE, cancel())
                .thenStatus(Status.CLOSED);
        Life.inProgress().later(Duration.ofMinutes(5)).given(TOMASZ, Samples.hold(HoldReason.WAITING_PARTS)).when(MAEVE, cancel())
                .thenRefused("work-begun");
    }

    @Test
    void an_invoice_over_nothing_is_paid_when_it_is_sent() {
        var nothing = Samples.euro(0);
        Life.completed().when(KEPT, new NoteBilling(BillingState.DRAFT, "invoice-1", nothing)).thenStatus(Status.COMPLETED)
                .when(KEPT, new NoteBilling(BillingState.SENT, "invoice-1", nothing)).thenStatus(Status.CLOSED)
                .thenWhy(WorkOrderClosed.class, "close.on = PAID", "The invoice over 0.00 EUR is SENT: nothing is owed any more");
    }

    @Test
    void who_is_still_on_the_way_when_the_work_is_complete_was_not_there() {
        Life.inProgress().given(TOMASZ, resultPhoto()).given(KEPT, new ScheduleVisit("visit-2", Samples.TUESDAY, List.of("zofia")))
                .given(ZOFIA, new StartTravel(null, null)).when(TOMASZ, complete()).then(TimerStopped.class, VisitFinished.class,
                        VisitNotDone.class, ActionItemResolved.class, ActionItemResolved.class, SignatureCaptured.class,
                        WorkCompleted.class, ReadyToBill.class);
    }
}
