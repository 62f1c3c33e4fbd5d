package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.TechnicianAssigned;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitRole;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.workorder.domain.Visit.Stage;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import java.util.List;

/// The order's side of the calendar: what is booked there is echoed here, or refused, so that scheduling gives the time back. Every echo
/// may come twice.
final class Visiting {
    private Visiting() {}

    static Decision<WorkOrderEvent> schedule(ScheduleVisit it, Order order, Policy policy, Asked asked) {
        if (order.visit(it.visitId()).isPresent() || order.refusedVisits().contains(it.visitId()))
            return nothing();
        if (it.resourceIds().isEmpty())
            return Decision.invalid("nobody-comes", "A visit needs somebody who comes.");
        if (!order.takesVisits())
            return refuse(it, order.phase().ended() ? "order-ended" : "not-released");
        if (order.waitsForApproval())
            return refuse(it, "waits-for-approval");
        if (order.visits().size() >= Limits.MOST_VISITS)
            return refuse(it, "too-many-visits");
        var offers = order.offers();
        if (Offering.bookingRefusal(order, policy).isPresent())
            return refuse(it, offers.open().isPresent() ? "offer-open" : "not-accepted");
        if (isAnothers(order, it.resourceIds()))
            return refuse(it, "not-the-vendors");
        var story = Story.of(order, policy);
        Holding.end(story, HoldEnd.BOOKED, asked);
        story.happened(new VisitScheduled(it.visitId(), order.request().siteId(), it.appointment(), it.resourceIds()));
        for (var person : it.resourceIds())
            story.happened(new TechnicianAssigned(it.visitId(), person,
                    person.equals(it.resourceIds().getFirst()) ? VisitRole.LEAD : VisitRole.HELPER, null));
        dispatch(story);
        return story.decision();
    }

    /// Who accepted the work leads the visit.
    private static boolean isAnothers(Order order, List<String> people) {
        return !people.isEmpty() && order.offers().accepted().filter(offer -> !offer.vendorId().equals(people.getFirst())).isPresent();
    }

    private static Decision<WorkOrderEvent> refuse(ScheduleVisit it, String reason) {
        return Decision.accepted(List.of(new VisitRefused(it.visitId(), reason)));
    }

    /// Hands planned visits over as soon as time and people are known; nobody is handed a job that waits.
    static void dispatch(Story story) {
        if (story.order().held() != null)
            return;
        switch (story.policy().dispatch().on()) {
            case ASSIGN -> story.order().standingVisits().stream().filter(visit -> visit.stage() == Stage.SCHEDULED)
                    .forEach(visit -> visit.personIds().forEach(person -> story.byRule("dispatch.on = ASSIGN",
                            "Time and person are known", new VisitDispatched(visit.visitId(), person))));
            case NEVER -> {
                // it is done as it is booked
            }
        }
    }

    /// People who are on the way or there are not called back by the calendar.
    static Decision<WorkOrderEvent> reschedule(RescheduleVisit it, Order order, Policy policy) {
        if (order.refusedVisits().contains(it.visitId()))
            return nothing();
        var found = order.visit(it.visitId());
        if (found.isEmpty())
            return unknown();
        var visit = found.get();
        boolean same = visit.appointment().equals(it.appointment()) && visit.personIds().equals(it.resourceIds());
        if (!visit.stands() || same)
            return nothing();
        if (visit.begun())
            return begun();
        if (isAnothers(order, it.resourceIds()))
            return Decision.refused("not-the-vendors", "Somebody else accepted this work: the visit is theirs. Take them off it first.");
        var story = Story.of(order, policy).happened(new VisitRescheduled(it.visitId(), order.request().siteId(), it.appointment(),
                visit.appointment(), it.resourceIds()));
        dispatch(story);
        return story.decision();
    }

    static Decision<WorkOrderEvent> cancel(CancelVisit it, Order order, Asked asked) {
        var found = order.visit(it.visitId());
        boolean echo = asked.by().is(Role.SERVICE);
        if (found.isEmpty())
            return echo ? nothing() : unknown();
        var visit = found.get();
        if (!visit.stands())
            return echo ? nothing() : Decision.refused("visit-over", "This visit is over. There is nothing to cancel.");
        if (visit.begun())
            return begun();
        return Limits.text("cause", it.cause(), Limits.LONGEST_REASON).orElseGet(() -> Decision
                .accepted(List.of(new VisitCancelled(visit.visitId(), visit.personIds(), it.cause(), asked.now()))));
    }

    private static Decision<WorkOrderEvent> nothing() {
        return Decision.accepted(List.of());
    }

    private static Decision<WorkOrderEvent> unknown() {
        return Decision.refused("unknown-visit", "This order has no such visit. Look at its visits again.");
    }

    private static Decision<WorkOrderEvent> begun() {
        return Decision.refused("visit-begun", "This visit has begun. The technician ends it, as finished or as not done.");
    }
}
