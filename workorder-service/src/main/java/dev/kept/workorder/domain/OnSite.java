package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.Visit.Stage;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The steps of a visit. Each is judged by how things stand now, whatever the phone last saw; the same step again changes nothing.
final class OnSite {
    private OnSite() {}

    static Decision<WorkOrderEvent> startTravel(StartTravel it, Order order, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> switch (visit.stage()) {
            case SCHEDULED, DISPATCHED -> order.held() != null
                    ? Refusals.onHold()
                    : Decision.accepted(List.of(new TravelStarted(visit.visitId(), asked.by().id(), it.eta())));
            case EN_ROUTE -> Decision.accepted(List.of());
            case ARRIVED, WORKING -> Decision.refused("already-there", "You have arrived already. Go on with the work.");
            case DONE, NOT_DONE, CANCELLED -> over();
        });
    }

    static Decision<WorkOrderEvent> arrive(Arrive it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> switch (visit.stage()) {
            case SCHEDULED, DISPATCHED, EN_ROUTE when order.waitsForApproval() -> Refusals.waitsForApproval();
            case SCHEDULED, DISPATCHED, EN_ROUTE -> {
                var story = Story.of(order, policy);
                yield Holding.endWith(story, HoldEnd.ARRIVED, asked, new Arrived(visit.visitId(), asked.by().id())).decision();
            }
            case ARRIVED -> Decision.accepted(List.of());
            case WORKING -> Decision.refused("already-working", "The work has begun already. Go on with it.");
            case DONE, NOT_DONE, CANCELLED -> over();
        });
    }

    static Decision<WorkOrderEvent> startWork(StartWork it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> {
            if (order.held() != null)
                return Refusals.onHold();
            var timer = order.work().timerOf(asked.by().id());
            if (timer.isPresent() && !timer.get().visitId().equals(visit.visitId()))
                return Decision.refused("timer-running", "Your timer runs for another visit of this order. Stop it first.",
                        new Decision.Missing("stopped-timer", "The end of the other visit's time", "stop-timer"));
            var story = Story.of(order, policy);
            if (visit.stage() != Stage.WORKING)
                story.happened(new WorkStarted(visit.visitId(), asked.by().id()));
            if (timer.isEmpty())
                Timing.start(story, visit.visitId(), asked);
            return story.decision();
        });
    }

    static Decision<WorkOrderEvent> stopTimer(Order order, Policy policy, Asked asked) {
        var story = Story.of(order, policy);
        Timing.stop(story, asked, timer -> asked.by().is(Role.OFFICE) || timer.personId().equals(asked.by().id()));
        return story.decision();
    }

    static Decision<WorkOrderEvent> finish(FinishVisit it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> switch (visit.stage()) {
            case SCHEDULED, DISPATCHED, EN_ROUTE -> Decision.refused("not-arrived", "Nobody has arrived yet: there is nothing to finish.",
                    new Decision.Missing("arrival", "The arrival of the technician", "arrive"));
            case ARRIVED, WORKING when order.held() != null -> Refusals.onHold();
            case ARRIVED, WORKING -> {
                var story = Story.of(order, policy);
                Timing.stop(story, asked, timer -> timer.visitId().equals(visit.visitId()));
                yield story.happened(new VisitFinished(visit.visitId(), visit.personIds(), asked.now())).decision();
            }
            case DONE, NOT_DONE, CANCELLED -> over();
        });
    }

    static Decision<WorkOrderEvent> notDone(ReportNotDone it, Order order, Policy policy, Asked asked) {
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON)
                .orElseGet(() -> onVisit(it.visitId(), order, asked.by(), visit -> {
                    if (order.waitsForApproval())
                        return Refusals.waitsForApproval();
                    var story = Story.of(order, policy);
                    Timing.stop(story, asked, timer -> timer.visitId().equals(visit.visitId()));
                    return Holding.endWith(story, HoldEnd.NOT_DONE, asked,
                            new VisitNotDone(visit.visitId(), visit.personIds(), it.reason(), asked.now())).decision();
                }));
    }

    /// The visit that is meant: the named one if it is the caller's and stands, else the caller's own that has come furthest, else next.
    private static Decision<WorkOrderEvent> onVisit(@Nullable String visitId, Order order, Caller by,
            Function<Visit, Decision<WorkOrderEvent>> rule) {
        if (visitId == null)
            return order.standingVisits().stream().filter(visit -> isTheirs(visit, by))
                    .max(Comparator.comparing(Visit::stage)
                            .thenComparing(Comparator.comparing((Visit visit) -> visit.appointment().start()).reversed()))
                    .map(rule).orElseGet(() -> Refusals.noVisit(order));
        var named = order.visit(visitId);
        if (named.isEmpty())
            return Decision.refused("unknown-visit", "This order has no such visit. Look at its visits again.");
        if (!isTheirs(named.get(), by))
            return Decision.forbidden("That visit is somebody else's.");
        return named.get().stands() ? rule.apply(named.get()) : over();
    }

    private static boolean isTheirs(Visit visit, Caller by) {
        return by.is(Role.OFFICE) || visit.personIds().contains(by.id());
    }

    private static Decision<WorkOrderEvent> over() {
        return Decision.refused("visit-over", "This visit is over. The office can book another one.");
    }
}
