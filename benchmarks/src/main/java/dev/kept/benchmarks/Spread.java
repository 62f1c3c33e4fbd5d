package dev.kept.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/// Several measurements of the same thing, in order.
record Spread(double[] sorted) {
    static Spread of(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length == 0)
            throw new IllegalArgumentException("Nothing was measured");
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    double median() {
        return quantile(0.5);
    }

    /// The smallest value that at least this share of the measurements does not exceed.
    double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.max(0, Math.ceil(share * sorted.length) - 1))];
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }
}
