package dev.kept.benchmarks;

import dev.kept.local.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

/// How questions grow with what there is: a stream's length, and the number of orders. Flat is asked for.
final class SizesBenchmark implements Benchmark {
    private static final int[] FACTS = {10, 100, 1_000};
    private static final int CALLERS = 2;
    private static final double[] SHARES = {0.5, 0.99};

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            // Those that are asked; the others would react to hundreds of thousands of orders for an hour.
            system.serve(Service.GATEWAY, true);
            system.serve(Service.WORKORDER, true);
            var orders = new Orders(system);
            report.title("One order by the length of its stream (workorder-service, " + CALLERS + " callers; the bare side is "
                    + FACTS[0] + " facts)");
            var shortest = "/work-orders/" + orders.withFacts(FACTS[0]);
            for (int facts : FACTS) {
                var path = "/work-orders/" + orders.withFacts(facts);
                for (double share : SHARES)
                    new Rounds(scale, report).compare(named(share, facts + " facts"),
                            () -> measure(system, scale, share, Service.WORKORDER, path), named(share, FACTS[0] + " facts"),
                            () -> measure(system, scale, share, Service.WORKORDER, shortest), "ms", "");
            }
            int there = 0;
            for (int many : scale.orders()) {
                orders.bulk(many);
                there += many;
                report.title(
                        String.format(Locale.ROOT, "With %,d orders (flat is asked for; a side against itself shows the noise)", there));
                var some = orders.some(500);
                var paths = new String[some.length];
                Arrays.setAll(paths, i -> "/work-orders/" + some[i]);
                for (double share : SHARES) {
                    grown(report, scale, named(share, "list 50 (gateway)"),
                            () -> measure(system, scale, share, Service.GATEWAY, "/api/work-orders?limit=50"));
                    grown(report, scale, named(share, "load one (workorder-service)"),
                            () -> measure(system, scale, share, Service.WORKORDER, paths));
                }
            }
        }
    }

    private static String named(double share, String what) {
        return "p%.0f %s".formatted(share * 100, what);
    }

    /// What grows with the data has no other side to take turns with: it takes turns with itself.
    private static void grown(Report report, Scale scale, String what, Rounds.Side side) throws Exception {
        var rounds = new ArrayList<Double>();
        for (int round = 0; round < scale.rounds(); round++)
            rounds.add(side.measure());
        report.side(what, Spread.of(rounds), "ms");
    }

    /// Milliseconds.
    private static double measure(Running system, Scale scale, double share, Service at, String... paths) throws Exception {
        return system.load.run(CALLERS, 2 * scale.samples(), system.token("OFFICE"),
                number -> new Load.Call(system.url(at), paths[(int) (number % paths.length)], "")).millis().quantile(share);
    }
}
