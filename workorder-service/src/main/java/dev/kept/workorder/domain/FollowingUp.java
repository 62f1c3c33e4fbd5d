package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemMoved;
import dev.kept.events.WorkOrderEvent.FollowUpCreated;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.workorder.domain.WorkOrderCommand.CreateFollowUp;
import java.util.List;
import java.util.Optional;

/// What is left for another day. It holds from when it is said: the things that move are no longer this order's, whatever becomes of it,
/// and a completion does not wait for them.
final class FollowingUp {
    private FollowingUp() {}

    static Decision<WorkOrderEvent> create(CreateFollowUp it, Order order, Policy policy) {
        var links = order.papers().links();
        var kept = links.followUp(it.childId());
        if (kept.isPresent())
            return isSame(kept.get(), it) ? Decision.accepted(List.of()) : taken();
        if (order.visits().stream().noneMatch(Visit::reached))
            return Decision.refused("not-arrived", "Nobody has been there yet: what is to be done is still this order's.");
        if (links.followUps().size() >= Limits.MOST_FOLLOW_UPS)
            return Limits.full("follow-ups", Limits.MOST_FOLLOW_UPS);
        return Limits.text("follow-up", it.text(), Limits.LONGEST_REASON).or(() -> badMonths(it)).or(() -> badItems(it, order))
                .orElseGet(() -> created(it, order, policy));
    }

    private static Decision<WorkOrderEvent> created(CreateFollowUp it, Order order, Policy policy) {
        var story = Story.of(order, policy).happened(new FollowUpCreated(it.kind(), it.childId(), it.number(), it.items(),
                new Personal(order.request().requesterId(), it.text()), it.inMonths()));
        it.items().forEach(item -> story.happened(new ActionItemMoved(item, it.childId())));
        return story.decision();
    }

    /// The number is drawn anew each time.
    private static boolean isSame(FollowUpCreated kept, CreateFollowUp it) {
        return kept.kind() == it.kind() && kept.itemsMoved().equals(it.items()) && kept.text().text().equals(it.text());
    }

    private static Optional<Decision<WorkOrderEvent>> badMonths(CreateFollowUp it) {
        var months = it.inMonths();
        if (it.kind() != FollowUpKind.REMINDER)
            return months == null
                    ? Optional.empty()
                    : Optional.of(Decision.invalid("bad-months", "Only a reminder is for in some months. Leave 'inMonths' out."));
        return months != null && months >= 0 && months <= Limits.MOST_MONTHS
                ? Optional.empty()
                : Optional.of(Decision.invalid("bad-months", "A reminder is for in 0 to " + Limits.MOST_MONTHS + " months."));
    }

    private static Optional<Decision<WorkOrderEvent>> badItems(CreateFollowUp it, Order order) {
        if (it.items().stream().distinct().count() < it.items().size())
            return Optional.of(Decision.invalid("bad-items", "A thing moves once. Name each one a single time."));
        return it.items().stream().flatMap(item -> badItem(item, order).stream()).findFirst();
    }

    private static Optional<Decision<WorkOrderEvent>> badItem(String itemId, Order order) {
        var found = order.items().stream().filter(item -> item.itemId().equals(itemId)).findFirst();
        if (found.isEmpty())
            return Optional.of(Itemizing.unknown());
        return found.get().isOpen() ? Optional.empty() : Optional.of(Itemizing.settled());
    }

    private static Decision<WorkOrderEvent> taken() {
        return Decision.refused("id-taken", "This order has another follow-up with this id. Send this one with an id of its own.");
    }
}
