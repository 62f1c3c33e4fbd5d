package dev.kept.benchmarks;

import dev.kept.local.Service;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// How long it takes to find a customer while somebody types, and to have the page of a new order ready for them, by how many there are. The rows are written into the gateway's own tables: no
/// fact is needed to search them.
final class SearchBenchmark implements Benchmark {
    private static final int CALLERS = 2;
    private static final int WORDS = 400;
    private static final List<String> OPENING = List.of("/api/sites?customer=bench-c{n}", "/api/people?customer=bench-c{n}",
            "/api/work-orders?customer=bench-c{n}&limit=200", "/api/assets?site=bench-s{n}",
            "/api/record?customer=bench-c{n}&kind=REQUEST,DONE,NOTE,REPLY,RECOMMENDATION&limit=8",
            "/api/similar-orders?customer=bench-c{n}&words=boiler+pressure+keeps+dropping", "/api/service-types");
    private static final double[] SHARES = {0.5, 0.99};
    /// A thousand surnames of thirty-two beginnings and as many ends, and forty first names: about as alike as those of a country are.
    private static final List<String> FIRST = words("""
            Maeve Declan Siobhan Niamh Aoife Tomasz Zofia Liam Orla Cormac Fionn Grainne Padraig Roisin Sean Ciara Conor Deirdre Eoin Nora
            Brendan Catriona Dermot Eilis Fergal Gearoid Imelda Kieran Lorcan Muireann Noel Oisin Peadar Rory Sinead Tadhg Una Veronica
            William Yvonne""");
    private static final List<String> BEGINNINGS = words("""
            Bren Byr Kel Now Quir Quig Da Mur Wal Doy Kava Galla Ziel Kowal Fitz Sulli Macna Tier Henne Coste Don Mc Car Bar Hol Ken Ma Re
            Sha Tra Ro Lyn""");
    private static final List<String> ENDS = words("""
            nan ne ly ak ke ley phy sh le nagh gher inska ski gerald van mara ney ssy llo nell don roy gan tt lan ron han ton rty well mond
            rick""");
    private static final List<String> STREETS = List.of("Orchard Terrace", "Harbour Road", "Mill Lane", "Strand Row", "Grove Park",
            "Main Street",
            "Abbey View", "Castle Avenue", "Chapel Hill", "Willow Close");

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serveAll();
            system.eventually(Service.GATEWAY, "/api/customers", system.token("OFFICE"), Duration.ofMinutes(2),
                    page -> page.path("items").size() > 0);
            int there = 0;
            for (int many : scale.orders()) {
                write(system, there, many);
                there += many;
                report.title(String.format(Locale.ROOT,
                        "A customer found while somebody types, of %,d (%d callers; p99 of at most 100 ms is asked for)",
                        there, CALLERS));
                for (var kind : List.of("a name", "a name with a letter missing", "a first name", "a phone number", "a place")) {
                    var typed = typed(system, kind);
                    var rounds = new ArrayList<Spread>();
                    for (int round = 0; round < scale.rounds(); round++)
                        rounds.add(system.load.run(CALLERS, 2 * scale.samples(), system.token("OFFICE"),
                                number -> new Load.Call(system.url(Service.GATEWAY), typed.get((int) (number % typed.size())), ""))
                                .millis());
                    for (double share : SHARES)
                        report.side("p%.0f, %s".formatted(share * 100, kind),
                                Spread.of(rounds.stream().map(millis -> millis.quantile(share)).toList()), "ms");
                }
                opening(system, there, scale, report);
            }
        }
    }

    /// What the new-order page asks when the caller is chosen, all at once: whose places and people, what was before, what stands there, what
    /// reads alike. It is ready with the slowest answer.
    private static void opening(Running system, int there, Scale scale, Report report) throws Exception {
        report.title(String.format(Locale.ROOT,
                "The page of a new order ready for a known customer, of %,d (p99 of at most 300 ms is asked for)", there));
        var random = new Random(7);
        var took = new ArrayList<Double>();
        var token = system.token("OFFICE");
        for (int sample = 0; sample < 2 * scale.samples(); sample++) {
            var number = random.nextInt(there);
            var asked = OPENING.stream()
                    .map(path -> new Load.Call(system.url(Service.GATEWAY), path.replace("{n}", String.valueOf(number)), ""))
                    .toList();
            long begin = System.nanoTime();
            var answers = asked.stream().map(call -> system.load.send(HttpMethod.GET, call, token)).toList();
            for (var answer : answers)
                if (answer.get(60, TimeUnit.SECONDS).status() != 200)
                    throw new IllegalStateException(
                            "A question of the page was answered " + answer.get().status() + " " + answer.get().body());
            took.add((System.nanoTime() - begin) / 1e6);
        }
        for (double share : SHARES)
            report.side("p%.0f, %d questions".formatted(share * 100, OPENING.size()), Spread.of(List.of(Spread.of(took).quantile(share))),
                    "ms");
    }

    /// What is typed of people who are there.
    private static List<String> typed(Running system, String kind) throws SQLException {
        var random = new Random(42);
        var all = new ArrayList<String>();
        try (var connection = tables(system); var statement = connection.createStatement(); var people = statement.executeQuery("""
                select p.name, p.phone, s.address from person_row p join site_row s on s.customer_id = p.customer_id
                where p.id like 'bench-p%%' order by md5(p.id) limit %d""".formatted(WORDS))) {
            while (people.next()) {
                var name = people.getString("name");
                int gone = 1 + random.nextInt(name.length() - 2);
                all.add("/api/customers?q=" + URLEncoder.encode(switch (kind) {
                    case "a name" -> name.substring(0, Math.max(4, name.length() - random.nextInt(4)));
                    case "a name with a letter missing" -> name.substring(0, gone) + name.substring(gone + 1);
                    case "a phone number" -> people.getString("phone").replace("+353 ", "0");
                    case "a place" -> people.getString("address").replaceFirst(",.*", "");
                    default -> name.replaceFirst(" .*", "");
                }, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private static Connection tables(Running system) throws SQLException {
        var addresses = system.run().addresses();
        return DriverManager.getConnection(addresses.jdbcUrl(Service.GATEWAY), addresses.database().user(),
                addresses.database().password());
    }

    /// Each a customer of one person, one place and three earlier orders.
    private static void write(Running system, int from, int many) throws SQLException {
        try (var connection = tables(system); var statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT,
                    """
                            create temporary table caller as select n, (%s)[1 + abs(hashint4(n)::bigint) %% %d] || ' '
                                       || (%s)[1 + abs(hashint4(n + 1000000)::bigint) %% %d] || (%s)[1 + abs(hashint4(n + 2000000)::bigint) %% %d] as name,
                                   (1 + n %% 200) || ' ' || (%s)[1 + (n * 31 %% %d)] || ', Dublin ' || (1 + n %% 24) as address,
                                   (select tenant from customer_row limit 1) as tenant from generate_series(%d, %d) as n""",
                    array(FIRST), FIRST.size(), array(BEGINNINGS), BEGINNINGS.size(), array(ENDS), ENDS.size(), array(STREETS),
                    STREETS.size(), from, from + many - 1));
            statement.execute("insert into customer_row (id, tenant, name, primary_contact_id, billing_address)"
                    + " select 'bench-c' || n, tenant, name, 'bench-p' || n, address from caller");
            statement.execute(
                    "insert into person_row (id, tenant, name, email, phone, customer_id, roles) select 'bench-p' || n, tenant, name,"
                            + " 'caller' || n || '@example.com', '+353 85 ' || (1000000 + n * 7 % 9000000), 'bench-c' || n, 'CUSTOMER' from caller");
            statement.execute("insert into site_row (id, tenant, customer_id, address, access_notes, zone)"
                    + " select 'bench-s' || n, tenant, 'bench-c' || n, address, '', 'Europe/Dublin' from caller");
            statement.execute(
                    "insert into order_row (id, tenant, number, status, priority, description, service_type, customer_id, site_id, zone,"
                            + " requester_id, policy_id, phase, released, visits, opened_at, revision, version, for_anybody, free)"
                            + " select 'bench-o' || n || '-' || k, tenant, 'WO-BENCH-' || n || '-' || k, 'CLOSED', 'ROUTINE',"
                            + " 'Boiler loses pressure, time ' || k, 'boiler-repair', 'bench-c' || n, 'bench-s' || n, 'Europe/Dublin', 'bench-p' || n,"
                            + " 'home-service', 'CLOSED', true, '[]', timestamptz '2026-01-01' + make_interval(mins => n + k), 1, 9, false, false"
                            + " from caller, generate_series(1, 3) as k");
            statement.execute("insert into record_row (id, tenant, order_id, happened_at, kind, words, by_id)"
                    + " select 'bench-r' || n || '-' || k || '-' || r, tenant, 'bench-o' || n || '-' || k, timestamptz '2026-01-01' + make_interval(mins => n + k + r),"
                    + " (array['REQUEST','DONE'])[r], 'Boiler loses pressure, time ' || k, 'bench-p' || n"
                    + " from caller, generate_series(1, 3) as k, generate_series(1, 2) as r");
            statement.execute("drop table caller");
            statement.execute("analyze customer_row, person_row, site_row, order_row, record_row");
        }
    }

    private static List<String> words(String all) {
        return List.of(all.strip().split("\\s+"));
    }

    private static String array(List<String> words) {
        return "array['" + String.join("','", words.stream().map(word -> word.replace("'", "''")).toList()) + "']";
    }
}
