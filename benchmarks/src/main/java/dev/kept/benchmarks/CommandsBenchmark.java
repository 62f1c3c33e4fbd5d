package dev.kept.benchmarks;

import dev.kept.local.Service;
import dev.kept.runtime.log.Uuid7;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;

/// Accepted commands per second, over HTTP with a real token into the log, against bare inserts on the same server.
final class CommandsBenchmark implements Benchmark {
    private static final int[] CALLERS = {1, 16, 64};
    private static final int NOTES = 500;

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serve(Service.GATEWAY, false);
            system.serve(Service.WORKORDER, false);
            report.title("Accepted commands per second: the write path alone (workorder-service relay off, so that inbox and view idle)");
            warm(system, scale, report);
            for (int callers : CALLERS)
                compare(system, scale, report, callers, Service.WORKORDER,
                        callers == 64 ? "at least 0.5, aim at 1.0" : "");
            report.title("The same through the gateway (its hop counts)");
            compare(system, scale, report, 16, Service.GATEWAY, "");
            report.title("With relay, broker, inbox and view at work on the same cores (workorder-service and gateway)");
            system.serve(Service.WORKORDER, true);
            system.serve(Service.GATEWAY, true);
            warm(system, scale, report);
            compare(system, scale, report, 64, Service.WORKORDER, "at least 0.25, aim at 0.5");
            manyOnOne(system, report);
        }
    }

    private static void warm(Running system, Scale scale, Report report) throws Exception {
        int rest = scale.warmUp();
        // tokens live for minutes: a fresh one for every part
        for (int part = 0; part < 6; part++)
            system.load.run(16, rest / 6, system.token("OFFICE"), number -> person(system.url(Service.WORKORDER), ""));
        report.line("  warmed up with %,d commands".formatted(scale.warmUp()));
    }

    private static void compare(Running system, Scale scale, Report report, int callers, Service at, String asked) throws Exception {
        var prefix = at == Service.GATEWAY ? "/api" : "";
        var ours = new Costs(system);
        var bare = new Costs(system);
        try (var inserts = new BareInserts(system.vertx, system.run().addresses().database(), callers)) {
            new Rounds(scale, report).compare(callers + " callers, commands", () -> {
                var token = system.token("OFFICE");
                return ours.of(() -> {
                    var outcome = system.load.run(callers, scale.round(), token, number -> person(system.url(at), prefix));
                    return new Costs.Done(outcome.requests(), outcome.perSecond());
                });
            }, callers + " connections, inserts", () -> bare.of(() -> inserts.run(scale.round())), "/s", asked);
        }
        ours.tell(report, "command");
        bare.tell(report, "insert");
    }

    /// Commands of one stream queue in the service instead of colliding. Each adds a fact, so that the stream grows meanwhile.
    private static void manyOnOne(Running system, Report report) throws Exception {
        var token = system.token("OFFICE");
        var orders = new Orders(system);
        var order = orders.open();
        var outcome = system.load.run(16, NOTES, token, number -> new Load.Call(system.url(Service.WORKORDER),
                "/work-orders/" + order + "/add-note", "{\"text\":\"Note " + number + "\"}"));
        if (orders.notes(order) != outcome.requests())
            throw new IllegalStateException(outcome.requests() + " notes led to " + orders.notes(order) + " facts");
        report.line(
                "  %-52s %,10.1f /s   p99 %.1f ms, none refused, one fact each".formatted("16 callers on one order, " + NOTES + " notes",
                        outcome.perSecond(), outcome.millis().quantile(0.99)));
    }

    /// The simplest command of one event in a new stream: a person is registered.
    static Load.Call person(URI place, String prefix) {
        return new Load.Call(place, prefix + "/directory/people", person(Uuid7.next(Clock.systemUTC())));
    }

    private static String person(String id) {
        return String.format(Locale.ROOT, "{\"id\":\"%s\",\"name\":\"Maeve Brennan\",\"email\":\"maeve.brennan@example.com\","
                + "\"phone\":\"+353 85 555 0101\",\"customerId\":\"0198c7f0-0000-7000-8000-000000000010\",\"roles\":[\"CUSTOMER\"],\"language\":\"en-IE\"}",
                id);
    }
}
