package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;

/// Accepted work is given back by who has it, or taken off them by the office: the only way to part. Another one is looked for then.
final class Unassigning {
    private static final String CAUSE = "vendor-unassigned";

    private Unassigning() {}

    static Decision<WorkOrderEvent> unassign(UnassignVendor it, Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        var accepted = order.offers().accepted();
        if (accepted.isEmpty())
            return Decision.refused("nobody-has-it", "Nobody has accepted this work: there is nobody to take off it.");
        if (order.waitsForApproval())
            return Refusals.waitsForApproval();
        if (!asked.by().is(Role.OFFICE) && order.standingVisits().stream().anyMatch(Visit::begun))
            return Decision.refused("visit-begun", "You are on the way or there. End the visit, or call the office.");
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> {
            var story = Story.of(order, policy);
            Timing.stopAll(story, asked);
            order.standingVisits().forEach(visit -> story.happened(visit.begun()
                    ? new VisitNotDone(visit.visitId(), visit.personIds(), CAUSE, asked.now())
                    : new VisitCancelled(visit.visitId(), visit.personIds(), CAUSE, asked.now())));
            story.happened(new VendorUnassigned(accepted.get().offerId(), accepted.get().vendorId(),
                    new Personal(order.request().requesterId(), it.reason())));
            Offering.next(story);
            return story.decision();
        });
    }

    /// Not a moment before its time; a time that is found stands.
    static Decision<WorkOrderEvent> unpicked(UnassignUnpicked it, Order order, Policy policy, Asked asked) {
        var accepted = order.offers().accepted().filter(offer -> offer.offerId().equals(it.offerId()));
        if (accepted.isEmpty() || order.phase().ended() || !order.standingVisits().isEmpty())
            return Decision.refused("picked-or-over", "They have found a time, or do not have the work any more.");
        var pickBy = accepted.get().pickBy();
        if (pickBy == null || asked.now().isBefore(pickBy))
            return Decision.refused("not-due", pickBy == null
                    ? "Nobody hurries them to find a time."
                    : "They have until " + pickBy + " to find a time.");
        if (order.waitsForApproval())
            return Refusals.waitsForApproval();
        var why = "Nobody had found a time by " + pickBy;
        var story = Story.of(order, policy).byRule("scheduling.pickWithin = " + policy.scheduling().pickWithin(), why,
                new VendorUnassigned(it.offerId(), accepted.get().vendorId(), new Personal(order.request().requesterId(), why + ".")));
        Offering.next(story);
        return story.decision();
    }
}
