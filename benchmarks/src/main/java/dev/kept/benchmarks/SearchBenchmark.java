package dev.kept.benchmarks;

import dev.kept.local.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How long it takes to find a customer while somebody types, by how many there are. The rows are written into the gateway's own tables: no
/// fact is needed to search them.
final class SearchBenchmark implements Benchmark {
    private static final int CALLERS = 2;
    private static final int WORDS = 400;
    private static final double[] SHARES = {0.5, 0.99};
    private static final List<String> FIRST = List.of("Maeve", "Declan", "Siobhan", "Niamh", "Aoife", "Tomasz", "Zofia", "Liam", "Orla",
            "Cormac",
            "Fionn", "Grainne", "Padraig", "Roisin", "Sean", "Ciara", "Conor", "Deirdre", "Eoin", "Nora");
    private static final List<String> LAST = List.of("Brennan", "Byrne", "Kelly", "Nowak", "Quirke", "Quigley", "Daly", "Murphy", "Walsh",
            "Doyle",
            "Kavanagh", "Gallagher", "Zielinska", "Kowalski", "Fitzgerald", "O'Sullivan", "MacNamara", "Tierney", "Hennessy", "Costello");
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
                for (var kind : List.of("a name", "a name with a letter missing", "a phone number", "a place")) {
                    var typed = typed(kind);
                    for (double share : SHARES) {
                        var rounds = new ArrayList<Double>();
                        for (int round = 0; round < scale.rounds(); round++)
                            rounds.add(system.load.run(CALLERS, 2 * scale.samples(), system.token("OFFICE"),
                                    number -> new Load.Call(system.url(Service.GATEWAY), typed.get((int) (number % typed.size())), ""))
                                    .millis()
                                    .quantile(share));
                        report.side("p%.0f, %s".formatted(share * 100, kind), Spread.of(rounds), "ms");
                    }
                }
            }
        }
    }

    private static List<String> typed(String kind) {
        var random = new Random(42);
        var all = new ArrayList<String>();
        for (int number = 0; number < WORDS; number++) {
            var name = one(FIRST, random) + " " + one(LAST, random);
            int gone = 1 + random.nextInt(name.length() - 2);
            all.add("/api/customers?q=" + URLEncoder.encode(switch (kind) {
                case "a name" -> name.substring(0, Math.max(4, name.length() - random.nextInt(4)));
                case "a name with a letter missing" -> name.substring(0, gone) + name.substring(gone + 1);
                case "a phone number" -> "085 " + (1_000_000 + random.nextInt(9_000_000));
                default -> (1 + random.nextInt(200)) + " " + one(STREETS, random);
            }, StandardCharsets.UTF_8));
        }
        return all;
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    /// Each a customer of one person and one place.
    private static void write(Running system, int from, int many) throws SQLException {
        var addresses = system.run().addresses();
        try (var connection = DriverManager.getConnection(addresses.jdbcUrl(Service.GATEWAY), addresses.database().user(),
                addresses.database().password()); var statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                    create temporary table caller as select n, (%s)[1 + (n * 7919 %% %d)] || ' ' || (%s)[1 + (n * 104729 %% %d)] as name,
                           (1 + n %% 200) || ' ' || (%s)[1 + (n * 31 %% %d)] || ', Dublin ' || (1 + n %% 24) as address,
                           (select tenant from customer_row limit 1) as tenant from generate_series(%d, %d) as n""", array(FIRST),
                    FIRST.size(), array(LAST),
                    LAST.size(), array(STREETS), STREETS.size(), from, from + many - 1));
            statement.execute("insert into customer_row (id, tenant, name, primary_contact_id, billing_address)"
                    + " select 'bench-c' || n, tenant, name, 'bench-p' || n, address from caller");
            statement.execute(
                    "insert into person_row (id, tenant, name, email, phone, customer_id, roles) select 'bench-p' || n, tenant, name,"
                            + " 'caller' || n || '@example.com', '+353 85 ' || (1000000 + n * 7 % 9000000), 'bench-c' || n, 'CUSTOMER' from caller");
            statement.execute("insert into site_row (id, tenant, customer_id, address, access_notes, zone)"
                    + " select 'bench-s' || n, tenant, 'bench-c' || n, address, '', 'Europe/Dublin' from caller");
            statement.execute("drop table caller");
            statement.execute("analyze customer_row, person_row, site_row");
        }
    }

    private static String array(List<String> words) {
        return "array['" + String.join("','", words.stream().map(word -> word.replace("'", "''")).toList()) + "']";
    }
}
