package dev.kept.benchmarks;

import dev.kept.local.Service;
import java.util.Arrays;
import java.util.Locale;

/// How questions grow with what there is: a stream's length, and the number of orders. Flat is asked for.
final class SizesBenchmark implements Benchmark {
    private static final int[] FACTS = {10, 100, 1_000};
    private static final int CALLERS = 2;

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serveAll();
            var orders = new Orders(system);
            report.title("One order by the length of its stream (workorder-service, " + CALLERS + " callers)");
            for (int facts : FACTS) {
                var path = "/work-orders/" + orders.withFacts(facts);
                measure(system, report, scale, Service.WORKORDER, facts + " facts", new String[]{path});
            }
            int there = 0;
            for (int many : scale.orders()) {
                orders.bulk(many);
                there += many;
                report.title(String.format(Locale.ROOT, "With %,d orders more (the gateway's lists)", there));
                measure(system, report, scale, Service.GATEWAY, "list 50", new String[]{"/api/work-orders?limit=50"});
                var some = orders.some(500);
                var paths = new String[some.length];
                Arrays.setAll(paths, i -> "/work-orders/" + some[i]);
                measure(system, report, scale, Service.WORKORDER, "load one", paths);
            }
        }
    }

    private static void measure(Running system, Report report, Scale scale, Service at, String what, String[] paths) throws Exception {
        var token = system.token("OFFICE");
        system.load.run(CALLERS, 4 * scale.samples(), token, n -> new Load.Call(system.url(at), paths[(int) (n % paths.length)], ""));
        var outcome = system.load.run(CALLERS, 5 * scale.samples(), token,
                n -> new Load.Call(system.url(at), paths[(int) (n % paths.length)], ""));
        report.line("  %-24s p50 %7.1f ms   p99 %7.1f ms".formatted(what, outcome.millis().quantile(0.5), outcome.millis().quantile(0.99)));
    }
}
