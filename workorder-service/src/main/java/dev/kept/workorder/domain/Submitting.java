package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.workorder.domain.Policy.Approval.WithoutApprover;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The question whether it may be done: asked of somebody, or answered by a rule.
final class Submitting {
    private Submitting() {}

    /// @param asking who is asked, where somebody is: those who may, or of them whom the submitter picked
    static void submit(Story story, String approvalId, Asking asking, Known.ServiceType serviceType, Asked asked) {
        var by = asked.by();
        var submitted = new WorkOrderSubmitted(story.order().revision(), by.id());
        if (story.policy().create().autoSubmit() && story.order().facts() == 1)
            story.byRule("create.autoSubmit = true", "A request is complete when it is made: it needs no draft", submitted);
        else
            story.happened(submitted);
        askOrGrant(story, approvalId, asking, serviceType, asked);
    }

    private static void askOrGrant(Story story, String approvalId, Asking asking, Known.ServiceType serviceType,
            Asked asked) {
        var approval = story.policy().approval();
        var estimate = story.order().request().estimate();
        var need = need(approval, story.policy().extraWork(), story.order().request());
        int revision = story.order().revision();
        var grant = new ApprovalGranted(approvalId, ApprovalKind.INITIAL, estimate, revision);
        if (!need.answer().holds())
            story.byRule(need.rule(), need.answer().because(), grant);
        else if (asking.approvers().isEmpty() && approval.withoutApprover() == WithoutApprover.GRANT)
            story.byRule("approval.withoutApprover = GRANT",
                    need.answer().because() + ", but this customer has nobody besides the requester who approves", grant);
        else {
            story.byRule(need.rule(), need.answer().because(),
                    Patience.question(approvalId, ApprovalKind.INITIAL, estimate, asking, revision, story.policy(), asked));
            return;
        }
        Approving.release(story, serviceType);
    }

    /// Whether the policy has somebody asked about such a request.
    static boolean isAsked(Policy policy, Request request) {
        return answer(policy, request).holds();
    }

    /// The same with what it compares.
    static Condition.Answer answer(Policy policy, Request request) {
        return need(policy.approval(), policy.extraWork(), request).answer();
    }

    /// @param rule the knob that says so
    private record Need(String rule, Condition.Answer answer) {}

    /// The limit of extra work holds for the first estimate, too: else a large one would walk past it.
    private static Need need(Policy.Approval approval, Policy.@Nullable ExtraWork extra, Request request) {
        var initial = new Need("approval.initial = " + approval.initial(), initial(approval, request));
        if (initial.answer().holds() || extra == null || request.estimate() == null)
            return initial;
        var above = Condition.over(request.estimate(), extra.limit());
        return above.holds() ? new Need("extraWork.limit = " + Words.money(extra.limit()), above) : initial;
    }

    private static Condition.Answer initial(Policy.Approval approval, Request request) {
        return switch (approval.initial()) {
            case NONE -> new Condition.Answer(false, "Nobody has to approve");
            case ALWAYS -> new Condition.Answer(true, "Every order is approved");
            case OVER_LIMIT -> Condition.over(request.estimate(), Objects.requireNonNull(approval.limit()));
            case WHEN -> Objects.requireNonNull(approval.when()).of(request);
        };
    }

    /// Who may be asked, by the kind of who created the order. Four eyes, unless the policy trusts two: who asks for the work does not
    /// approve it.
    static List<String> approvers(Order order, Known.Circles circles, Policy policy, Caller by) {
        var request = order.request();
        return circles.of(policy.approval().circle(request.creator())).stream()
                .filter(person -> policy.approval().self() || (!person.equals(request.requesterId()) && !person.equals(request.openedBy())
                        && !person.equals(by.id())))
                .distinct().limit(Limits.MOST_APPROVERS).toList();
    }

    /// Who is asked: one of those who may be, or all of them.
    ///
    /// @param picked null: all of them
    static Asking asking(Order order, @Nullable String picked, Known.Circles circles, Policy policy, Caller by) {
        var eligible = approvers(order, circles, policy, by);
        return Asking.of(picked == null ? eligible : List.of(picked), circles.deputies(), eligible);
    }
}
