package dev.kept.scheduling.domain;

import java.time.Duration;

/// How long work is reckoned to take: what the kind of work says, corrected by what such jobs really took.
public final class Lasting {
    /// Fewer say nothing.
    public static final int FEWEST_JOBS = 5;
    /// The newest ones: people and equipment change.
    public static final int MOST_JOBS = 50;
    private static final int STEP_MINUTES = 15;
    private static final int MOST_TIMES = 2;

    private Lasting() {}

    /// The median to the next quarter of an hour; neither less than half of what the kind says nor more than twice as much, for then
    /// something else is wrong with it.
    ///
    /// @param jobs of how many the median is
    public static Duration corrected(Duration expected, Duration median, int jobs) {
        if (jobs < FEWEST_JOBS)
            return expected;
        long minutes = Math.ceilDiv(median.toMinutes(), STEP_MINUTES) * (long) STEP_MINUTES;
        return Duration.ofMinutes(Math.clamp(minutes, Math.max(1, expected.toMinutes() / MOST_TIMES), expected.toMinutes() * MOST_TIMES));
    }
}
