package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import java.util.List;
import java.util.Optional;

/// The work is at another place than was said. Until somebody has the visit the order may be mended; later it is another order.
final class Relocating {
    private static final String MOVED = "site-changed";

    private Relocating() {}

    static Decision<WorkOrderEvent> change(ChangeSite it, Order order, Policy policy, Asked asked) {
        var site = it.site();
        if (order.phase().ended())
            return Refusals.ended(order);
        if (site == null)
            return Decision.refused("unknown-site", "There is no such place. Pick another one of the customer's.");
        if (!site.isOf(order.request().customerId()))
            return Decision.refused("other-customer", "That place is another customer's. Cancel this order and open one for them.");
        return tooFar(order).or(() -> Refusals.stale(order, asked)).or(() -> unapproved(site, order, policy))
                .orElseGet(() -> changed(site, order, policy, asked));
    }

    private static Optional<Decision<WorkOrderEvent>> tooFar(Order order) {
        return Optional.ofNullable(switch (order.status()) {
            case DRAFT, APPROVED, READY, ACCEPTED, SCHEDULED -> null;
            case SUBMITTED -> Decision.refused("not-a-draft", "This order waits for its approval. Take it back to change it.");
            case DENIED -> Decision.refused("denied", "This order was denied. Close it, or make it a draft again.");
            case OFFERED ->
                Decision.refused("offered", "Somebody is asked to do the work at the place that was said. Withdraw the offer first.");
            case ON_HOLD -> Refusals.onHold(order);
            case DISPATCHED, EN_ROUTE, ARRIVED, IN_PROGRESS -> Merging.underWay();
            case COMPLETED, CLOSED -> Refusals.ended(order);
        });
    }

    /// What a rule let pass at the old place, somebody may have to be asked about at the new one.
    private static Optional<Decision<WorkOrderEvent>> unapproved(Known.Site site, Order order, Policy policy) {
        boolean drafted = order.phase() instanceof Phase.Draft;
        boolean isAskedThere = Submitting.isAsked(policy, order.request().at(site));
        return drafted || !isAskedThere || Submitting.isAsked(policy, order.request())
                ? Optional.empty()
                : Optional.of(Decision.refused("needs-approval",
                        "At that place somebody has to approve this work. Cancel this order and open one there."));
    }

    private static Decision<WorkOrderEvent> changed(Known.Site site, Order order, Policy policy, Asked asked) {
        if (site.siteId().equals(order.request().siteId()))
            return Decision.accepted(List.of());
        var story = Story.of(order, policy);
        order.standingVisits().forEach(visit -> story.happened(visit.leftOn(MOVED, asked.now())));
        story.happened(new SiteChanged(order.request().siteId(), site.siteId(), site.zone(), order.revision() + 1));
        Proposing.anew(story);
        return story.decision();
    }
}
