package dev.kept.workorder.domain;

import dev.kept.decision.Caller;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.Policy.Approval.WithoutApprover;
import java.util.List;
import java.util.Objects;

/// The question whether it may be done: asked of somebody, or answered by a rule.
final class Submitting {
    private Submitting() {}

    /// @param eligible who may approve for the customer; of these, whom the submitter did not pick are left out by the caller
    static void submit(Story story, String approvalId, List<String> eligible, Known.ServiceType serviceType, Caller by) {
        var submitted = new WorkOrderSubmitted(story.order().revision());
        if (story.policy().create().autoSubmit() && story.order().facts() == 1)
            story.byRule("create.autoSubmit = true", "A request is complete when it is made: it needs no draft", submitted);
        else
            story.happened(submitted);
        askOrGrant(story, approvalId, approvers(story.order(), eligible, story.policy(), by), serviceType);
    }

    private static void askOrGrant(Story story, String approvalId, List<String> approvers, Known.ServiceType serviceType) {
        var approval = story.policy().approval();
        var estimate = story.order().request().estimate();
        var need = need(approval, story.order().request());
        int revision = story.order().revision();
        var grant = new ApprovalGranted(approvalId, ApprovalKind.INITIAL, estimate, revision);
        if (!need.holds())
            story.byRule("approval.initial = " + approval.initial(), need.because(), grant);
        else if (approvers.isEmpty() && approval.withoutApprover() == WithoutApprover.GRANT)
            story.byRule("approval.withoutApprover = GRANT",
                    need.because() + ", but this customer has nobody besides the requester who approves", grant);
        else {
            story.byRule("approval.initial = " + approval.initial(), need.because(),
                    new ApprovalRequested(approvalId, ApprovalKind.INITIAL, estimate, approvers, revision));
            return;
        }
        Approving.release(story, serviceType);
    }

    private static Condition.Answer need(Policy.Approval approval, Request request) {
        return switch (approval.initial()) {
            case NONE -> new Condition.Answer(false, "Nobody has to approve");
            case ALWAYS -> new Condition.Answer(true, "Every order is approved");
            case OVER_LIMIT -> Condition.over(request.estimate(), Objects.requireNonNull(approval.limit()));
            case WHEN -> Objects.requireNonNull(approval.when()).of(request);
        };
    }

    /// Four eyes, unless the policy trusts two: who asks for the work does not approve it.
    static List<String> approvers(Order order, List<String> eligible, Policy policy, Caller by) {
        var request = order.request();
        return eligible.stream()
                .filter(person -> policy.approval().self() || (!person.equals(request.requesterId()) && !person.equals(request.openedBy())
                        && !person.equals(by.id())))
                .distinct().limit(Limits.MOST_APPROVERS).toList();
    }
}
