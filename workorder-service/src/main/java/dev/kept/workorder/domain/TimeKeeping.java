package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.events.Envelope;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.TimeLogged;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Worked time beside the steps of a visit: a timer of one's own, and hours that are told afterwards. Attended is what somebody stood by;
/// the rest, a backup say, ran by itself, also while the order waits.
final class TimeKeeping {
    private static final Duration LONGEST = Duration.ofDays(1);

    private TimeKeeping() {}

    /// Live: nobody starts a timer in the past.
    static Decision<WorkOrderEvent> start(StartTimer it, Order order, Policy policy, Asked asked) {
        if (order.phase().ended())
            return Refusals.ended(order);
        if (!order.phase().released())
            return Refusals.notReleased(order);
        if (it.attended() && order.held() != null)
            return Refusals.onHold(order);
        var theirs = order.visits().stream().filter(visit -> visit.personIds().contains(asked.by().id())).toList();
        var meant = it.visitId() != null
                ? theirs.stream().filter(visit -> visit.visitId().equals(it.visitId())).findFirst()
                : theirs.stream().filter(visit -> takesTime(visit, order))
                        .reduce((one, later) -> one.begun() ? one : later);
        if (meant.isEmpty() && it.visitId() != null)
            return unknownVisit();
        return meant.filter(visit -> takesTime(visit, order)).map(visit -> started(visit, it, order, policy, asked))
                .orElseGet(
                        () -> Decision.refused("not-under-way", "You are not under way yet. Set out or start the work, then the time runs.",
                                new Missing("work", "The start of the work", "start-work")));
    }

    /// Under way; while the order waits, also a visit that somebody was there for.
    private static boolean takesTime(Visit visit, Order order) {
        return visit.begun() || (order.held() != null && visit.reached());
    }

    private static Decision<WorkOrderEvent> started(Visit visit, StartTimer it, Order order, Policy policy, Asked asked) {
        var running = order.work().timerOf(asked.by().id(), it.attended());
        if (running.isPresent())
            return running.get().visitId().equals(visit.visitId()) ? Decision.accepted(List.of()) : Refusals.otherTimer();
        var story = Story.of(order, policy);
        Timing.start(story, visit.visitId(), it.attended(), asked);
        return story.decision();
    }

    /// Something that happened: kept in whatever state the order is.
    static Decision<WorkOrderEvent> log(LogTime it, Order order, Asked asked) {
        if (!order.phase().released())
            return order.phase().ended() ? Refusals.ended(order) : Refusals.notReleased(order);
        var kept = order.work().logged(it.timeId());
        if (kept.isPresent())
            return isSame(kept.get(), it, asked)
                    ? Decision.accepted(List.of())
                    : Decision.refused("id-taken", "This order has another time with this id. Send this one with an id of its own.");
        if (order.work().logged().size() >= Limits.MOST_TIMES)
            return Limits.full("times", Limits.MOST_TIMES);
        if (it.visitId() != null && order.visit(it.visitId()).filter(visit -> visit.personIds().contains(asked.by().id())).isEmpty())
            return unknownVisit();
        return nonsense(it, asked).orElseGet(() -> Decision.accepted(List.of(new TimeLogged(it.timeId(), visitOf(it, order, asked),
                asked.by().id(), it.attended(), it.from(), it.to(), order.phase().ended()))));
    }

    private static boolean isSame(TimeLogged kept, LogTime it, Asked asked) {
        return kept.personId().equals(asked.by().id()) && kept.from().equals(it.from()) && kept.to().equals(it.to())
                && kept.attended() == it.attended();
    }

    /// Clocks that lie.
    private static Optional<Decision<WorkOrderEvent>> nonsense(LogTime it, Asked asked) {
        if (!it.from().isBefore(it.to()))
            return Optional.of(Decision.invalid("bad-time", "Work ends after it began: 'from' comes before 'to'."));
        if (it.to().isAfter(asked.now().plus(Envelope.FARTHEST_AHEAD)))
            return Optional.of(Decision.invalid("bad-time", "This time is still to come. Log it when it is over, and look at the clock."));
        return it.from().isBefore(it.to().minus(LONGEST))
                ? Optional.of(Decision.invalid("bad-time", "This is longer than a day. Log each day of its own."))
                : Optional.empty();
    }

    private static @Nullable String visitOf(LogTime it, Order order, Asked asked) {
        return it.visitId() != null
                ? it.visitId()
                : order.standingVisits().stream().filter(visit -> visit.begun() && visit.personIds().contains(asked.by().id()))
                        .map(Visit::visitId).findFirst().orElse(null);
    }

    private static Decision<WorkOrderEvent> unknownVisit() {
        return Decision.refused("unknown-visit", "You have no such visit of this order. Look at its visits again.");
    }
}
