package dev.kept.workorder.domain;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.ActionItemClosed;
import dev.kept.events.WorkOrderEvent.ActionItemResolved;
import dev.kept.workorder.domain.Policy.Complete.Requirement;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The things to fix, one by one, while somebody is there. What is still open at the end, the end settles.
final class Itemizing {
    private Itemizing() {}

    static Decision<WorkOrderEvent> resolve(String itemId, Order order, Policy policy, Caller by) {
        return settle(itemId, Item.State.RESOLVED, new ActionItemResolved(itemId), order, policy, by);
    }

    static Decision<WorkOrderEvent> close(CloseItem it, Order order, Policy policy, Caller by) {
        var reason = it.reason();
        if (reason != null)
            return Limits.text("reason", reason, Limits.LONGEST_REASON)
                    .orElseGet(() -> closed(it, new Personal(order.request().requesterId(), reason), order, policy, by));
        var closed = closed(it, null, order, policy, by);
        return policy.complete().requires().contains(Requirement.DONE_OR_REASON) ? reasonFirst(closed) : closed;
    }

    private static Decision<WorkOrderEvent> closed(CloseItem it, @Nullable Personal why, Order order, Policy policy, Caller by) {
        return settle(it.itemId(), Item.State.CLOSED, new ActionItemClosed(it.itemId(), why), order, policy, by);
    }

    /// Where a reason is wanted: whatever else speaks against it is said first.
    private static Decision<WorkOrderEvent> reasonFirst(Decision<WorkOrderEvent> closed) {
        return closed instanceof Accepted<WorkOrderEvent>(var facts) && !facts.isEmpty()
                ? Decision.refused("reason-missing", "Say why this thing is not fixed.",
                        new Missing("reason", "Say why it is not fixed.", "close-item"))
                : closed;
    }

    /// Its place, its people and its rules are the order's own, so there is one thing more to do and nothing else to decide.
    static Decision<WorkOrderEvent> join(NewItem it, Order order, Policy policy) {
        if (order.phase().ended())
            return Refusals.ended(order);
        if (order.items().stream().anyMatch(known -> known.itemId().equals(it.itemId())))
            return Decision.accepted(List.of());
        if (order.items().size() >= Limits.MOST_ITEMS)
            return Limits.full("things to fix", Limits.MOST_ITEMS);
        var words = new Personal(order.request().requesterId(), it.description());
        return Requested.badItem(it).orElseGet(() -> Story.of(order, policy)
                .happened(new ActionItemAdded(new ActionItem(it.itemId(), words), order.revision() + 1)).decision());
    }

    private static Decision<WorkOrderEvent> settle(String itemId, Item.State to, WorkOrderEvent fact, Order order, Policy policy,
            Caller by) {
        if (!may(by, order, policy))
            return Decision.forbidden(Access.WHO_SETTLES_ITEMS);
        var found = order.items().stream().filter(item -> item.itemId().equals(itemId)).findFirst();
        if (found.isEmpty())
            return unknown();
        if (found.get().state() == to)
            return Decision.accepted(List.of());
        if (!found.get().isOpen())
            return settled();
        if (order.visits().stream().noneMatch(Visit::reached) && !Completing.mayAsBooked(by, order, policy))
            return Decision.refused("not-arrived", "Nobody has been there yet: there is nothing to say of it.",
                    new Missing("arrival", "The arrival of the technician", "arrive"));
        return Decision.accepted(List.of(fact));
    }

    static Decision<WorkOrderEvent> unknown() {
        return Decision.refused("unknown-item", "This order has no such thing to fix. Look at its list again.");
    }

    static Decision<WorkOrderEvent> settled() {
        return Decision.refused("item-settled", "This thing is settled already. Write as a note what is still to be done about it.");
    }

    /// Who does the work, the office, and who asked for it where the policy has them complete it.
    private static boolean may(Caller by, Order order, Policy policy) {
        return Access.isTechnician(order, by) || by.is(Role.OFFICE) || Completing.may(by, order, policy);
    }
}
