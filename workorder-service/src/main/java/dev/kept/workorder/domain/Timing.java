package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import java.time.Instant;
import java.util.function.Predicate;

/// Worked time: from when to when it really was, as the phone says; never less than nothing.
final class Timing {
    private Timing() {}

    static void start(Story story, String visitId, Asked asked) {
        story.happened(new TimerStarted(visitId, asked.by().id(), true, asked.occurredAt()));
    }

    static void stopAll(Story story, Asked asked) {
        stop(story, asked, _ -> true);
    }

    static void stop(Story story, Asked asked, Predicate<Work.Running> which) {
        story.order().work().running().stream().filter(which)
                .forEach(timer -> story.happened(new TimerStopped(timer.visitId(), timer.personId(), timer.attended(), timer.from(),
                        later(timer.from(), asked.occurredAt()))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
