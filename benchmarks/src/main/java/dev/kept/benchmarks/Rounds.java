package dev.kept.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Two sides that take turns, so that whatever else the machine does meets both. The second side runs twice in each round: what the
/// comparison of a thing with itself shows is noise.
final class Rounds {
    private final Scale scale;
    private final Report report;

    Rounds(Scale scale, Report report) {
        this.scale = scale;
        this.report = report;
    }

    /// One turn; answers a rate or a time.
    interface Side {
        double measure() throws Exception;
    }

    /// @param asked what the ratio ours : bare is held against, in words
    void compare(String ours, Side our, String bare, Side bareSide, String unit, String asked) throws Exception {
        List<Double> a = new ArrayList<>();
        List<Double> b = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> control = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            double first = bareSide.measure();
            double own = our.measure();
            double second = bareSide.measure();
            a.add(own);
            b.add(first);
            b.add(second);
            ratios.add(2 * own / (first + second));
            control.add(second / first);
        }
        report.side(ours, Spread.of(a), unit);
        report.side(bare, Spread.of(b), unit);
        report.ratio("ratio", Spread.of(ratios), asked);
        report.ratio("the bare side against itself", Spread.of(control), "noise");
    }
}
