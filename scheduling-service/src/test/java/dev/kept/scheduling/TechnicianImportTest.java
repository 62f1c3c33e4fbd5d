package dev.kept.scheduling;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.Personal;
import dev.kept.runtime.access.Tokens.Holder;
import dev.kept.runtime.testing.Api;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Technicians from a file, over HTTP. Each test has a tenant of its own.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TechnicianImportTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String HEAD = "E-Mail;Skills;Certificates;Time zone;Hours;Breaks;Sets out from;Reach (km);Cost per hour;Visits a day\n";
    private static final String RORY = "Rory@alder.example;boiler 3, gas;Insurance until 2031-05-31;Europe/Dublin;Mon-Fri 8:00-16:30, Sat 09:00-13:00;"
            + "Mon - Fri 12:00-12:30;53.3498, -6.2603;40;32.50 EUR;6\n";
    private static final String SAOIRSE = "saoirse@alder.example;;;Europe/Dublin;Mon, Wed 09:00-17:00;;;;;\n";
    @Inject
    Pool pool;
    private final String tenant = "alder-" + UUID.randomUUID();
    private final Api office = as("aoife", Role.OFFICE);
    private Elsewhere elsewhere;

    @BeforeEach
    void somebody_in_the_directory() {
        elsewhere = new Elsewhere(tenant);
        registered("rory", "rory@alder.example", null, "TECHNICIAN");
        registered("maeve", "maeve@brennan.example", "brennan", "CUSTOMER");
        registered("niamh", "niamh@alder.example", null, "ACCOUNTANT");
        seen(registered("saoirse", "Saoirse@Alder.example", null, "TECHNICIAN", "OFFICE"));
    }

    @AfterEach
    void disconnect() {
        elsewhere.close();
    }

    @Test
    void a_file_is_looked_at_before_anything_is_written() {
        var looked = ok(check(HEAD + RORY + SAOIRSE.replace("17:00", "7:00")), 200);
        assertEquals(List.of(2, 1), List.of(looked.getInt("rows"), looked.getInt("good")));
        assertEquals(List.of("NEW", "WRONG"), looked.getList("first.outcome"));
        assertEquals(List.of("line 3, hours, bad-shift"), told(looked));
        assertFalse(looked.getBoolean("recorded"));
        assertEquals(0, facts());
    }

    @Test
    void what_was_imported_works_as_the_file_says() {
        var done = ok(run("all", HEAD + RORY + SAOIRSE, key()), 201);
        assertEquals("[{what=technicians, added=2, there=0}]", String.valueOf(done.<Object>getList("counts")));
        var technicians = office.get("/technicians?after=" + done.getString("reference")).jsonPath();
        Map<String, Object> rory = technicians.getMap("items.find { it.id == '" + id("rory") + "' }.profile");
        assertEquals("[{name=boiler, level=3}, {name=gas, level=1}]", String.valueOf(rory.get("skills")));
        assertEquals("[{name=Insurance, validUntil=2031-05-31}]", String.valueOf(rory.get("certificates")));
        assertEquals("[{days=[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], from=08:00:00, to=16:30:00}, {days=[SATURDAY], from=09:00:00,"
                + " to=13:00:00}]", String.valueOf(rory.get("shifts")));
        assertEquals("[{days=[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], from=12:00:00, to=12:30:00}]",
                String.valueOf(rory.get("breaks")));
        assertEquals("{latitude=53.3498, longitude=-6.2603} 40 {minor=3250, currency=EUR} 6",
                Stream.of("start", "reachKm", "costPerHour", "mostVisitsADay").map(rory::get).map(String::valueOf)
                        .collect(Collectors.joining(" ")));
        assertEquals(List.of("MONDAY", "WEDNESDAY"),
                technicians.getList("items.find { it.id == '" + id("saoirse") + "' }.profile.shifts[0].days"));
        assertEquals(3, facts(), "Saoirse works as one fact can tell");
    }

    @Test
    void with_one_bad_row_nothing_is_there_unless_the_good_ones_are_asked_for() {
        var file = HEAD + RORY + "=cmd();;;Europe/Dublin;Mon 08:00-12:00;;;;;\n" + SAOIRSE;
        var refused = run("all", file, key());
        assertEquals(400, refused.statusCode(), refused::asString);
        assertEquals("bad-rows", refused.jsonPath().getString("code"));
        assertEquals(List.of("line 3, email"), refused.jsonPath().getList("missing.what"));
        assertEquals(0, facts());
        var good = ok(run("good", file, key()), 201);
        assertEquals(List.of(3, 2), List.of(good.getInt("rows"), good.getInt("good")));
        assertEquals(List.of("line 3, email, formula"), told(good));
        assertEquals(3, facts());
    }

    @Test
    void only_technicians_of_the_directory_are_taken() {
        for (var other : List.of("somebody@alder.example", "maeve@brennan.example", "niamh@alder.example"))
            assertEquals(List.of("line 2, email, no-such-technician"),
                    told(ok(check(HEAD + RORY.replace("Rory@alder.example", other) + SAOIRSE), 200)), other);
        seen(registered("niamh", "niamh@alder.example", null, "ACCOUNTANT", "TECHNICIAN"));
        assertEquals(List.of(), told(ok(check(HEAD + RORY.replace("Rory", "niamh")), 200)));
        seen(registered("niamh", "niamh@alder.example", null, "ACCOUNTANT"));
        assertEquals(List.of("line 2, email, no-such-technician"), told(ok(check(HEAD + RORY.replace("Rory", "niamh")), 200)));
    }

    @Test
    void two_technicians_with_one_address_are_told() {
        seen(registered("another-rory", "RORY@alder.example", null, "TECHNICIAN"));
        assertEquals(List.of("line 2, email, several-technicians"), told(ok(check(HEAD + RORY), 200)));
    }

    @Test
    void who_is_there_already_is_left_as_they_are() {
        ok(run("all", HEAD + RORY, key()), 201);
        long before = facts();
        var again = ok(run("all", HEAD + RORY.replace("boiler 3, gas", "gas, boiler 3").replace(";6\n", ";\n") + SAOIRSE, key()), 201);
        assertEquals("[{what=technicians, added=1, there=1}]", String.valueOf(again.<Object>getList("counts")));
        assertEquals(before + 1, facts());
        var other = run("all", HEAD + RORY.replace("boiler 3", "boiler 2").replace("16:30", "16:00"), key());
        assertEquals(400, other.statusCode());
        assertEquals("This is there already, and differs in skills and hours. Change it on the technicians’ page, or leave this row out.",
                other.jsonPath().getString("missing[0].sentence"));
        assertEquals(before + 1, facts());
    }

    @Test
    void the_same_under_the_same_key_is_answered_alike_whatever_happened_since() {
        var key = key();
        var first = ok(run("good", HEAD + RORY + "nobody\n" + SAOIRSE, key), 201);
        assertEquals(200, office.postAfter(first.getString("reference"), "/technicians/" + id("saoirse") + "/change",
                Map.of("skills", List.of(), "certificates", List.of(), "zone", "Europe/Paris", "shifts",
                        List.of(Map.of("days", List.of("FRIDAY"), "from", "08:00", "to", "12:00")), "breaks", List.of()))
                .statusCode());
        long before = facts();
        var again = ok(run("good", HEAD + RORY + "nobody\n" + SAOIRSE, key), 201);
        assertTrue(again.getBoolean("replayed"));
        for (var same : List.of("rows", "good", "counts", "first", "problems", "reference"))
            assertEquals(first.<Object>get(same), again.get(same), same);
        assertEquals(422, run("all", HEAD + RORY + "nobody\n" + SAOIRSE, key).statusCode());
        assertEquals(422, run("good", HEAD + RORY, key).statusCode());
        assertEquals(before, facts());
    }

    @Test
    void a_skill_that_no_kind_of_work_asks_for_is_worth_a_look_and_imported() {
        assertEquals(List.of(), ok(check(HEAD + RORY), 200).getList("notes"), "nobody knows what is asked for");
        seen(elsewhere.happens("directory", tenant + ":kind:boiler", new ServiceTypeDefined("boiler", "Boiler", Duration.ofHours(1),
                List.of("boiler"), List.of())));
        var noted = ok(check(HEAD + RORY), 200);
        assertEquals(List.of("No kind of work asks for “gas”. Look at how it is spelt there."), noted.getList("notes.sentence"));
        assertEquals(List.of(2), noted.getList("notes.line"));
        assertEquals(1, ok(run("all", HEAD + RORY, key()), 201).getInt("good"));
    }

    @Test
    void files_have_no_more_rows_than_can_be_read_and_no_more_technicians_than_a_search_looks_at() {
        assertEquals("This file has more than 5,000 rows. Split it, and import one part after the other.",
                ok(check(HEAD + SAOIRSE.repeat(5_001)), 200).getString("problems[0].sentence"));
        ok(run("all", HEAD + RORY, key()), 201);
        office.eventually("/technicians", answer -> answer.jsonPath().getList("items").size() == 1);
        var last = IntStream.rangeClosed(1, 500).mapToObj(n -> registered("t-" + n, "t" + n + "@alder.example", null, "TECHNICIAN"))
                .reduce((_, one) -> one).orElseThrow();
        seen(last);
        var rows = IntStream.rangeClosed(1, 500).mapToObj(n -> SAOIRSE.replace("saoirse", "t" + n)).collect(Collectors.joining());
        var file = HEAD + RORY + rows;
        long begun = System.nanoTime();
        assertEquals(List.of("line 502, , too-many"), told(ok(check(file), 200)));
        assertEquals(499, ok(run("good", file, key()), 201).getInt("counts[0].added"));
        System.out.printf("500 technicians looked at, and imported, in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
    }

    @Test
    void a_file_that_is_none_or_too_large_or_of_somebody_else_is_refused() {
        assertEquals(415, post(office, "/technicians/imports", "{}", key(), "application/json").statusCode());
        assertEquals(413, run("all", "x".repeat(4_000_001), key()).statusCode());
        assertEquals("bad-keep", run("some", HEAD + RORY, key()).jsonPath().getString("code"));
        assertEquals(403, post(as("rory", Role.TECHNICIAN), "/technicians/imports", HEAD + RORY, key(), "text/csv").statusCode());
        assertEquals(403, post(as("niamh", Role.ACCOUNTANT), "/technicians/import-checks", HEAD + RORY, key(), "text/csv").statusCode());
        var birch = new Api(People.bearer(Holder.of("birch-" + UUID.randomUUID(), "aoife", "aoife", null, Role.OFFICE)));
        assertEquals(List.of("line 2, email, no-such-technician"),
                told(ok(post(birch, "/technicians/import-checks", HEAD + RORY, key(), "text/csv"), 200)), "another firm’s technician");
        assertEquals("missing-idempotency-key", office.request().contentType("text/csv").body(HEAD).post("/technicians/imports").jsonPath()
                .getString("code"));
        assertEquals(0, facts());
    }

    private Api as(String id, Role role) {
        return new Api(People.bearer(Holder.of(tenant, id, id, null, role)));
    }

    private String registered(String name, String email, @Nullable String customer, String... roles) {
        return elsewhere.happens("directory", id(name), new PersonRegistered(new Personal(id(name), name), new Personal(id(name), email),
                new Personal(id(name), ""), customer, List.of(roles), "en-IE"));
    }

    private String id(String name) {
        return name + "-" + tenant;
    }

    private void seen(String reference) {
        assertEquals(200, office.get("/technicians?after=" + reference).statusCode());
    }

    private Response check(String file) {
        return post(office, "/technicians/import-checks", file, key(), "text/csv");
    }

    private Response run(String keep, String file, String key) {
        return post(office, "/technicians/imports?keep=" + keep, file, key, "text/csv");
    }

    private static Response post(Api who, String path, String file, String key, String type) {
        return given().config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).header("Authorization", who.bearer())
                .header("Idempotency-Key", key).contentType(type).body(file.getBytes(StandardCharsets.UTF_8)).post(path);
    }

    private static List<String> told(JsonPath answer) {
        return answer.<Map<String, Object>>getList("problems").stream()
                .map(problem -> "line " + problem.get("line") + ", " + problem.get("column") + ", " + problem.get("code")).toList();
    }

    private static JsonPath ok(Response answer, int status) {
        assertEquals(status, answer.statusCode(), answer::asString);
        return answer.jsonPath();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long facts() {
        return pool.preparedQuery("select count(*) from domain_event where tenant = $1").execute(Tuple.of(tenant)).await().atMost(SOON)
                .iterator().next().getLong(0);
    }
}
