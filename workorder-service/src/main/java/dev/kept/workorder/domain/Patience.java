package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.HoldPlaced;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An answer that does not come: those who were asked are reminded, and at last the question is over. The log decides, not the clock: a
/// question is open until something became of it, also when its time has passed.
final class Patience {
    private Patience() {}

    static Decision<WorkOrderEvent> remind(RemindApprover it, Order order, Policy policy, Asked asked) {
        return onDue(it.approvalId(), order, Approval::remindAt, asked, open -> {
            int times = open.reminded() + 1;
            return Story.of(order, policy).byRule(knob(open.kind()) + ".remind = " + terms(policy, open.kind()).remind(),
                    "Nobody has answered since " + open.remindAt(),
                    new ApprovalReminded(open.approvalId(), open.kind(), times, next(times, open, policy, asked), open.waitsFor(),
                            open.amount(), open.revision()))
                    .decision();
        });
    }

    /// Counted from now, so that after a long outage nobody gets several at once; none that would come with the end.
    private static @Nullable Instant next(int times, Approval open, Policy policy, Asked asked) {
        var pause = terms(policy, open.kind()).remind();
        if (pause == null || times >= Limits.MOST_REMINDERS)
            return null;
        var next = asked.now().plus(pause);
        return open.expiresAt() == null || next.isBefore(open.expiresAt()) ? next : null;
    }

    static Decision<WorkOrderEvent> expire(ExpireApproval it, Order order, Policy policy, Asked asked) {
        return onDue(it.approvalId(), order, Approval::expiresAt, asked, open -> {
            var rule = knob(open.kind()) + ".expires = " + terms(policy, open.kind()).expires();
            var because = "Nobody had answered by " + open.expiresAt();
            var story = Story.of(order, policy).byRule(rule, because,
                    new ApprovalExpired(open.approvalId(), open.kind(), open.waitsFor(), open.amount()));
            if (open.kind() == ApprovalKind.EXTRA_WORK) {
                var held = order.held();
                if (held != null)
                    story.byRule(rule, because, Holding.released(held, HoldEnd.REPLACED, asked));
                story.byRule(rule, because, new HoldPlaced(HoldReason.OTHER,
                        Amending.words(order, "Nobody answered the question about extra work. Ask again, or go on without it."),
                        HeldVisits.KEPT, null, asked.now()));
            }
            return story.decision();
        });
    }

    /// What is asked of a question that somebody answered meanwhile is refused; so is what comes before its time.
    private static Decision<WorkOrderEvent> onDue(String approvalId, Order order, Function<Approval, @Nullable Instant> due, Asked asked,
            Function<Approval, Decision<WorkOrderEvent>> then) {
        Optional<Approval> open = order.openApproval().filter(it -> it.approvalId().equals(approvalId));
        if (open.isEmpty())
            return Decision.refused("already-answered", "This question waits for nobody any more.");
        var at = due.apply(open.get());
        if (at == null || asked.now().isBefore(at))
            return Decision.refused("not-due", at == null
                    ? "Nothing becomes of this question with time."
                    : "This question may still be answered in peace: its time comes at " + at + ".");
        return then.apply(open.get());
    }

    /// A question, with what becomes of it as time passes.
    static ApprovalRequested question(String approvalId, ApprovalKind kind, @Nullable Money amount, Asking asking, int revision,
            Policy policy, Asked asked) {
        var terms = terms(policy, kind);
        return new ApprovalRequested(approvalId, kind, amount, asking.approvers(), revision,
                terms.need() == ApprovalNeed.ANY ? null : terms.need(), after(asked, terms.remind()), after(asked, terms.expires()),
                asking.told());
    }

    private static @Nullable Instant after(Asked asked, @Nullable Duration span) {
        return span == null ? null : asked.now().plus(span);
    }

    /// What a policy says of one kind of question.
    private record Terms(ApprovalNeed need, @Nullable Duration remind, @Nullable Duration expires) {}

    private static Terms terms(Policy policy, ApprovalKind kind) {
        var extra = policy.extraWork();
        var initial = policy.approval();
        return switch (kind) {
            case INITIAL -> new Terms(initial.need(), initial.remind(), initial.expires());
            case EXTRA_WORK -> extra == null
                    ? new Terms(ApprovalNeed.ANY, null, null)
                    : new Terms(extra.need(), extra.remind(), extra.expires());
        };
    }

    private static String knob(ApprovalKind kind) {
        return switch (kind) {
            case INITIAL -> "approval";
            case EXTRA_WORK -> "extraWork";
        };
    }
}
