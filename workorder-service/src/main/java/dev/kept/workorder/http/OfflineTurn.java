package dev.kept.workorder.http;

import dev.kept.runtime.http.AsAlone.Said;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.log.EventLog;
import dev.kept.events.Envelope;
import dev.kept.workorder.http.OfflineCommands.Taken;
import dev.kept.workorder.http.OfflineResource.AnsweredCommand;
import dev.kept.workorder.http.OfflineResource.QueuedCommand;
import dev.kept.workorder.http.OfflineResource.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One batch on its way: which of its commands may still be tried, and what is said of each.
final class OfflineTurn {
    /// What is not begun by then is left for the next time: a phone, and the gateway, do not wait for longer than twice that.
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(8);
    private static final int FIRST_FAULT = 500;
    /// Refusals that no rule made: the same is taken in a moment.
    private static final Set<String> IN_A_MOMENT = Set.of("not-yet-known", EventLog.CHANGED_MEANWHILE);
    /// Refused where what was seen is not what is: that it is another one afterwards is their own doing.
    private static final Set<String> CHANGES = Set.of("amend", "propose-extra-work");
    private final Clock clock;
    private final long end = System.nanoTime() + TIME_TO_BEGIN.toNanos();
    private final Map<String, Result> results = new HashMap<>();
    private @Nullable Problem trouble;

    OfflineTurn(Clock clock) {
        this.clock = clock;
    }

    /// Why this one is not tried; null where nothing stands in its way. After trouble of Kept's own nothing is tried, so that the order is
    /// kept in which things were done. What is not of this batch was answered before.
    @Nullable
    Problem hindrance(QueuedCommand it) {
        if (trouble == null && System.nanoTime() > end)
            trouble = Problem.of(503, "out-of-time", "There was no time left for this one. Send it again as it is.");
        if (trouble != null)
            return trouble;
        var after = it.after() == null ? null : results.get(it.after());
        return after == Result.REFUSED || after == Result.NOT_TRIED
                ? Problem.of(424, "after-one-not-taken", "This was not tried: it goes after one that was not taken, " + it.after() + ".")
                : null;
    }

    AnsweredCommand notTried(QueuedCommand it, Problem why) {
        return refused(it, Result.NOT_TRIED, why);
    }

    AnsweredCommand answered(QueuedCommand it, Said<Taken> said, boolean isLast) {
        var problem = said.problem();
        if (said.answer() != null)
            return taken(it, said.answer(), isLast);
        if (problem == null)
            throw new IllegalStateException("Neither an answer nor a problem");
        if (problem.status() < FIRST_FAULT && !IN_A_MOMENT.contains(problem.code()))
            return refused(it, Result.REFUSED, problem);
        trouble = problem;
        return refused(it, Result.NOT_TRIED, problem);
    }

    private AnsweredCommand refused(QueuedCommand it, Result result, Problem problem) {
        results.put(it.key(), result);
        return new AnsweredCommand(it.key(), result, problem.status(), null, problem, null, null, null, null);
    }

    private AnsweredCommand taken(QueuedCommand it, Taken taken, boolean isLast) {
        var notes = new ArrayList<String>();
        var answer = taken.answer();
        if (taken.note() != null)
            notes.add(taken.note());
        if (isAhead(it))
            notes.add("The device said that it was " + it.occurredAt()
                    + ", which is still to come. That is kept as it was said; where hours are counted, our clock counts. Set the device's clock.");
        if (it.revision() != null && answer.revision() != null && answer.revision() > it.revision() && !CHANGES.contains(it.command()))
            notes.add("What is to be done has changed meanwhile: you saw revision " + it.revision() + ", it is at " + answer.revision()
                    + " now. Look at the order again.");
        var result = notes.isEmpty() ? Result.ACCEPTED : Result.ACCEPTED_WITH_NOTE;
        results.put(it.key(), result);
        return new AnsweredCommand(it.key(), result, 200, notes.isEmpty() ? null : String.join(" ", notes), null, answer.version(),
                answer.reference(), answer.replayed(), isLast ? answer.allowed() : null);
    }

    /// Farther than a clock is off that is right by and large.
    private boolean isAhead(QueuedCommand it) {
        var now = clock.instant();
        return it.occurredAt().isAfter(now) && !Envelope.believed(it.occurredAt(), now).equals(it.occurredAt());
    }
}
