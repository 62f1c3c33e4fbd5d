package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.PolicyAdopted;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import java.util.List;

/// An order under way is moved to a later version of its policy, by a person and for a reason.
final class Adopting {
    private Adopting() {}

    static Decision<WorkOrderEvent> adopt(AdoptPolicy it, Order order) {
        var from = order.request().policy();
        // Work that is complete is billed and closed as it was agreed on.
        if (order.phase().ended())
            return Refusals.ended(order);
        var wrong = Limits.text("reason", it.reason(), Limits.LONGEST_REASON);
        if (wrong.isPresent())
            return wrong.get();
        var policy = it.policy();
        if (policy == null || !from.startsWith(policy.id() + "@"))
            return Decision.invalid("unknown-policy", "This order is under " + from + ". Name a later version of the same policy.");
        if (policy.name().equals(from))
            return Decision.accepted(List.of());
        if (policy.version() < version(from))
            return Decision.refused("not-forward",
                    "This order is under " + from + ", and " + policy.name() + " is older. An order moves to later versions only.");
        var story = Story.of(order, policy).happened(new PolicyAdopted(from, policy.name(), it.reason()));
        Offering.next(story);
        return story.decision();
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(name.indexOf('@') + 1));
    }
}
