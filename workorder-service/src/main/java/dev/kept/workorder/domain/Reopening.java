package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.events.WorkOrderEvent.WorkVerified;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.SendBack;
import java.time.Duration;
import java.util.List;

/// Whether complete work is good, and orders that live once more. Nothing that was told is taken back.
final class Reopening {
    private Reopening() {}

    static Decision<WorkOrderEvent> verify(Order order, Policy policy, Asked asked) {
        return switch (order.phase()) {
            case Phase.Completed(_, var accepted) when accepted -> Decision.accepted(List.of());
            case Phase.Completed(var completion, _) -> {
                var story = Story.of(order, policy).happened(new WorkVerified(order.cycle().number()));
                accepted(story, asked, completion, "verify = " + policy.verify(), "Somebody has looked at the work and accepts it");
                yield story.decision();
            }
            case Phase.Closed _ -> Refusals.ended(order);
            default -> notCompleted();
        };
    }

    /// The work is good: it may be billed, and where the policy says so that is the end.
    static void accepted(Story story, Asked asked, long completion, String rule, String because) {
        story.byRule(rule, because, new ReadyToBill(story.order().cycle().number(), completion));
        switch (story.policy().close().on()) {
            case COMPLETE -> Ending.close(story, asked, Outcome.RESOLVED, "close.on = COMPLETE", "The work is complete");
            case MANUAL, INVOICED, PAID -> {
                // later
            }
        }
    }

    static Decision<WorkOrderEvent> sendBack(SendBack it, Order order, Policy policy) {
        return switch (order.phase()) {
            case Phase.Completed(_, var accepted) when accepted -> Decision.refused("already-accepted",
                    "This work was accepted and is being billed. Reopen the order if there is more to do.");
            case Phase.Completed _ -> Limits.text("reason", it.reason(), Limits.LONGEST_REASON)
                    .orElseGet(() -> Story.of(order, policy).happened(new WorkSentBack(order.cycle().number(), words(order, it.reason())))
                            .decision());
            case Phase.Closed _ -> Refusals.ended(order);
            default -> notCompleted();
        };
    }

    static Decision<WorkOrderEvent> reopen(Reopen it, Order order, Policy policy, Asked asked) {
        if (policy.reopen().days() == 0)
            return Decision.refused("stays-closed", "Orders that have ended stay so here. Open a new one.");
        boolean wasDone = order.phase() instanceof Phase.Completed;
        switch (order.phase()) {
            case Phase.Completed _ -> {
                // reopened
            }
            case Phase.Closed(var outcome, var released) -> {
                if (outcome == Outcome.DENIED || !released)
                    return Decision.refused("never-approved", "This order ended before it was approved and released. Open a new one.");
                wasDone = outcome == Outcome.RESOLVED;
            }
            case Phase.Ready _ when order.isReopened() -> {
                return Decision.accepted(List.of());
            }
            default -> {
                return Decision.refused("still-open", "This order has not ended: there is nothing to reopen.");
            }
        }
        if (!asked.by().is(Role.OFFICE) && !isInTime(order, policy, asked))
            return Decision.refused("too-late", "This order can be reopened for " + policy.reopen().days()
                    + " days after the last visit. Call the office, or open a new one.");
        boolean callback = wasDone;
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON)
                .orElseGet(() -> {
                    var story = Story.of(order, policy)
                            .happened(new WorkOrderReopened(order.cycle().number() + 1, words(order, it.reason()), callback,
                                    order.papers().invoices().stream().map(invoice -> invoice.last().document()).toList(),
                                    order.papers().links().children()));
                    Offering.next(story);
                    return story.decision();
                });
    }

    /// Counted from the end of the last visit: an order that nobody came for is reopened by the office.
    private static boolean isInTime(Order order, Policy policy, Asked asked) {
        var end = order.lastVisitEnded();
        return end != null && !asked.now().isAfter(end.plus(Duration.ofDays(policy.reopen().days())));
    }

    private static Personal words(Order order, String reason) {
        return new Personal(order.request().requesterId(), reason);
    }

    private static Decision<WorkOrderEvent> notCompleted() {
        return Decision.refused("not-completed", "The work on this order is not complete yet. Look at it when it is.");
    }
}
