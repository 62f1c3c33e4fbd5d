package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.TOMASZ;
import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.CIARA;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.DECLANS_LINK;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.Samples.BOILER;
import static dev.kept.workorder.domain.Samples.approve;
import static dev.kept.workorder.domain.Samples.deny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Decision.Kind;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ApprovingTest {

    @Test
    @Tag("A11")
    @Tag("B05")
    void a_yes_releases_the_order_at_once() {
        Life.submitted().when(DECLAN, approve()).then(ApprovalGranted.class, WorkOrderReleased.class).thenStatus(Status.READY);
    }

    @Test
    @Tag("C07")
    void the_link_in_the_mail_is_good_for_one_yes() {
        var link = new Approve("approval-1", BOILER);
        Life.submitted().when(DECLANS_LINK, link, 1).thenStatus(Status.READY).when(DECLANS_LINK, link, 1)
                .thenRefused(Kind.CONFLICT, "already-answered");
        Life.denied().when(DECLANS_LINK, link, 1).thenRefused("already-answered");
    }

    @Test
    void a_link_for_a_question_that_was_replaced_says_so() {
        Life.submitted().when(DECLANS_LINK, new Approve("approval-0", BOILER), 1).thenRefused("replaced");
    }

    @Test
    void a_yes_names_the_question_that_was_seen() {
        Life.submitted().when(DECLAN, new Approve(null, BOILER)).thenRefused(Kind.INVALID, "missing-approval").when(DECLAN,
                new Deny(null, "No.")).thenRefused(Kind.INVALID, "missing-approval");
        Life.askedForMore().given(TOMASZ, Samples.extra("extra-2", 450_000)).when(DECLAN, new Approve("extra-1", BOILER))
                .thenRefused("replaced").thenSays("4500.00 EUR").when(DECLAN, new Deny("extra-1", "No.")).thenRefused("replaced");
        Life.agreedOn(Samples.amending()).given(TOMASZ, Samples.extra("extra-1", 50_000)).when(DECLAN, new Approve("approval-1", BOILER))
                .thenRefused("already-answered").thenSays("approved already");
    }

    @Test
    void who_asks_again_reads_what_became_of_that_question() {
        Life.askedForMore().given(TOMASZ, new WorkOrderCommand.WithdrawExtra()).when(DECLANS_LINK, new Approve("extra-1", BOILER))
                .thenRefused("already-answered").thenSays("taken back");
        Life.askedForMore().given(DECLAN, deny()).when(DECLANS_LINK, new Approve("extra-1", BOILER)).thenSays("goes on")
                .when(DECLANS_LINK, new Approve("approval-1", BOILER)).thenSays("This order is approved already");
        Life.under(Samples.drafting()).given(MAEVE, Samples.open()).given(MAEVE, Samples.submit("declan")).given(DECLAN, deny())
                .when(DECLANS_LINK, new Approve("approval-2", BOILER)).thenSays("ask again");
    }

    @Test
    void who_sent_a_draft_in_from_the_office_does_not_approve_it() {
        Life.drafted().given(AOIFE, Samples.submit("declan")).when(AOIFE, approve()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(CIARA, approve()).then(ApprovalGranted.class);
    }

    @Test
    void who_was_asked_once_does_not_answer_what_others_are_asked() {
        var ronans = Life.askedForMore().given(AOIFE, new ReassignApprover("ronan", "Declan left.", Samples.approving("declan", "ronan")));
        ronans.when(DECLAN, new Approve("extra-1", BOILER)).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(DECLAN, new Deny("extra-1", "No.")).thenRefused(Kind.FORBIDDEN, "not-yours-to-do")
                .when(DECLANS_LINK, new Approve("extra-1", BOILER)).thenRefused(Kind.NOT_FOUND, "not-found");
        Life.drafted().given(MAEVE, Samples.submit("declan")).given(MAEVE, new WorkOrderCommand.WithdrawSubmission())
                .given(MAEVE, new WorkOrderCommand.Submit("approval-3", "ronan", Samples.submit(null).known())).when(DECLAN, approve())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").when(DECLAN, new Approve("approval-2", BOILER)).thenSays("taken back");
    }

    @Test
    void what_was_answered_is_told_also_while_others_are_asked_something_else() {
        Life.submitted().given(DECLAN, approve()).when(DECLANS_LINK, new Approve("approval-1", BOILER)).thenRefused("already-answered");
        var ronans = Life.under(Samples.amending()).given(MAEVE, Samples.open(Samples.euro(20_000), "declan")).given(DECLAN, approve())
                .given(AOIFE, Samples.extra("extra-1", 50_000))
                .given(AOIFE, new ReassignApprover("ronan", "Declan left.", Samples.approving("declan", "ronan")));
        ronans.when(DECLANS_LINK, new Approve("approval-1", BOILER)).thenRefused(Kind.CONFLICT, "already-answered");
    }

    @Test
    void the_limit_of_extra_work_holds_for_the_first_estimate_too() {
        var owner = Samples.varied(Map.of("approval",
                "{\"initial\":\"NONE\",\"withoutApprover\":\"GRANT\",\"onDeny\":\"CLOSE\"}", "extraWork", Samples.EXTRA,
                "amend", "{\"allowed\":true}"));
        Life.under(owner).given(MAEVE, Samples.open(Samples.euro(30_000), "declan")).thenStatus(Status.READY);
        Life.under(owner).given(MAEVE, Samples.open(Samples.euro(30_001), "declan")).thenStatus(Status.SUBMITTED)
                .given(DECLAN, approve()).when(AOIFE, Samples.amend(Samples.euro(0))).then(WorkOrderAmended.class);
    }

    @Test
    void the_office_may_decide_too() {
        Life.submitted().when(AOIFE, approve()).thenStatus(Status.READY);
    }

    @Test
    void the_requester_does_not_approve_her_own_request() {
        Life.submitted().when(MAEVE, approve()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
    }

    @Test
    void who_opened_the_order_does_not_say_yes_in_place_of_who_was_asked() {
        var opened = Life.nothing().given(AOIFE, Samples.open()).when(AOIFE, new Approve(Samples.OPEN, BOILER, List.of("Declan Brennan")))
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do").thenSays("Declan Brennan").when(AOIFE, approve())
                .thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        opened.when(CIARA, approve()).then(ApprovalGranted.class, WorkOrderReleased.class).when(AOIFE, approve())
                .thenRefused(Kind.CONFLICT, "already-answered");
        Life.nothing().given(AOIFE, Samples.open()).when(DECLAN, approve()).thenStatus(Status.READY);
        Life.nothing().given(AOIFE, Samples.open()).when(AOIFE, deny()).thenStatus(Status.CLOSED);
    }

    @Test
    void where_nobody_was_asked_the_office_says_yes_to_its_own_order_too() {
        var everyOrder = Samples
                .policy(new Policy.Approval(Policy.Approval.Initial.ALWAYS, null, null, Policy.Approval.WithoutApprover.ASK_OFFICE,
                        Policy.Approval.OnDeny.CLOSE));
        Life.under(everyOrder).given(AOIFE, Samples.open(null)).when(AOIFE, approve()).thenStatus(Status.READY);
    }

    @Test
    void who_decides_names_the_revision_that_they_saw() {
        Life.submitted().when(DECLAN, approve(), null).thenRefused(Kind.INVALID, "missing-revision");
        Life.submitted().when(DECLAN, approve(), 2).thenRefused(Kind.CONFLICT, "stale-revision");
        Life.submitted().when(DECLAN, deny(), 0).thenRefused(Kind.CONFLICT, "stale-revision");
    }

    @Test
    @Tag("A19")
    @Tag("A23")
    @Tag("B04")
    void a_no_closes_the_order_and_its_items() {
        var life = Life.submitted().when(DECLAN, deny())
                .then(ApprovalDenied.class, ActionItemClosed.class, ActionItemClosed.class, WorkOrderClosed.class)
                .thenFact(new WorkOrderClosed(Outcome.DENIED, 1, false))
                .thenWhy(WorkOrderClosed.class, "approval.onDeny = CLOSE", "The order was not approved").thenStatus(Status.CLOSED);
        assertEquals(0, life.order().openItems().size());
    }

    @Test
    void a_no_needs_a_reason() {
        Life.submitted().when(DECLAN, new Deny(Samples.OPEN, " ")).thenRefused(Kind.INVALID, "missing-text");
    }

    @Test
    void with_a_cancelled_order_the_question_lapses() {
        Life.submitted().given(MAEVE, Samples.cancel()).when(DECLANS_LINK, approve()).thenRefused(Kind.CONFLICT, "already-answered");
    }

    @Test
    void who_asks_for_the_work_approves_it_only_where_the_policy_says_so() {
        var knob = "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"ASK_OFFICE\",\"onDeny\":\"CLOSE\"%s}";
        Life.under(Samples.varied(Map.of("approval", knob.formatted("")))).when(MAEVE, Samples.open(null, "declan", "maeve"))
                .thenFact(new ApprovalRequested("approval-1", ApprovalKind.INITIAL, null, List.of("declan"), 1))
                .when(MAEVE, Samples.approve()).thenRefused(Kind.FORBIDDEN, "not-yours-to-do");
        Life.under(Samples.varied(Map.of("approval", knob.formatted(",\"self\":true")))).when(MAEVE, Samples.open(null, "declan", "maeve"))
                .thenFact(new ApprovalRequested("approval-1", ApprovalKind.INITIAL, null, List.of("declan", "maeve"), 1))
                .when(MAEVE, Samples.approve()).thenStatus(Status.READY);
    }

    @Test
    void what_is_not_approved_or_has_ended_is_not_released() {
        var release = new Release(BOILER);
        Life.drafted().when(AOIFE, release).thenRefused("not-approved");
        Life.submitted().when(AOIFE, release).thenRefused("not-approved");
        Life.drafted().given(MAEVE, Samples.submit("declan")).given(DECLAN, deny()).when(AOIFE, release).thenRefused("not-approved");
        Life.completed().when(AOIFE, release).thenRefused("already-completed");
        Life.cancelled().when(AOIFE, release).thenRefused("order-closed");
        Life.ready().when(AOIFE, release).then();
    }

    @Test
    void a_draft_that_was_cancelled_waits_for_nobody() {
        Life.drafted().given(MAEVE, Samples.cancel()).when(AOIFE, new Approve("approval-1", BOILER)).thenRefused("already-answered");
    }
}
