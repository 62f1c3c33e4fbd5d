package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.FileRef;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ActionItemMoved;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoAdded;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.WorkOrderMerged;
import dev.kept.workorder.domain.WorkOrderCommand.JoinDuplicate;
import dev.kept.workorder.domain.WorkOrderCommand.MergeInto;
import java.util.List;
import java.util.Optional;

/// Two orders that ask for the same: one ends, the other goes on and knows of it.
final class Merging {
    private static final String DUPLICATE = "order-merged";

    private Merging() {}

    static Decision<WorkOrderEvent> merge(MergeInto it, Order order, Policy policy, Asked asked) {
        var into = it.survivor();
        if (order.phase().ended())
            return into != null && isMergedInto(order, into.orderId()) ? Decision.accepted(List.of()) : Refusals.ended(order);
        if (order.phase() instanceof Phase.Denied)
            return Decision.refused("denied", "This order was denied. Close it, or make it a draft again.");
        if (order.held() == null && order.status().compareTo(Status.SCHEDULED) > 0)
            return underWay();
        if (into == null)
            return Decision.refused("unknown-order", "There is no such order. Name the one that goes on, one of the same customer.");
        return unfit(into, order).orElseGet(() -> {
            var story = Story.of(order, policy);
            WindDown.before(story, DUPLICATE, asked, story::happened, item -> new ActionItemMoved(item.itemId(), into.orderId()));
            return Ending.closed(story.happened(new WorkOrderMerged(into.orderId(), into.number())), Outcome.DUPLICATE).decision();
        });
    }

    private static boolean isMergedInto(Order order, String orderId) {
        return order.phase() instanceof Phase.Closed(var outcome, _) && outcome == Outcome.DUPLICATE
                && order.papers().links().isMergedInto(orderId);
    }

    private static Optional<Decision<WorkOrderEvent>> unfit(Known.Other into, Order order) {
        if (into.itself())
            return Optional.of(Decision.refused("same-order", "An order is not merged into itself. Name the one that goes on."));
        if (!into.isOf(order.request().customerId()))
            return Optional.of(otherCustomer());
        if (!into.open())
            return Optional.of(Decision.refused("other-ended", into.number() + " has ended. Name an order that goes on."));
        return into.mergedIntoThis()
                ? Optional.of(
                        Decision.refused("merged-already", into.number() + " was merged into this order before. Cancel this one."))
                : Optional.empty();
    }

    static Decision<WorkOrderEvent> otherCustomer() {
        return Decision.refused("other-customer", "That order is another customer's. Name one of the same customer.");
    }

    static Decision<WorkOrderEvent> underWay() {
        return Decision.refused("visit-under-way", "Somebody has this order's visit already. Cancel the visit first.");
    }

    /// An echo: the same news again says nothing new. Pictures that find no room are to be seen in the order that ended.
    static Decision<WorkOrderEvent> join(JoinDuplicate it, Order order, Policy policy) {
        if (order.papers().links().has(it.orderId(), LinkKind.DUPLICATE))
            return Decision.accepted(List.of());
        var story = Story.of(order, policy).happened(new OrderLinked(it.orderId(), it.number(), LinkKind.DUPLICATE));
        boolean late = order.phase().ended();
        if (order.work().notes() < Limits.MOST_NOTES)
            story.happened(new NoteAdded("of " + it.orderId(), new Personal(order.request().requesterId(), it.words()), late, null));
        for (FileRef file : it.files())
            if (story.order().work().photos().size() < Limits.MOST_PHOTOS)
                story.happened(new PhotoAdded("of " + it.orderId() + ", " + file.sha256(), PhotoPhase.PROBLEM, file, late));
        return story.decision();
    }
}
