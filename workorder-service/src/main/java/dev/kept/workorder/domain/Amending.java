package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.workorder.domain.WorkOrderCommand.Amend;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes of what is to be done, after the approval. All sums count together: many small changes do not walk past the limit.
final class Amending {
    private Amending() {}

    static Decision<WorkOrderEvent> amend(Amend it, Order order, Policy policy, Asked asked) {
        if (!policy.amend().allowed())
            return Decision.refused("no-amendments", "Approved orders are not changed here. Write what is new as a note, or open another.");
        if (order.phase().ended())
            return Refusals.ended(order);
        if (!(order.phase() instanceof Phase.Approved || order.phase() instanceof Phase.Ready))
            return Refusals.notReleased(order);
        if (order.waitsForApproval())
            return Refusals.waitsForApproval();
        var course = Choosing.refusal(Set.of(Course.AMEND), order, policy, asked);
        if (course.isPresent())
            return course.get();
        return Offering.waits(order).or(() -> Refusals.stale(order, asked)).or(() -> Limits.text("change", it.words(), Limits.LONGEST_TEXT))
                .or(() -> badItems(it.added(), it.dropped(), order)).or(() -> badAmount(it.amount(), order))
                .or(() -> aboveCeiling(it.amount(), order, policy))
                .orElseGet(() -> Story.of(order, policy)
                        .happened(amended(order, words(order, it.words()), items(order, it.added()), it.dropped(), it.amount()))
                        .decision());
    }

    static WorkOrderAmended amended(Order order, Personal words, List<ActionItem> added, List<String> dropped, @Nullable Money amount) {
        return new WorkOrderAmended(order.scope().amendments() + 1, words, added, dropped, amount, order.revision() + 1);
    }

    private static Optional<Decision<WorkOrderEvent>> aboveCeiling(@Nullable Money amount, Order order, Policy policy) {
        var ceiling = ceiling(order, policy);
        if (amount == null || amount.minor() == 0 || ceiling == null || !isAbove(with(amount, order), ceiling))
            return Optional.empty();
        return Optional.of(Decision.refused("above-limit", "With this, " + Words.money(with(amount, order))
                + " are to be spent, and the limit is " + Words.money(ceiling) + ". Propose it as extra work.",
                new Missing("approval", "A yes to the extra work", "propose-extra-work")));
    }

    /// Up to which nobody is asked; null: there is no limit.
    static @Nullable Money ceiling(Order order, Policy policy) {
        var raised = order.scope().ceiling();
        return raised != null ? raised : policy.extraWork() == null ? null : policy.extraWork().limit();
    }

    /// What is to be spent if this comes on top of what was agreed on.
    static Money with(Money amount, Order order) {
        var agreed = order.agreed();
        return agreed == null ? amount : Scope.plus(agreed, amount);
    }

    /// Also where it cannot be held against that.
    static boolean isAbove(Money sum, Money ceiling) {
        return Condition.over(sum, ceiling).holds();
    }

    static Optional<Decision<WorkOrderEvent>> badAmount(@Nullable Money amount, Order order) {
        if (amount == null)
            return Optional.empty();
        if (amount.minor() < 0 || amount.minor() > Limits.LARGEST_AMOUNT)
            return Optional.of(Decision.invalid("bad-amount", "An amount is between nothing and " + Limits.LARGEST_AMOUNT
                    + " of the currency's smallest unit. Leave it out where it costs nothing more."));
        return Optional.ofNullable(order.agreed()).filter(other -> !other.currency().equals(amount.currency()))
                .map(other -> Decision.invalid("other-currency",
                        "This order is reckoned in " + other.currency() + ", not in " + amount.currency() + ". Give the amount in that."));
    }

    static Optional<Decision<WorkOrderEvent>> badItems(List<NewItem> added, List<String> dropped, Order order) {
        var ids = new HashSet<String>();
        order.items().forEach(item -> ids.add(item.itemId()));
        if (added.stream().anyMatch(item -> !ids.add(item.itemId())) || ids.size() > Limits.MOST_ITEMS)
            return Optional.of(Decision.invalid("bad-items", "An order has up to " + Limits.MOST_ITEMS
                    + " things to fix, each with its own id, also those that were dropped."));
        var open = order.openItems().stream().map(Item::itemId).toList();
        if (!open.containsAll(dropped))
            return Optional.of(Decision.refused("unknown-item", "Only things that are open are dropped: " + String.join(", ", open) + "."));
        return added.stream().flatMap(item -> Requested.badItem(item).stream()).findFirst();
    }

    static List<ActionItem> items(Order order, List<NewItem> items) {
        return items.stream().map(item -> new ActionItem(item.itemId(), words(order, item.description()))).toList();
    }

    static Personal words(Order order, String text) {
        return new Personal(order.request().requesterId(), text);
    }
}
