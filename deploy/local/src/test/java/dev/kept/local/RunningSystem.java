package dev.kept.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The whole system on free ports, with data of its own; `shared()` is started once for all tests that look at it from outside.
public final class RunningSystem {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(3);
    public static final String HOME = "14 Orchard Terrace, Rathmines, Dublin 6";
    private static final Duration SAID_SOON = Duration.ofSeconds(15);
    private static RunningSystem shared;
    private final Settings settings;
    private final EmbeddedRun run;

    private RunningSystem(Settings settings) {
        this.settings = settings;
        this.run = EmbeddedRun.start(settings, new Progress(System.out));
    }

    public static synchronized RunningSystem shared() {
        if (shared == null) {
            shared = fresh();
        }
        return shared;
    }

    /// One of its own, for tests that break things. It ends with this process.
    public static RunningSystem fresh() {
        var started = start();
        Runtime.getRuntime().addShutdownHook(new Thread(started.run::close));
        started.awaitDemoData();
        return started;
    }

    private static RunningSystem start() {
        try {
            Files.createDirectories(ROOT.resolve("deploy/local/target"));
            var data = Files.createTempDirectory(ROOT.resolve("deploy/local/target"), "run-");
            return new RunningSystem(new Settings(data, PortPlan.free(), new BuiltServices(ROOT, data.resolve("replaced"))));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    Settings settings() {
        return settings;
    }

    public EmbeddedRun run() {
        return run;
    }

    public String gateway() {
        return run.addresses().publicUrl().toString();
    }

    public Mails mails() {
        return new Mails(run.addresses().inboxUrl());
    }

    /// The demo person with this role.
    public Api signedIn(String role) {
        return Api.anonymous(gateway()).signInAs(role);
    }

    public String personId(String role) {
        return Api.anonymous(gateway()).demoPerson(role).path("id").asText();
    }

    /// The facts of one stream on a topic, in order.
    public List<CloudEvents.Record> topic(String family, String stream) {
        return CloudEvents.all(run.addresses().kafka(), "kept." + family).stream().filter(fact -> fact.subject().equals(stream)).toList();
    }

    public void moveClockTo(String zone, LocalDateTime wallTime) {
        moveClockBy(Duration.between(now(), wallTime.atZone(ZoneId.of(zone)).toInstant()));
    }

    /// What the system's own clock says.
    public Instant now() {
        return Instant.parse(Api.anonymous(gateway()).get("/dev/clock").ok().path("now").asText());
    }

    public void moveClockBy(Duration by) {
        Api.anonymous(gateway()).post("/dev/clock", Map.of("offset", by.toString())).ok();
    }

    public void resetClock() {
        Api.anonymous(gateway()).send("DELETE", "/dev/clock", null, Map.of()).ok();
    }

    /// Every view of every service against a fresh rebuild from the topics, by service and view.
    public Map<String, JsonNode> rebuildChecks(Api operator) {
        var checks = new LinkedHashMap<String, JsonNode>();
        operator.post("/console/rebuild-check", Map.of()).ok().path("items")
                .forEach(check -> checks.put(check.path("service").asText() + " " + check.path("view").asText(), check));
        return checks;
    }

    /// The last position of every service's log.
    public Map<String, Long> logHeads() {
        var heads = new TreeMap<String, Long>();
        var database = run.addresses().database();
        for (var service : Service.values())
            try (var connection = DriverManager.getConnection(run.addresses().jdbcUrl(service), database.user(),
                    database.password());
                    var head = connection.createStatement().executeQuery("select coalesce(max(position), 0) from domain_event")) {
                head.next();
                heads.put(service.folder(), head.getLong(1));
            } catch (SQLException unreadable) {
                throw new AssertionError(service.folder(), unreadable);
            }
        return heads;
    }

    /// Somebody who may sign in from now on, with the password of the demo customer.
    public void account(String person, String email, String customer) {
        var database = run.addresses().database();
        try (var connection = DriverManager.getConnection(run.addresses().jdbcUrl(Service.GATEWAY), database.user(), database.password());
                var one = connection.prepareStatement("insert into account select ?, tenant, ?, name, roles, ?, password_hash from account"
                        + " where id = ?")) {
            one.setString(1, person);
            one.setString(2, email);
            one.setString(3, customer);
            one.setString(4, personId("CUSTOMER"));
            one.executeUpdate();
        } catch (SQLException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    /// What has been recorded since the logs ended there: `workorder-service: workorder.note-added of <stream>`.
    public List<String> factsSince(Map<String, Long> heads) {
        var facts = new ArrayList<String>();
        for (var service : Service.values())
            try (var connection = DriverManager.getConnection(run.addresses().jdbcUrl(service), run.addresses().database().user(),
                    run.addresses().database().password());
                    var later = connection
                            .prepareStatement("select type, stream_id from domain_event where position > ? order by position")) {
                later.setLong(1, heads.getOrDefault(service.folder(), 0L));
                var rows = later.executeQuery();
                while (rows.next())
                    facts.add(service.folder() + ": " + rows.getString(1) + " of " + rows.getString(2));
            } catch (SQLException unreadable) {
                throw new AssertionError(service.folder(), unreadable);
            }
        return facts;
    }

    /// What these commands led to at once, by the idempotency keys that their first facts carry: `workorder-service: workorder.opened`. Facts
    /// of others, such as reactions that are late, do not stand in it.
    List<String> factsOf(List<String> keys) {
        var facts = new TreeSet<String>();
        for (var service : Service.values())
            try (var connection = DriverManager.getConnection(run.addresses().jdbcUrl(service), run.addresses().database().user(),
                    run.addresses().database().password());
                    var keyed = connection.prepareStatement("select type from domain_event where idem_key = any(?)")) {
                keyed.setArray(1, connection.createArrayOf("text", keys.toArray()));
                var rows = keyed.executeQuery();
                while (rows.next())
                    facts.add(service.folder() + ": " + rows.getString(1));
            } catch (SQLException unreadable) {
                throw new AssertionError(service.folder(), unreadable);
            }
        return List.copyOf(facts);
    }

    /// Returns when nothing has been recorded anywhere for a while and no message is on its way: what was asked before has led to all that it
    /// leads to.
    public Map<String, Long> quiet() {
        long end = System.nanoTime() + SETTLED.toNanos();
        var heads = logHeads();
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET.toNanos()) {
            if (System.nanoTime() > end)
                throw new AssertionError("No " + QUIET + " without a fact within " + SETTLED + ", " + messagesOnTheirWay()
                        + " messages are on their way; the last facts: " + factsSince(heads));
            pause();
            var now = logHeads();
            if (messagesOnTheirWay() > 0 || !now.equals(heads)) {
                heads = now;
                since = System.nanoTime();
            }
        }
        return heads;
    }

    /// Those of which no fact says yet what became of them, and those that wait some seconds for what would make them needless.
    private long messagesOnTheirWay() {
        var database = run.addresses().database();
        try (var connection = DriverManager.getConnection(run.addresses().jdbcUrl(Service.NOTIFICATION), database.user(),
                database.password());
                var count = connection.prepareStatement("select (select count(*) from intent where not told)"
                        + " + (select count(*) from timer where kind = 'said-later' and due_at < ?)")) {
            count.setObject(1, now().plus(SAID_SOON).atOffset(ZoneOffset.UTC));
            var found = count.executeQuery();
            found.next();
            return found.getLong(1);
        } catch (SQLException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// Where Maeve lives: the place that was there from the start, whatever others her family has got since.
    public JsonNode home() {
        var sites = signedIn("CUSTOMER").eventually("/sites", SETTLED, answer -> answer.toString().contains(HOME)).path("items");
        return StreamSupport.stream(sites.spliterator(), false).filter(site -> site.path("address").asText().equals(HOME)).findFirst()
                .orElseThrow();
    }

    /// Sites, technicians and parts reach the services some seconds after the start.
    private void awaitDemoData() {
        var office = signedIn("OFFICE");
        office.eventually("/sites", SETTLED, answer -> answer.path("items").size() > 0);
        office.eventually("/stock", SETTLED, answer -> answer.path("items").size() > 0);
    }

    public static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
