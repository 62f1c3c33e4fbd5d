package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.events.Envelope;
import dev.kept.events.WorkOrderEvent.TimerStarted;
import dev.kept.events.WorkOrderEvent.TimerStopped;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Worked time: from when to when it really was, as the phone says; never less than nothing. A phone may have been offline for days, and
/// its clock may run a little ahead. What it says beyond that is a wrong clock, and ours counts: nobody is billed for such hours.
public final class Timing {
    private Timing() {}

    static void start(Story story, String visitId, Asked asked) {
        start(story, visitId, true, asked);
    }

    static void start(Story story, String visitId, boolean attended, Asked asked) {
        story.happened(started(visitId, attended, asked));
    }

    static TimerStarted started(String visitId, boolean attended, Asked asked) {
        return new TimerStarted(visitId, asked.by().id(), attended, when(asked));
    }

    static void stopAll(Story story, Asked asked) {
        stop(story, asked, _ -> true);
    }

    static void stop(Story story, Asked asked, Predicate<Work.Running> which) {
        stopped(story.order(), asked, which).forEach(story::happened);
    }

    static List<TimerStopped> stopped(Order order, Asked asked, Predicate<Work.Running> which) {
        return order.work().running().stream().filter(which).map(timer -> new TimerStopped(timer.visitId(), timer.personId(),
                timer.attended(), timer.from(), later(timer.from(), when(asked)))).toList();
    }

    /// When it was, as far as that can be believed.
    static Instant when(Asked asked) {
        return Envelope.believed(asked.occurredAt(), asked.now());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
