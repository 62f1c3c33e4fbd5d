package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.workorder.domain.Approval.Answer;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The answer to an open approval, and what the policy makes of it at once. An approval is answered once: that makes a link in a mail
/// good for one use.
final class Approving {
    private Approving() {}

    static Decision<WorkOrderEvent> approve(Approve it, Order order, Policy policy, Asked asked) {
        return onOpen(it.approvalId(), order, asked, open -> {
            var story = Story.of(order, policy)
                    .happened(new ApprovalGranted(open.approvalId(), open.kind(), open.amount(), open.revision()));
            release(story, it.serviceType());
            return story.decision();
        });
    }

    static Decision<WorkOrderEvent> deny(Deny it, Order order, Policy policy, Asked asked) {
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> onOpen(it.approvalId(), order, asked, open -> {
            var story = Story.of(order, policy)
                    .happened(new ApprovalDenied(open.approvalId(), open.kind(), new Personal(order.request().requesterId(), it.reason())));
            switch (policy.approval().onDeny()) {
                case CLOSE -> Ending.close(story, asked, Outcome.DENIED, "approval.onDeny = CLOSE", "The order was not approved");
            }
            return story.decision();
        }));
    }

    /// From here on the order may be scheduled.
    static void release(Story story, Known.ServiceType serviceType) {
        var request = story.order().request();
        switch (story.policy().release()) {
            case AUTO -> story.byRule("release = AUTO", "The order is approved and nothing else is waited for",
                    new WorkOrderReleased(serviceType.code(), serviceType.skills(), serviceType.expectedDuration(), request.siteId(),
                            request.zone(), story.order().revision()));
        }
    }

    private static Decision<WorkOrderEvent> onOpen(@Nullable String approvalId, Order order, Asked asked,
            Function<Approval, Decision<WorkOrderEvent>> answer) {
        var stale = stale(order, asked);
        if (stale.isPresent())
            return stale.get();
        var open = order.openApproval();
        if (open.isEmpty())
            return nothingOpen(order);
        if (approvalId != null && !approvalId.equals(open.get().approvalId()))
            return Decision.refused("replaced", "This question was replaced by a newer one. Open the order to see it.");
        return answer.apply(open.get());
    }

    /// Who decides says which content they saw.
    private static Optional<Decision<WorkOrderEvent>> stale(Order order, Asked asked) {
        var seen = asked.revision();
        if (seen == null)
            return Optional.of(Decision.invalid("missing-revision",
                    "Say which revision of the order you decide on: the field 'revision', as the order's answer shows it."));
        if (seen != order.revision())
            return Optional.of(Decision.refused("stale-revision", "You decided on revision " + seen + "; the order is at revision "
                    + order.revision() + " now. Look at it again, then decide."));
        return Optional.empty();
    }

    private static Decision<WorkOrderEvent> nothingOpen(Order order) {
        var last = order.approvals().isEmpty() ? Answer.LAPSED : order.approvals().getLast().answer();
        return Decision.refused("already-answered", switch (last) {
            case GRANTED -> "This order is approved already. Nothing more is asked of you.";
            case DENIED -> "This order was denied already. Open a new one if the work is wanted after all.";
            case LAPSED, NONE_YET -> "This order has ended: it waits for no approval.";
        });
    }
}
