package dev.kept.benchmarks;

import java.time.Duration;
import java.util.List;

/// How long a run takes. Figures for a report come from the full scale; the quick one shows that a benchmark works.
///
/// @param rounds how often the two sides take turns
/// @param round how long each side's turn lasts
/// @param warmUp commands before the first round
/// @param samples single measurements of a latency
/// @param orders sizes at which questions are measured
public record Scale(int rounds, Duration round, int warmUp, int samples, List<Integer> orders) {
    static Scale full() {
        return new Scale(5, Duration.ofSeconds(5), 120_000, 400, List.of(10_000, 200_000));
    }

    static Scale quick() {
        return new Scale(3, Duration.ofSeconds(2), 3_000, 60, List.of(1_000, 10_000));
    }
}
