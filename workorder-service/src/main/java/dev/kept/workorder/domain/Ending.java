package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;

/// The ways in which an order ends, and that nothing is left open behind it.
final class Ending {
    private static final String CANCELLED = "order-cancelled";

    private Ending() {}

    static Decision<WorkOrderEvent> cancel(Cancel it, Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        boolean office = asked.by().is(Role.OFFICE);
        if (!office && !policy.cancel().byCustomer())
            return Decision.refused("office-cancels", "The office cancels orders. Call it.");
        if (!office && order.held() == null && order.status().compareTo(Status.EN_ROUTE) > 0)
            return Decision.refused("work-begun", "The technician is with you already. Tell them, or call the office.");
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> {
            var stage = order.status().name();
            var story = Story.of(order, policy);
            Timing.stopAll(story, asked);
            order.standingVisits().forEach(visit -> story.happened(visit.begun()
                    ? new VisitNotDone(visit.visitId(), visit.personIds(), CANCELLED, asked.now())
                    : new VisitCancelled(visit.visitId(), visit.personIds(), CANCELLED, asked.now())));
            Holding.end(story, HoldEnd.ENDED, asked);
            closeItems(story);
            return story.happened(new WorkOrderCancelled(stage, new Personal(order.request().requesterId(), it.reason()))).decision();
        });
    }

    /// An echo: the same news again says nothing new.
    static Decision<WorkOrderEvent> noteBilling(NoteBilling it, Order order, Policy policy) {
        var noted = new BillingNoted(it.state(), it.document(), it.amount());
        var story = Story.of(order, policy);
        if (!noted.equals(order.papers().billing()))
            story.happened(noted);
        if (order.phase() instanceof Phase.Completed)
            closeIfSettled(story, noted);
        return story.decision();
    }

    private static void closeIfSettled(Story story, BillingNoted noted) {
        boolean settled = switch (noted.state()) {
            case PAID, COVERED, VOID, NOT_BILLABLE -> true;
            case DRAFT, APPROVED, SENT, PART_PAID, CREDITED -> false;
        };
        switch (story.policy().close().on()) {
            case PAID -> {
                if (settled)
                    close(story, Outcome.RESOLVED, "close.on = PAID",
                            "The invoice over " + Words.money(noted.amount()) + " is " + noted.state() + ": nothing is owed any more");
            }
        }
    }

    /// For an order without standing visits: it was denied, or its work is complete.
    static void close(Story story, Outcome outcome, String rule, String because) {
        story.order().openItems().forEach(item -> story.byRule(rule, because, new ActionItemClosed(item.itemId())));
        story.byRule(rule, because, new WorkOrderClosed(outcome, Order.CYCLE, story.order().work().isAnything()));
    }

    private static void closeItems(Story story) {
        story.order().openItems().forEach(item -> story.happened(new ActionItemClosed(item.itemId())));
    }
}
