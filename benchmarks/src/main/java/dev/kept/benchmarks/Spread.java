package dev.kept.benchmarks;

import java.util.Collection;
import java.util.List;

/// Several measurements of the same thing, in order.
record Spread(List<Double> sorted) {
    static Spread of(Collection<Double> values) {
        if (values.isEmpty())
            throw new IllegalArgumentException("Nothing was measured");
        return new Spread(values.stream().sorted().toList());
    }

    double median() {
        return quantile(0.5);
    }

    /// The smallest value that at least this share of the measurements does not exceed.
    double quantile(double share) {
        int at = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(at, 0, sorted.size() - 1));
    }

    double least() {
        return sorted.getFirst();
    }

    double most() {
        return sorted.getLast();
    }
}
