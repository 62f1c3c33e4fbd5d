package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.WorkNotCarriedOut;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.workorder.domain.Policy.Close.CloseOn;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import java.util.List;
import java.util.Set;

/// The ways in which an order ends. What is left open then, [WindDown] closes.
final class Ending {
    private static final String CANCELLED = "order-cancelled";
    private static final String CLOSED = "order-closed";
    private static final String NOT_CARRIED_OUT = "not-carried-out";

    private Ending() {}

    static Decision<WorkOrderEvent> cancel(Cancel it, Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        if (order.phase() instanceof Phase.Denied)
            return Decision.refused("denied", "This order was denied. Close it, or make it a draft again.");
        boolean office = asked.by().is(Role.OFFICE);
        if (!office && !policy.cancel().byCustomer())
            return Decision.refused("office-cancels", "The office cancels orders. Call it.");
        if (!office && order.held() == null && order.status().compareTo(Status.EN_ROUTE) > 0)
            return Decision.refused("work-begun", "The technician is with you already. Tell them, or call the office.");
        if (!office && order.isAnythingDone())
            return Decision.refused("work-begun", "Work was done on this order already. Call the office, which ends it.");
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> {
            var stage = order.status().name();
            var story = Story.of(order, policy);
            WindDown.before(story, CANCELLED, asked);
            return story.happened(new WorkOrderCancelled(stage, new Personal(order.request().requesterId(), it.reason()))).decision();
        });
    }

    static Decision<WorkOrderEvent> notCarriedOut(CloseNotCarriedOut it, Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        if (!order.phase().released())
            return Refusals.notReleased(order);
        if (asked.by().is(Role.TECHNICIAN) && !asked.by().is(Role.OFFICE) && !order.comes(asked.by().id()))
            return Refusals.comesNoMore();
        var course = Choosing.refusal(Set.of(Course.NOT_CARRIED_OUT), order, policy, asked);
        if (course.isPresent())
            return course.get();
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> {
            var story = Story.of(order, policy)
                    .happened(new WorkNotCarriedOut(new Personal(order.request().requesterId(), it.reason())));
            WindDown.before(story, NOT_CARRIED_OUT, asked);
            return story.happened(closed(story.order(), Outcome.NOT_CARRIED_OUT)).decision();
        });
    }

    /// By hand: for those whom the policy names.
    static Decision<WorkOrderEvent> close(Order order, Policy policy, Asked asked) {
        if (asked.by().roles().stream().noneMatch(policy.close().by()::contains))
            return Decision.forbidden("Orders are not closed by you here. They close by themselves, or those do it whom the policy names.");
        return switch (order.phase()) {
            case Phase.Completed(_, var accepted) when accepted ->
                Story.of(order, policy).happened(closed(order, Outcome.RESOLVED)).decision();
            case Phase.Completed _ -> Refusals.notVerified();
            case Phase.Closed _ -> Decision.accepted(List.of());
            default -> Decision.refused("not-completed", "The work on this order is not complete yet. It closes after that.");
        };
    }

    /// An echo: the same news again says nothing new.
    static Decision<WorkOrderEvent> noteBilling(NoteBilling it, Order order, Policy policy, Asked asked) {
        var noted = new BillingNoted(it.state(), it.document(), it.amount());
        var story = Story.of(order, policy);
        if (order.papers().invoice(it.document()).filter(known -> known.last().equals(noted)).isEmpty())
            story.happened(noted);
        if (order.phase() instanceof Phase.Completed)
            closeIfDue(story, noted, asked);
        return story.decision();
    }

    /// Only the invoice of this cycle counts: an earlier one's news may come late.
    private static void closeIfDue(Story story, BillingNoted noted, Asked asked) {
        var on = story.policy().close().on();
        boolean ofThisCycle = story.order().papers().invoice(noted.document())
                .filter(invoice -> invoice.cycle() == story.order().cycle().number()).isPresent();
        if (ofThisCycle && isDue(on, noted))
            close(story, asked, Outcome.RESOLVED, "close.on = " + on, "The invoice over " + Words.money(noted.amount()) + " is "
                    + noted.state() + (on == CloseOn.PAID ? ": nothing is owed any more" : ""));
    }

    /// Nobody pays an invoice over nothing.
    private static boolean isDue(CloseOn on, BillingNoted noted) {
        var state = noted.state();
        boolean settled = switch (state) {
            case PAID, COVERED, VOID, NOT_BILLABLE -> true;
            case SENT -> noted.amount().minor() == 0;
            case DRAFT, APPROVED, PART_PAID, CREDITED -> false;
        };
        return switch (on) {
            case COMPLETE, MANUAL -> false;
            case INVOICED -> settled || state == BillingState.SENT || state == BillingState.PART_PAID;
            case PAID -> settled;
        };
    }

    /// A rule closes the order.
    static void close(Story story, Asked asked, Outcome outcome, String rule, String because) {
        WindDown.before(story, CLOSED, asked, event -> story.byRule(rule, because, event));
        story.byRule(rule, because, closed(story.order(), outcome));
    }

    /// Somebody does.
    static Story close(Story story, Asked asked, Outcome outcome) {
        WindDown.before(story, CLOSED, asked);
        return story.happened(closed(story.order(), outcome));
    }

    /// The last step, when all before it is told.
    static Story closed(Story story, Outcome outcome) {
        return story.happened(closed(story.order(), outcome));
    }

    private static WorkOrderClosed closed(Order order, Outcome outcome) {
        return new WorkOrderClosed(outcome, order.cycle().number(), order.isAnythingDone());
    }
}
