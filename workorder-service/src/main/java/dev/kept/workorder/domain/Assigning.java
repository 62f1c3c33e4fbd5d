package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.workorder.domain.Policy.Scheduling.Need;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import java.util.List;
import java.util.Optional;

/// Who has the order itself, whether or not a time is booked. Whom a booked visit brings is the calendar's to say.
final class Assigning {
    /// Of a visit whose technician has the order no more.
    private static final String CAUSE = "unassigned";

    private Assigning() {}

    static Decision<WorkOrderEvent> assign(AssignTechnician it, Order order, Policy policy, Asked asked) {
        var never = never(policy, asked.by()).or(() -> notRunning(order));
        if (never.isPresent())
            return never.get();
        boolean takes = asked.by().is(Role.TECHNICIAN) && it.personId().equals(asked.by().id());
        if (!it.known() && !takes)
            return Decision.invalid("unknown-technician", "There is no such technician here. Pick one from the list of people.");
        if (order.assignee().has(it.personId()))
            return Decision.accepted(List.of());
        if (!asked.by().is(Role.OFFICE) && !isForTaking(order, asked.by()))
            return Decision.refused("taken", "Somebody has this order already, or is to come. Ask the office to give it to you.");
        var before = order.assignee().personId();
        var story = Story.of(order, policy);
        leave(story, asked);
        story.happened(new WorkOrderAssigned(it.personId(), before));
        if (takes)
            AdHoc.beginAtOnce(story, it.newVisitId(), asked);
        return story.decision();
    }

    static Decision<WorkOrderEvent> unassign(Order order, Policy policy, Asked asked) {
        var never = never(policy, asked.by()).or(() -> notRunning(order));
        if (never.isPresent())
            return never.get();
        var before = order.assignee().personId();
        if (before == null)
            return Decision.accepted(List.of());
        var story = Story.of(order, policy);
        leave(story, asked);
        return story.happened(new WorkOrderUnassigned(before)).decision();
    }

    /// What no order under this policy can be asked.
    private static Optional<Decision<WorkOrderEvent>> never(Policy policy, Caller by) {
        if (policy.scheduling().need() == Need.REQUIRED)
            return Optional.of(
                    Decision.refused("booked-only", "Nobody comes without a booked time here: pick a time, and who comes has the order."));
        return switch (policy.assignment().mode()) {
            case OFFER -> Optional.of(Decision.refused("offered-only", "Work is offered here, and who accepts has the order."));
            case DIRECT -> by.is(Role.OFFICE)
                    ? Optional.empty()
                    : Optional.of(Decision.forbidden("The office says who does the work here. Ask it to."));
            case SELF -> Optional.empty();
        };
    }

    private static Optional<Decision<WorkOrderEvent>> notRunning(Order order) {
        if (order.phase().ended())
            return Optional.of(Refusals.ended(order));
        return order.phase().released() ? Optional.empty() : Optional.of(Refusals.notReleased(order));
    }

    /// Nobody has it, and nobody else is to come.
    private static boolean isForTaking(Order order, Caller by) {
        return order.assignee().personId() == null
                && order.standingVisits().stream().allMatch(visit -> visit.personIds().contains(by.id()));
    }

    /// Who had the order ends what they began by themself; a visit that was booked stays theirs.
    private static void leave(Story story, Asked asked) {
        var leaver = story.order().assignee().personId();
        if (leaver == null)
            return;
        var theirs = story.order().standingVisits().stream().filter(visit -> visit.adHoc() && visit.personIds().contains(leaver)).toList();
        Timing.stop(story, asked, timer -> theirs.stream().anyMatch(visit -> visit.visitId().equals(timer.visitId())));
        theirs.forEach(visit -> story.happened(visit.leftOn(CAUSE, asked.now())));
    }
}
