package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Appointment;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.HoldEnd;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.workorder.domain.Policy.Scheduling.Need;
import dev.kept.workorder.domain.Policy.Start.StartOn;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A visit that nobody booked: who has the work comes, or begins, and with that it is opened. From then on it is a visit like any other.
final class AdHoc {
    /// Nobody planned how long it takes, and an appointment has an end.
    private static final Duration NOMINAL = Duration.ofHours(1);

    private AdHoc() {}

    static Decision<WorkOrderEvent> arrive(@Nullable String visitId, Order order, Policy policy, Asked asked) {
        return unlessRefused(visitId, order, policy, asked.by()).orElseGet(() -> {
            var story = Story.of(order, policy);
            var opened = opened(visitId, order, asked);
            Holding.endWith(story, HoldEnd.ARRIVED, asked, opened);
            story.happened(new Arrived(opened.visitId(), asked.by().id()));
            if (policy.start().on() == StartOn.ARRIVE)
                OnSite.begin(story, opened.visitId(), asked);
            return story.decision();
        });
    }

    static Decision<WorkOrderEvent> startWork(@Nullable String visitId, Order order, Policy policy, Asked asked) {
        return unlessRefused(visitId, order, policy, asked.by()).orElseGet(() -> {
            if (order.held() != null)
                return Refusals.onHold(order);
            if (isTimed(order, asked.by()))
                return Refusals.otherTimer();
            var story = Story.of(order, policy);
            begun(visitId, order, asked).forEach(story::happened);
            return story.decision();
        });
    }

    /// Where whoever has the order works at once: as it is opened, or as they take it. Not where something stands against it: then they
    /// begin by hand.
    static void beginAtOnce(Story story, @Nullable String visitId, Asked asked) {
        var order = story.order();
        boolean isTheirs = order.assignee().has(asked.by().id()) && OnSite.theirs(order.standingVisits(), asked.by()).isEmpty();
        if (story.policy().start().on() == StartOn.OPEN && isTheirs && order.held() == null && !isTimed(order, asked.by())
                && unlessRefused(visitId, order, story.policy(), asked.by()).isEmpty())
            begun(visitId, order, asked).forEach(fact -> story.byRule("start.on = OPEN", "Who has the order works at once", fact));
    }

    /// Empty where they may come without a booked time.
    private static Optional<Decision<WorkOrderEvent>> unlessRefused(@Nullable String visitId, Order order, Policy policy, Caller by) {
        if (visitId == null || policy.scheduling().need() == Need.REQUIRED || !order.takesVisits())
            return Optional.of(Refusals.noVisit(order));
        if (!order.comes(by.id()))
            return Optional.of(Decision.refused("not-your-order", "You do not have this order any more. Take it, or ask the office.",
                    new Missing("assignment", "The order, given to you", "assign-technician")));
        if (order.waitsForApproval())
            return Optional.of(Refusals.waitsForApproval());
        if (order.visit(visitId).isPresent() || order.refusedVisits().contains(visitId))
            return Optional.of(Decision.refused("id-taken", "This order has another visit with this id. Begin with an id of its own."));
        return order.visits().size() < Limits.MOST_VISITS ? Optional.empty() : Optional.of(Limits.full("visits", Limits.MOST_VISITS));
    }

    private static boolean isTimed(Order order, Caller by) {
        return order.work().timerOf(by.id(), true).isPresent();
    }

    private static Stream<WorkOrderEvent> begun(@Nullable String visitId, Order order, Asked asked) {
        var opened = opened(visitId, order, asked);
        return Stream.of(opened, new WorkStarted(opened.visitId(), asked.by().id()), Timing.started(opened.visitId(), true, asked));
    }

    private static VisitOpened opened(@Nullable String visitId, Order order, Asked asked) {
        var request = order.request();
        var start = LocalDateTime.ofInstant(Timing.when(asked), ZoneId.of(request.zone())).truncatedTo(ChronoUnit.MINUTES);
        return new VisitOpened(Objects.requireNonNull(visitId), request.siteId(),
                new Appointment(request.zone(), start, start.plus(NOMINAL), start, start), List.of(asked.by().id()));
    }
}
