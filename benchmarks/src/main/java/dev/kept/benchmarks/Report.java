package dev.kept.benchmarks;

import java.io.PrintStream;

/// What a run prints.
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String words) {
        out.println();
        out.println("## " + words);
    }

    void line(String words) {
        out.println(words);
    }

    /// One side of a comparison, with its spread.
    void side(String name, Spread values, String unit) {
        line("  %-52s %,10.1f %s   (%,.1f to %,.1f)".formatted(name, values.median(), unit, values.least(), values.most()));
    }

    /// A ratio of medians, with the smallest and largest of the rounds, beside what is asked for.
    void ratio(String name, Spread ratios, String asked) {
        line("  %-52s %10.2f         (%.2f to %.2f)   %s".formatted(name, ratios.median(), ratios.least(), ratios.most(), asked));
    }
}
