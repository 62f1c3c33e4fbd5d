package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.Withdrawal;
import java.util.function.Consumer;
import java.util.function.Function;

/// Before an order ends: nothing runs, waits or stays open behind it.
final class WindDown {
    private WindDown() {}

    /// @param cause of the visits that do not take place
    static void before(Story story, String cause, Asked asked) {
        before(story, cause, asked, story::happened);
    }

    /// Where it is a rule that ends the order, each of these steps is the rule's too.
    static void before(Story story, String cause, Asked asked, Consumer<WorkOrderEvent> step) {
        before(story, cause, asked, step, item -> new ActionItemClosed(item.itemId(), null));
    }

    /// @param settled what becomes of each thing that is open
    static void before(Story story, String cause, Asked asked, Consumer<WorkOrderEvent> step, Function<Item, WorkOrderEvent> settled) {
        var order = story.order();
        Timing.stopped(order, asked, _ -> true).forEach(step);
        order.openApproval().ifPresent(open -> step.accept(new ApprovalWithdrawn(open.approvalId(), open.kind(), Withdrawal.ORDER_ENDED)));
        order.offers().open().ifPresent(offer -> step.accept(Offering.withdrawn(offer, Withdrawal.ORDER_ENDED)));
        order.standingVisits().forEach(visit -> step.accept(visit.begun()
                ? new VisitNotDone(visit.visitId(), visit.personIds(), cause, asked.now())
                : new VisitCancelled(visit.visitId(), visit.personIds(), cause, asked.now())));
        var held = order.held();
        if (held != null)
            step.accept(Holding.released(held, HoldEnd.ENDED, asked));
        order.openItems().forEach(item -> step.accept(settled.apply(item)));
    }
}
