package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.CIARA;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.NEIGHBOUR;
import static dev.kept.workorder.domain.Samples.BOILER;
import static dev.kept.workorder.domain.Samples.approve;
import static dev.kept.workorder.domain.Samples.deny;
import static dev.kept.workorder.domain.Samples.edit;
import static dev.kept.workorder.domain.Samples.euro;
import static dev.kept.workorder.domain.Samples.submit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalReassigned;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.EstimateSet;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderReset;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.EditDraft;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.ResetToDraft;
import dev.kept.workorder.domain.WorkOrderCommand.SetEstimate;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DraftingTest {
    private static final AddItem PUMP = new AddItem(new NewItem("item-3", "The pump hums"));
    private static final ReassignApprover TO_RONAN = new ReassignApprover("ronan", "Declan is away.", Samples.approving("declan", "ronan"));

    @Test
    void a_denied_order_that_was_closed_stays_closed() {
        var denied = Life.drafted().given(MAEVE, Samples.submit(null)).given(DECLAN, Samples.deny()).given(MAEVE, new CloseDenied());
        denied.when(MAEVE, new CloseDenied()).then().when(MAEVE, new ResetToDraft()).thenRefused("order-closed");
    }

    @Test
    @Tag("A07")
    @Tag("A08")
    void an_order_is_written_until_it_is_submitted_and_every_change_moves_its_revision() {
        var life = Life.under(Samples.drafting()).when(MAEVE, Samples.open()).then(WorkOrderOpened.class).thenStatus(Status.DRAFT)
                .when(MAEVE, PUMP).thenFact(new ActionItemAdded(new ActionItem("item-3", new Personal("maeve", "The pump hums")), 2))
                .when(AOIFE, new SetEstimate(euro(9_000))).thenFact(new EstimateSet(euro(9_000), 3)).when(MAEVE, edit("Now it leaks."));
        var changed = life.fact(DraftChanged.class);
        assertEquals(4, changed.revision());
        assertEquals("Now it leaks.", changed.description().text());
        assertEquals(Priority.URGENT, changed.priority(), "what is not said stays");
        assertEquals(3, changed.items().size());
        life.when(MAEVE, submit(null)).then(WorkOrderSubmitted.class, ApprovalRequested.class).thenStatus(Status.SUBMITTED)
                .thenFact(new ApprovalRequested("approval-2", ApprovalKind.INITIAL, euro(9_000), List.of("declan", "ronan"), 4));
        assertEquals(3, life.order().openItems().size());
    }

    @Test
    void the_same_again_changes_nothing() {
        Life.drafted().given(MAEVE, PUMP).when(MAEVE, PUMP).then().given(MAEVE, edit("Now it leaks.")).when(MAEVE, edit("Now it leaks."))
                .then().given(MAEVE, new SetEstimate(euro(1))).when(MAEVE, new SetEstimate(euro(1))).then()
                .when(MAEVE, new SetEstimate(null)).then(EstimateSet.class).when(MAEVE, new WithdrawSubmission()).then()
                .when(MAEVE, new ResetToDraft()).then();
    }

    @Test
    void who_changes_or_submits_names_the_revision_that_they_saw() {
        var life = Life.drafted().given(MAEVE, PUMP);
        life.when(MAEVE, edit("Now it leaks."), 1).thenRefused(Kind.CONFLICT, "stale-revision").when(MAEVE, submit(null), 1)
                .thenRefused("stale-revision").when(MAEVE, new SetEstimate(null), null).thenRefused(Kind.INVALID, "missing-revision");
    }

    @Test
    @Tag("A09")
    void the_submitter_picks_who_approves_and_neither_herself_nor_a_stranger() {
        Life.drafted().when(MAEVE, submit("maeve")).thenRefused(Kind.CONFLICT, "not-eligible").when(MAEVE, submit("neighbour"))
                .thenRefused("not-eligible").when(MAEVE, submit("ronan"))
                .thenFact(new ApprovalRequested("approval-2", ApprovalKind.INITIAL, null, List.of("ronan"), 1))
                .when(DECLAN, approve()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.drafted().when(MAEVE, new Submit("approval-2", null, new Known(Samples.SITE, null, null, Known.Circles.NOBODY)))
                .thenRefused("unknown-service-type");
    }

    @Test
    void where_the_office_wrote_the_draft_the_requester_does_not_approve_it_either() {
        Life.under(Samples.drafting()).given(AOIFE, Samples.open()).when(AOIFE, submit("maeve")).thenRefused("not-eligible")
                .when(AOIFE, submit(null))
                .thenFact(new ApprovalRequested("approval-2", ApprovalKind.INITIAL, null, List.of("declan", "ronan"), 1));
    }

    @Test
    @Tag("A11")
    void a_released_order_was_approved_and_somebody_released_it() {
        Life.drafted().given(MAEVE, submit("declan")).when(DECLAN, approve()).then(ApprovalGranted.class).thenStatus(Status.APPROVED)
                .when(KEPT, Samples.schedule("visit-1")).thenStatus(Status.APPROVED).when(MAEVE, new Release(BOILER))
                .then(WorkOrderReleased.class).thenStatus(Status.READY).when(MAEVE, new Release(BOILER)).then();
        Life.drafted().when(MAEVE, new Release(BOILER)).thenRefused("not-approved");
        Life.paid().when(AOIFE, new Release(BOILER)).thenRefused("order-closed");
    }

    @Test
    @Tag("A19")
    @Tag("A21")
    void a_denied_order_is_changed_and_asked_for_again() {
        Life.drafted().given(MAEVE, submit("declan")).when(DECLAN, deny()).then(ApprovalDenied.class).thenStatus(Status.DENIED)
                .when(MAEVE, edit("Cheaper.")).thenRefused("not-a-draft").when(MAEVE, new ResetToDraft())
                .then(WorkOrderReset.class).thenStatus(Status.DRAFT).given(MAEVE, new SetEstimate(euro(5_000)))
                .when(DECLANS_LINK, approve(), 1).thenRefused("stale-revision")
                .when(MAEVE, new Submit("approval-3", "declan", submit(null).known())).thenStatus(Status.SUBMITTED)
                .when(DECLAN, approve()).thenFact(new ApprovalGranted("approval-3", ApprovalKind.INITIAL, euro(5_000), 2));
    }

    @Test
    @Tag("A22")
    @Tag("A23")
    @Tag("A24")
    void a_denied_order_may_end_and_then_it_stays_so() {
        var denied = Life.drafted().given(MAEVE, submit("declan")).given(DECLAN, deny());
        denied.when(MAEVE, Samples.cancel()).thenRefused("denied").when(MAEVE, new CloseDenied())
                .then(ActionItemClosed.class, ActionItemClosed.class, WorkOrderClosed.class)
                .thenFact(new WorkOrderClosed(Outcome.DENIED, 1, false)).when(MAEVE, new ResetToDraft()).thenRefused("order-closed")
                .thenSays("Open a new one")
                .when(AOIFE, new WorkOrderCommand.Reopen("After all")).thenRefused("never-approved");
        Life.ready().when(MAEVE, new CloseDenied()).thenRefused("not-denied");
    }

    @Test
    void a_question_that_is_taken_back_leaves_a_draft_and_the_link_to_it_asks_nothing() {
        Life.submitted().when(MAEVE, edit("Now it leaks.")).thenRefused("not-a-draft")
                .when(MAEVE, new WithdrawSubmission())
                .thenFact(new ApprovalWithdrawn("approval-1", ApprovalKind.INITIAL, Withdrawal.RECALLED)).thenStatus(Status.DRAFT)
                .when(DECLANS_LINK, approve()).thenRefused("not-submitted").given(MAEVE, edit("Now it leaks."))
                .when(MAEVE, submit(null)).thenStatus(Status.SUBMITTED);
        Life.ready().when(MAEVE, new WithdrawSubmission()).thenRefused("not-submitted");
        Life.ready().when(MAEVE, edit("Now it leaks.")).thenRefused("not-a-draft");
    }

    @Test
    void somebody_else_is_asked_and_who_was_asked_before_answers_no_more() {
        Life.submitted().when(DECLAN, TO_RONAN)
                .thenFact(new ApprovalReassigned("approval-1", ApprovalKind.INITIAL, List.of("declan"), "ronan",
                        new Personal("maeve", "Declan is away."), null, 1))
                .when(AOIFE, TO_RONAN).then().when(DECLAN, approve()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(CIARA, approve()).thenStatus(Status.READY).when(AOIFE, TO_RONAN).thenRefused("already-answered");
        Life.submitted().when(AOIFE, new ReassignApprover("maeve", "She knows.", Samples.approving("maeve"))).thenRefused("not-eligible")
                .when(AOIFE, new ReassignApprover("ronan", " ", Samples.approving("ronan"))).thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void a_draft_is_its_submitters_and_the_offices() {
        var life = Life.drafted();
        life.when(DECLAN, edit("Mine now.")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(NEIGHBOUR, submit(null))
                .thenRefused(Kind.NOT_FOUND, "not-found").when(AOIFE, edit("By phone.")).then(DraftChanged.class);
        assertTrue(Access.sees(life.state(), DECLAN));
        assertFalse(Access.sees(life.state(), DECLANS_LINK));
    }

    @Test
    void a_draft_holds_what_an_order_may_hold() {
        var life = Life.drafted();
        life.when(MAEVE, edit(" ")).thenRefused(Kind.INVALID, "missing-text").when(MAEVE, new SetEstimate(euro(-1)))
                .thenRefused(Kind.INVALID, "bad-estimate")
                .when(MAEVE, new EditDraft(null, null, null, null, List.of())).thenRefused(Kind.INVALID, "bad-items")
                .when(MAEVE, new AddItem(new NewItem("item-1", "Another"))).thenRefused(Kind.INVALID, "bad-items");
        IntStream.range(3, Limits.MOST_ITEMS + 1).forEach(n -> life.given(MAEVE, new AddItem(new NewItem("item-" + n, "One more"))));
        life.when(MAEVE, new AddItem(new NewItem("item-51", "One too many"))).thenRefused(Kind.INVALID, "bad-items")
                .when(MAEVE, new EditDraft(null, Priority.ROUTINE, true, List.of(), List.of(new NewItem("only", "Boiler"))))
                .then(DraftChanged.class);
        assertEquals(List.of("only"), life.order().items().stream().map(Item::itemId).toList());
    }
}
