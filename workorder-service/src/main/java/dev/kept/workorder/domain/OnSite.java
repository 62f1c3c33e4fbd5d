package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.DelayReported;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.Policy.Start.StartOn;
import dev.kept.workorder.domain.Visit.Stage;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps of a visit. Each is judged by how things stand now, whatever the phone last saw; the same step again changes nothing.
final class OnSite {
    private OnSite() {}

    static Decision<WorkOrderEvent> startTravel(StartTravel it, Order order, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> switch (visit.stage()) {
            case SCHEDULED, DISPATCHED -> order.held() != null
                    ? Refusals.onHold(order)
                    : Decision.accepted(List.of(new TravelStarted(visit.visitId(), asked.by().id(), it.eta())));
            case EN_ROUTE -> Decision.accepted(List.of());
            case ARRIVED, WORKING -> Decision.refused("already-there", "You have arrived already. Go on with the work.");
            case DONE, NOT_DONE, MISSED, CANCELLED -> over();
        });
    }

    static Decision<WorkOrderEvent> arrive(Arrive it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), () -> AdHoc.arrive(it.newVisitId(), order, policy, asked),
                visit -> switch (visit.stage()) {
                    case SCHEDULED, DISPATCHED, EN_ROUTE -> {
                        if (order.waitsForApproval())
                            yield Refusals.waitsForApproval();
                        var story = Story.of(order, policy);
                        Holding.endWith(story, HoldEnd.ARRIVED, asked, new Arrived(visit.visitId(), asked.by().id()));
                        if (policy.start().on() == StartOn.ARRIVE)
                            begin(story, visit.visitId(), asked);
                        yield story.decision();
                    }
                    case ARRIVED -> Decision.accepted(List.of());
                    case WORKING -> Decision.refused("already-working", "The work has begun already. Go on with it.");
                    case DONE, NOT_DONE, MISSED, CANCELLED -> over();
                });
    }

    static Decision<WorkOrderEvent> startWork(StartWork it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), () -> AdHoc.startWork(it.newVisitId(), order, policy, asked), visit -> {
            if (order.held() != null)
                return Refusals.onHold(order);
            var timer = order.work().timerOf(asked.by().id(), true);
            if (timer.isPresent() && !timer.get().visitId().equals(visit.visitId()))
                return Refusals.otherTimer();
            var story = Story.of(order, policy);
            if (visit.stage() != Stage.WORKING)
                story.happened(new WorkStarted(visit.visitId(), asked.by().id()));
            if (timer.isEmpty())
                Timing.start(story, visit.visitId(), asked);
            return story.decision();
        });
    }

    /// Not while a timer of theirs runs elsewhere: they stop that, and start the work by hand.
    static void begin(Story story, String visitId, Asked asked) {
        if (story.order().work().timerOf(asked.by().id(), true).isEmpty())
            Stream.of(new WorkStarted(visitId, asked.by().id()), Timing.started(visitId, true, asked))
                    .forEach(fact -> story.byRule("start.on = ARRIVE", "Who has arrived works", fact));
    }

    static Decision<WorkOrderEvent> stopTimer(StopTimer it, Order order, Policy policy, Asked asked) {
        var story = Story.of(order, policy);
        Timing.stop(story, asked, timer -> (it.attended() == null || it.attended() == timer.attended())
                && (asked.by().is(Role.OFFICE) || timer.personId().equals(asked.by().id())));
        return story.decision();
    }

    static Decision<WorkOrderEvent> finish(FinishVisit it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> switch (visit.stage()) {
            case SCHEDULED, DISPATCHED, EN_ROUTE -> Decision.refused("not-arrived", "Nobody has arrived yet: there is nothing to finish.",
                    new Decision.Missing("arrival", "The arrival of the technician", "arrive"));
            case ARRIVED, WORKING -> {
                if (order.held() != null)
                    yield Refusals.onHold(order);
                var story = Story.of(order, policy);
                Timing.stop(story, asked, timer -> timer.visitId().equals(visit.visitId()));
                yield story.happened(new VisitFinished(visit.visitId(), visit.personIds(), asked.now())).decision();
            }
            case DONE, NOT_DONE, MISSED, CANCELLED -> over();
        });
    }

    static Decision<WorkOrderEvent> notDone(ReportNotDone it, Order order, Policy policy, Asked asked) {
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON)
                .orElseGet(() -> onVisit(it.visitId(), order, asked.by(), visit -> {
                    if (order.waitsForApproval())
                        return Refusals.waitsForApproval();
                    var lacking = Answering.refusal(Forms.NOT_DONE, policy, it.answers(), "This cannot be reported yet.");
                    if (lacking.isPresent())
                        return lacking.get();
                    var story = Story.of(order, policy);
                    Answering.answered(story, Forms.NOT_DONE, it.answers());
                    Timing.stop(story, asked, timer -> timer.visitId().equals(visit.visitId()));
                    return Holding.endWith(story, HoldEnd.NOT_DONE, asked,
                            new VisitNotDone(visit.visitId(), visit.personIds(), it.reason(), asked.now())).decision();
                }));
    }

    /// Something that happened: kept for a visit that is over too, where it is late.
    static Decision<WorkOrderEvent> delay(ReportDelay it, Order order, Asked asked) {
        if (!order.phase().released())
            return order.phase().ended() ? Refusals.ended(order) : Refusals.notReleased(order);
        return Limits.text("reason", it.reason(), Limits.LONGEST_REASON).orElseGet(() -> {
            var meant = it.visitId() != null
                    ? order.visit(it.visitId()).filter(visit -> isTheirs(visit, asked.by()))
                    : theirs(order.standingVisits(), asked.by()).or(() -> theirs(order.visits(), asked.by()));
            return meant.map(visit -> delayed(visit, it, order, asked)).orElseGet(() -> Refusals.noVisit(order));
        });
    }

    private static Decision<WorkOrderEvent> delayed(Visit visit, ReportDelay it, Order order, Asked asked) {
        if (it.newEta().equals(visit.newEta()))
            return Decision.accepted(List.of());
        return Decision.accepted(List.of(new DelayReported(visit.visitId(), asked.by().id(),
                new Personal(order.request().requesterId(), it.reason()), it.newEta(), !visit.stands())));
    }

    static Decision<WorkOrderEvent> noShow(ReportNoShow it, Order order, Policy policy, Asked asked) {
        return onVisit(it.visitId(), order, asked.by(), visit -> {
            if (visit.stage() == Stage.WORKING)
                return Decision.refused("already-working", "The work has begun: everybody showed.");
            if (order.waitsForApproval())
                return Refusals.waitsForApproval();
            if (it.by() == NoShow.ASSIGNEE && visit.stage() == Stage.ARRIVED)
                return Decision.refused("already-there", "They have arrived. What they then could not do, they report themselves.");
            if (it.by() == NoShow.ASSIGNEE && isBefore(asked, visit))
                return Decision.refused("too-early", "They were promised until " + visit.appointment().arrivalTo()
                        + ". Wait until then, or cancel the visit.");
            var story = Story.of(order, policy);
            Timing.stop(story, asked, timer -> timer.visitId().equals(visit.visitId()));
            return Holding.endWith(story, HoldEnd.NOT_DONE, asked,
                    new VisitMissed(visit.visitId(), visit.personIds(), it.by(), asked.now())).decision();
        });
    }

    private static boolean isBefore(Asked asked, Visit visit) {
        var until = visit.appointment().arrivalTo().atZone(ZoneId.of(visit.appointment().zone())).toInstant();
        return asked.now().isBefore(until);
    }

    /// The visit that is meant: the named one if it is the caller's and stands, else the caller's own that has come furthest, else next.
    static Decision<WorkOrderEvent> onVisit(@Nullable String visitId, Order order, Caller by,
            Function<Visit, Decision<WorkOrderEvent>> rule) {
        return onVisit(visitId, order, by, () -> Refusals.noVisit(order), rule);
    }

    /// @param without where they have no visit that stands
    private static Decision<WorkOrderEvent> onVisit(@Nullable String visitId, Order order, Caller by,
            Supplier<Decision<WorkOrderEvent>> without, Function<Visit, Decision<WorkOrderEvent>> rule) {
        if (visitId == null)
            return theirs(order.standingVisits(), by).map(rule).orElseGet(without);
        var named = order.visit(visitId);
        if (named.isEmpty())
            return Decision.refused("unknown-visit", "This order has no such visit. Look at its visits again.");
        if (!isTheirs(named.get(), by))
            return Decision.forbidden("That visit is somebody else's.");
        return named.get().stands() ? rule.apply(named.get()) : over();
    }

    static Optional<Visit> theirs(List<Visit> visits, Caller by) {
        return furthest(visits.stream().filter(visit -> isTheirs(visit, by)));
    }

    /// Of those equally far, the next.
    static Optional<Visit> furthest(Stream<Visit> visits) {
        return visits.max(Comparator.comparing(Visit::stage)
                .thenComparing(Comparator.comparing((Visit visit) -> visit.appointment().start()).reversed()));
    }

    /// The customer has one part in a visit: to say that nobody came.
    private static boolean isTheirs(Visit visit, Caller by) {
        return by.is(Role.OFFICE) || by.is(Role.CUSTOMER) || visit.personIds().contains(by.id());
    }

    private static Decision<WorkOrderEvent> over() {
        return Decision.refused("visit-over", "This visit is over. The office can book another one.");
    }
}
