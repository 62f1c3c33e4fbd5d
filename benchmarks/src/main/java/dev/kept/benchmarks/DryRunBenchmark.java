package dev.kept.benchmarks;

import dev.kept.local.Service;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long a draft of a policy takes to be tried on all past orders, page by page as the office's page asks. Beside it, that it records
/// nothing: the facts are counted before and after.
final class DryRunBenchmark implements Benchmark {
    /// As the page has it.
    private static final int AT_ONCE = 50;
    /// The most that are looked at.
    private static final int ORDERS = 10_000;
    private static final String PATH = "/api/directory/policies/home-service";

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serveAll();
            var orders = new Orders(system);
            int many = Math.min(ORDERS, scale.orders().getFirst());
            orders.bulk(many);
            var token = system.token("OFFICE");
            var draft = system.ask(HttpMethod.GET, Service.GATEWAY, PATH, "", token).path("items").get(0).path("document").asText()
                    .replace("15000", "40000");
            long facts = orders.facts();
            var pages = new ArrayList<Double>();
            var whole = new ArrayList<Double>();
            for (int round = 0; round < scale.rounds(); round++)
                whole.add(tried(system, draft, token, pages) / 1_000);
            report.title(String.format(Locale.ROOT, "A draft tried on %,d past orders, %d at once (one caller)", many, AT_ONCE));
            report.side("all of them", Spread.of(whole), "s");
            var each = Spread.of(pages);
            report.side("one page, p50", Spread.of(List.of(each.quantile(0.5))), "ms");
            report.side("one page, p99", Spread.of(List.of(each.quantile(0.99))), "ms");
            report.line("  facts before and after: %,d and %,d".formatted(facts, orders.facts()));
        }
    }

    /// Milliseconds.
    private static double tried(Running system, String draft, String token, List<Double> pages) throws Exception {
        double all = 0;
        var cursor = "";
        do {
            var body = Running.JSON.writeValueAsString(cursor.isEmpty()
                    ? Map.of("document", draft, "limit", AT_ONCE)
                    : Map.of("document", draft, "limit", AT_ONCE, "cursor", cursor));
            long begin = System.nanoTime();
            cursor = system.ask(HttpMethod.POST, Service.GATEWAY, PATH + "/dry-run", body, token).path("next").asText();
            double took = (System.nanoTime() - begin) / 1e6;
            pages.add(took);
            all += took;
        } while (!cursor.isEmpty());
        return all;
    }
}
