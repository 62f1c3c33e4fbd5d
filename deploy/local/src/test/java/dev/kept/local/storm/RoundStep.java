package dev.kept.local.storm;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The steps of a vendor round.
enum RoundStep {
    OPENED(Ways.START, Round::open, Ways.ASKED),

    DECLINED(Ways.TO_AN_OFFER, Round::decline, Ways.ASKED),

    EXPIRED(Ways.TO_AN_OFFER, Duration.ofHours(24), Ways.ASKED),

    ACCEPTED(Ways.TO_AN_OFFER, Round::accept, Ways.HAVING_IT),

    /// Who accepted has found no time in two days.
    GIVEN_BACK(Ways.TO_ACCEPTANCE, Duration.ofHours(48), Ways.ASKED),

    BOOKED(Ways.TO_A_TIME, Round::book, List.of(Round::isScheduled)),

    /// The last of the three declines.
    EXHAUSTED(Ways.TO_THE_LAST, Round::decline, List.of(Round::hasNobodyLeft));

    private final List<Consumer<Round>> before;
    private final Consumer<Round> cause;
    private final Duration time;
    private final List<Consumer<Round>> after;

    RoundStep(List<Consumer<Round>> before, Consumer<Round> cause, List<Consumer<Round>> after) {
        this(before, cause, Duration.ZERO, after);
    }

    RoundStep(List<Consumer<Round>> before, Duration time, List<Consumer<Round>> after) {
        this(before, _ -> {}, time.plusMinutes(1), after);
    }

    RoundStep(List<Consumer<Round>> before, Consumer<Round> cause, Duration time, List<Consumer<Round>> after) {
        this.before = before;
        this.cause = cause;
        this.time = time;
        this.after = after;
    }

    /// Up to the step.
    void before(Round round) {
        before.forEach(each -> each.accept(round));
    }

    /// What somebody does; nothing, where it is time that does it.
    void cause(Round round) {
        cause.accept(round);
    }

    /// What has to pass for it; zero: nothing.
    Duration time() {
        return time;
    }

    /// From the step to a visit, or to nobody who takes the work.
    void after(Round round) {
        after.forEach(each -> each.accept(round));
    }

    private static final class Ways {
        private static final List<Consumer<Round>> START = List.of();
        private static final List<Consumer<Round>> TO_AN_OFFER = List.of(Round::open, Round::isOffered);
        private static final List<Consumer<Round>> TO_ACCEPTANCE = and(TO_AN_OFFER, List.of(Round::accept));
        private static final List<Consumer<Round>> TO_A_TIME = and(TO_ACCEPTANCE, List.of(Round::findTime));
        private static final List<Consumer<Round>> TO_THE_LAST = and(TO_AN_OFFER,
                List.of(Round::decline, Round::isOffered, Round::decline, Round::isOffered));
        private static final List<Consumer<Round>> HAVING_IT = List.of(Round::findTime, Round::book, Round::isScheduled);
        private static final List<Consumer<Round>> ASKED = and(List.of(Round::isOffered, Round::accept), HAVING_IT);

        private static List<Consumer<Round>> and(List<Consumer<Round>> way, List<Consumer<Round>> more) {
            return Stream.concat(way.stream(), more.stream()).toList();
        }
    }
}
