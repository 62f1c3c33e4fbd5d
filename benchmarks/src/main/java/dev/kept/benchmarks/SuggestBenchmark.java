package dev.kept.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Service;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How often the suggested kind of work is right, asked of the running gateway: by the office's keywords alone, and after half of the
/// descriptions were opened as orders. Then how long an answer takes when there are words of very many orders; these are written into the
/// gateway's own table.
final class SuggestBenchmark implements Benchmark {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int CALLERS = 2;
    private static final int MANY_ORDERS = 100_000;
    private static final double[] SHARES = {0.5, 0.99};

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serveAll();
            var site = new Orders(system).site(system.token("OFFICE"));
            define(system);
            report.title("Right among %d kinds: the first, one of three, and nothing suggested".formatted(Described.kinds().size()));
            both(system, report, "keywords alone");
            open(system, site);
            both(system, report, "after the tuning half was opened as orders");
            times(system, scale, report);
        }
    }

    /// In place of what the demonstration has under the same codes.
    private static void define(Running system) throws Exception {
        var token = system.token("OFFICE");
        for (var kind : Described.kinds()) {
            var body = Running.JSON
                    .writeValueAsString(Map.of("code", kind.code(), "name", kind.name(), "expectedDuration", "PT1H", "skills",
                            List.of(), "keywords", kind.keywords()));
            var path = "/api/directory/service-types";
            var call = new Load.Call(system.url(Service.GATEWAY), path, body);
            if (system.load.send(HttpMethod.POST, call, token).get(60, TimeUnit.SECONDS).status() == 409)
                system.ask(HttpMethod.POST, Service.GATEWAY, path + "/" + kind.code() + "/change", body, token);
        }
        system.eventually(Service.GATEWAY, "/api/service-types", token, SOON, SuggestBenchmark::areAllDefined);
    }

    private static boolean areAllDefined(JsonNode page) {
        var there = new ArrayList<Described.Kind>();
        page.path("items").forEach(item -> {
            var keywords = new ArrayList<String>();
            item.path("keywords").forEach(word -> keywords.add(word.asText()));
            there.add(new Described.Kind(item.path("code").asText(), item.path("name").asText(), keywords));
        });
        return there.containsAll(Described.kinds());
    }

    private static void open(Running system, String site) throws Exception {
        var token = system.token("OFFICE");
        String last = "";
        for (var one : Described.tuning())
            last = system.ask(HttpMethod.POST, Service.GATEWAY, "/api/work-orders", Running.JSON.writeValueAsString(
                    Map.of("description", one.words(), "serviceType", one.kind(), "siteId", site, "priority", "ROUTINE")), token).path("id")
                    .asText();
        var id = last;
        system.eventually(Service.GATEWAY, "/api/work-orders?limit=1", token, SOON,
                page -> page.path("items").path(0).path("id").asText().equals(id));
    }

    private static void both(Running system, Report report, String when) throws Exception {
        report.line("  " + when);
        half(system, report, "tuning half", Described.tuning());
        half(system, report, "held-back half", Described.heldBack());
    }

    private static void half(Running system, Report report, String name, List<Described> all) throws Exception {
        var token = system.token("OFFICE");
        int first = 0;
        int three = 0;
        int none = 0;
        for (var one : all) {
            var codes = new ArrayList<String>();
            system.ask(HttpMethod.GET, Service.GATEWAY, path(one), "", token).path("items")
                    .forEach(item -> codes.add(item.path("code").asText()));
            first += codes.indexOf(one.kind()) == 0 ? 1 : 0;
            three += codes.contains(one.kind()) ? 1 : 0;
            none += codes.isEmpty() ? 1 : 0;
        }
        report.line("    %-20s %3d descriptions   %3.0f %%   %3.0f %%   %3.0f %%".formatted(name, all.size(), share(first, all),
                share(three, all),
                share(none, all)));
    }

    private static double share(int some, List<Described> all) {
        return 100.0 * some / all.size();
    }

    private static String path(Described one) {
        return "/api/service-types/suggested?words=" + URLEncoder.encode(one.words(), StandardCharsets.UTF_8);
    }

    private static void times(Running system, Scale scale, Report report) throws Exception {
        write(system);
        var all = Described.heldBack();
        report.title(
                String.format(Locale.ROOT, "An answer, with the words of %,d orders (%d callers; at most 50 ms is asked for)", MANY_ORDERS,
                        CALLERS));
        for (double share : SHARES) {
            var rounds = new ArrayList<Double>();
            for (int round = 0; round < scale.rounds(); round++)
                rounds.add(system.load.run(CALLERS, 2 * scale.samples(), system.token("OFFICE"),
                        number -> new Load.Call(system.url(Service.GATEWAY), path(all.get((int) (number % all.size()))), "")).millis()
                        .quantile(share));
            report.side("p%.0f".formatted(share * 100), Spread.of(rounds), "ms");
        }
    }

    /// Twenty thousand words, each of them in one to all kinds, more often the smaller its number is; and the known ones, as often.
    private static void write(Running system) throws SQLException {
        var addresses = system.run().addresses();
        try (var connection = DriverManager.getConnection(addresses.jdbcUrl(Service.GATEWAY), addresses.database().user(),
                addresses.database().password()); var statement = connection.createStatement()) {
            statement.execute("select setseed(0.42)");
            statement.execute("update opened_word set orders = orders + " + MANY_ORDERS / Described.kinds().size() + " where word = ''");
            statement.execute("""
                    insert into opened_word (id, tenant, kind, word, orders)
                    select t.tenant || ':' || t.code || ':' || w.word, t.tenant, t.code, w.word, 1 + 20000 / w.n
                      from (select n, translate(substr(md5(n::text), 1, 4 + n % 7), '0123456789', 'ghijklmnop') as word
                              from generate_series(1, 20000) n) w
                      join service_type_row t on random() < least(1, 2000.0 / w.n + 0.04)
                    on conflict (id) do nothing""");
            statement.execute("insert into opened_word (id, tenant, kind, word, orders) select tenant || '::' || word, tenant, '', word,"
                    + " sum(orders) from opened_word where kind <> '' group by tenant, word on conflict (id) do nothing");
            statement.execute("analyze opened_word");
        }
    }
}
