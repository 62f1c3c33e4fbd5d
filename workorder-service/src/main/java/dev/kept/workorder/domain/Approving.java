package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalReassigned;
import dev.kept.events.WorkOrderEvent.ApprovalVoted;
import dev.kept.events.WorkOrderEvent.AssignmentMode;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.workorder.domain.Approval.Answer;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The answer to an open approval, and what the policy makes of it at once. An approval is answered once: that makes a link in a mail
/// good for one use.
final class Approving {
    private Approving() {}

    static Decision<WorkOrderEvent> approve(Approve it, Order order, Policy policy, Asked asked) {
        return onOpen(it.approvalId(), order, asked, open -> {
            if (open.waitsForOthersThan(asked.by().id()))
                return oneOfAll(open, order, policy, asked.by().id());
            if (open.kind() == ApprovalKind.EXTRA_WORK)
                return ExtraWork.granted(open, order, policy, asked);
            var story = Story.of(order, policy)
                    .happened(new ApprovalGranted(open.approvalId(), open.kind(), open.amount(), open.revision()));
            release(story, it.serviceType());
            return story.decision();
        });
    }

    /// Each yes is a fact, and the last one grants. Who said it already has nothing to add.
    private static Decision<WorkOrderEvent> oneOfAll(Approval open, Order order, Policy policy, String by) {
        return open.hasAgreed(by)
                ? Decision.accepted(List.of())
                : Story.of(order, policy).happened(voted(open, by)).decision();
    }

    private static ApprovalVoted voted(Approval open, String by) {
        return new ApprovalVoted(open.approvalId(), open.kind(), by, open.amount(), open.revision());
    }

    static Decision<WorkOrderEvent> deny(Deny it, Order order, Policy policy, Asked asked) {
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> onOpen(it.approvalId(), order, asked, open -> {
            var reason = new Personal(order.request().requesterId(), it.reason());
            if (open.kind() == ApprovalKind.EXTRA_WORK)
                return ExtraWork.denied(open, reason, order, policy, asked);
            var story = Story.of(order, policy).happened(new ApprovalDenied(open.approvalId(), open.kind(), reason));
            switch (policy.approval().onDeny()) {
                case CLOSE -> Ending.close(story, asked, Outcome.DENIED, "approval.onDeny = CLOSE", "The order was not approved");
                case RESETTABLE -> {
                    // who asked changes it, or ends it
                }
            }
            return story.decision();
        }));
    }

    /// From here on the order may be scheduled.
    static void release(Story story, Known.ServiceType serviceType) {
        switch (story.policy().release()) {
            case AUTO -> story.byRule("release = AUTO", "The order is approved and nothing else is waited for",
                    released(story.order(), serviceType, story.policy()));
            case MANUAL -> {
                // somebody does it
            }
        }
        Offering.next(story);
    }

    static Decision<WorkOrderEvent> release(Release it, Order order, Policy policy) {
        return switch (order.phase()) {
            case Phase.Approved _ -> {
                var story = Story.of(order, policy).happened(released(order, it.serviceType(), policy));
                Offering.next(story);
                yield story.decision();
            }
            case Phase.Ready _ -> Decision.accepted(List.of());
            case Phase.Completed _,Phase.Closed _ -> Refusals.ended(order);
            case Phase.Draft _,Phase.Submitted _,Phase.Denied _ ->
                Decision.refused("not-approved", "This order is not approved yet. It is released after that.");
        };
    }

    private static WorkOrderReleased released(Order order, Known.ServiceType serviceType, Policy policy) {
        var request = order.request();
        return new WorkOrderReleased(serviceType.code(), serviceType.skills(), serviceType.expectedDuration(), request.siteId(),
                request.zone(), order.revision(), AssignmentMode.valueOf(policy.assignment().mode().name()), pickers(order, policy));
    }

    private static List<String> pickers(Order order, Policy policy) {
        return switch (policy.scheduling().whoPicks()) {
            case OFFICE -> List.of();
            case SUBMITTER -> order.request().submitters();
        };
    }

    /// Somebody else answers the open question.
    static Decision<WorkOrderEvent> reassign(ReassignApprover it, Order order, Policy policy, Asked asked) {
        var open = order.openApproval();
        if (open.isEmpty())
            return nothingOpen(order);
        if (open.get().approvers().equals(List.of(it.to())))
            return Decision.accepted(List.of());
        if (!Submitting.approvers(order, it.circles(), policy, asked.by()).contains(it.to()))
            return Refusals.notEligible();
        return Limits.text("reason", it.why(), Limits.LONGEST_REASON).orElseGet(() -> Story.of(order, policy)
                .happened(new ApprovalReassigned(open.get().approvalId(), open.get().kind(), open.get().approvers(), it.to(),
                        new Personal(order.request().requesterId(), it.why()), open.get().amount(), open.get().revision()))
                .decision());
    }

    private static Decision<WorkOrderEvent> onOpen(@Nullable String approvalId, Order order, Asked asked,
            Function<Approval, Decision<WorkOrderEvent>> answer) {
        if (approvalId == null)
            return Decision.invalid("missing-approval", "Say in 'approvalId' which question this answers, as the order shows it.");
        var before = order.approvals().stream().filter(known -> known.approvalId().equals(approvalId) && !known.isOpen()).findFirst();
        if (before.isPresent())
            return answeredAlready(before.get(), order);
        var stale = Refusals.stale(order, asked);
        if (stale.isPresent())
            return stale.get();
        var open = order.openApproval();
        if (open.isEmpty())
            return nothingOpen(order);
        if (!approvalId.equals(open.get().approvalId()))
            return replaced(open.get());
        return answer.apply(open.get());
    }

    private static Decision<WorkOrderEvent> replaced(Approval by) {
        return Decision.refused("replaced", by.amount() == null
                ? "This question was replaced by a newer one. Open the order to see it."
                : "This question was replaced by one about " + Words.money(by.amount()) + ". Open the order to see it.");
    }

    /// What became of this question, not of the last one.
    private static Decision<WorkOrderEvent> answeredAlready(Approval before, Order order) {
        boolean extra = before.kind() == ApprovalKind.EXTRA_WORK;
        var open = order.openApproval();
        if (before.answer() == Answer.SUPERSEDED && open.isPresent())
            return replaced(open.get());
        return Decision.refused("already-answered", switch (before.answer()) {
            case GRANTED -> extra
                    ? "This extra work was agreed to already. Nothing more is asked about it."
                    : "This order is approved already. Nothing more is asked about that.";
            case DENIED -> extra
                    ? "This extra work was denied already. The order goes on as it was agreed on before."
                    : order.phase() instanceof Phase.Denied
                            ? "This order was denied already. Who asked may change it and ask again."
                            : "This order was denied already. Open a new one if the work is wanted after all.";
            case RECALLED -> "This question was taken back by who asked it. Nothing is to be answered.";
            case EXPIRED -> "Nobody answered this question in time, so it is over. Who asked it may ask again.";
            case SUPERSEDED -> "This question was replaced by a newer one, which is answered. Open the order to see it.";
            case LAPSED, NONE_YET -> "This order has ended: it waits for no approval.";
        });
    }

    private static Decision<WorkOrderEvent> nothingOpen(Order order) {
        if (order.phase() instanceof Phase.Draft)
            return Decision.refused("not-submitted", "This order is being written. You are asked when it is complete.");
        return order.approvals().isEmpty()
                ? Decision.refused("already-answered", "This order waits for no approval.")
                : answeredAlready(order.approvals().getLast(), order);
    }
}
