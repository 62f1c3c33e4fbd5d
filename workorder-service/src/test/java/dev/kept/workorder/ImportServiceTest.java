package dev.kept.workorder;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The directory from a file, over HTTP.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ImportServiceTest extends InTown {
    private static final String HEAD = "name;contact;email;phone;billing address;wishes;place;access notes;zone\n";
    @Inject
    Pool pool;
    /// So that no two tests mean the same customers.
    private String here;

    @BeforeEach
    void another() {
        here = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_file_is_looked_at_before_anything_is_written() {
        long before = facts();
        var seen = ok(check(HEAD + row(1) + row(2) + "Daly;Fionn;;;;;;;Europe/Atlantis\n"), 200);
        assertEquals(List.of(3, 2), List.of(seen.getInt("rows"), seen.getInt("good")));
        assertEquals("{contacts=2, customers=2, places=2}", added(seen));
        assertEquals(List.of("NEW", "NEW", "WRONG"), seen.getList("first.outcome"));
        assertEquals(List.of(4, 4), seen.getList("problems.line"));
        assertEquals(List.of("zone", "place"),
                seen.getList("problems.column", String.class).stream().sorted(Comparator.reverseOrder()).toList());
        assertFalse(seen.getBoolean("recorded"));
        assertEquals(before, facts());
    }

    @Test
    void what_was_imported_is_found_and_can_be_ordered_for() {
        var done = ok(run("customers", "all", HEAD + row(1) + row(1).replace(";Place 1 ", ";Second place 1 "), key()), 201);
        assertEquals("{contacts=1, customers=1, places=2}", added(done));
        town.office.get("/work-orders/nobody?after=" + done.getString("reference"));
        var site = pool.preparedQuery("select site_id from known_site where address = $1").execute(Tuple.of("Place 1 " + here)).await()
                .atMost(SOON).iterator().next().getString(0);
        var order = town.office.post("/work-orders", with(town.request(), "siteId", site));
        assertEquals(201, order.statusCode(), order::asString);
        var fact = pool.preparedQuery("""
                select array_agg(distinct metadata ->> 'causationId') as causes, array_agg(distinct metadata ->> 'actor') as actors,
                       array_agg(distinct metadata ->> 'channel') as channels from domain_event
                where type like 'directory.%' and convert_from(payload, 'UTF8') like $1""").execute(Tuple.of("%" + here + "%")).await()
                .atMost(SOON).iterator().next();
        assertEquals(1, fact.getArrayOfStrings("causes").length, "one import, one cause");
        assertEquals("person:" + town.aoifeId, fact.getArrayOfStrings("actors")[0]);
        assertEquals("OFFICE", fact.getArrayOfStrings("channels")[0]);
    }

    @Test
    void with_one_bad_row_among_five_thousand_nothing_is_there_afterwards() {
        var rows = IntStream.rangeClosed(1, 5_000).mapToObj(n -> n == 4_711 ? row(n).replace("@example.com", "") : row(n))
                .collect(Collectors.joining());
        long before = facts();
        var key = key();
        var refused = run("customers", "all", HEAD + rows, key);
        assertEquals(400, refused.statusCode(), refused::asString);
        assertEquals("bad-rows", refused.jsonPath().getString("code"));
        assertEquals(List.of("line 4712, email"), refused.jsonPath().getList("missing.what"));
        assertEquals(before, facts());

        long begun = System.nanoTime();
        var good = ok(run("customers", "good", HEAD + rows, key()), 201);
        System.out.printf("5,000 rows in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertEquals(List.of(4_999, 4_712), List.of(good.getInt("good"), good.getInt("problems[0].line")));
        assertEquals(before + 3 * 4_999, facts());

        begun = System.nanoTime();
        var again = ok(run("customers", "all", HEAD + rows.replace(row(4_711).replace("@example.com", ""), ""), key()), 201);
        System.out.printf("the same 4,999 rows once more in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertEquals("{}", added(again));
        assertEquals(List.of(4_999, 4_999, 4_999), again.getList("counts.there"));
        assertEquals(before + 3 * 4_999, facts());
    }

    @Test
    void the_same_under_the_same_key_is_answered_alike_whatever_happened_since() {
        var key = key();
        var first = ok(run("customers", "good", HEAD + row(1) + row(2) + "nobody\n", key), 201);
        town.office.get("/work-orders/nobody?after=" + first.getString("reference"));
        var customer = pool.preparedQuery("select customer_id, primary_contact_id from known_customer where name = $1")
                .execute(Tuple.of("Customer 1 " + here)).await().atMost(SOON).iterator().next();
        assertEquals(200, town.office.post("/directory/customers/" + customer.getString(0) + "/change", Map.of("name", "Otherwise",
                "primaryContactId", customer.getString(1), "billingAddress", "Elsewhere")).statusCode());
        long before = facts();
        var again = ok(run("customers", "good", HEAD + row(1) + row(2) + "nobody\n", key), 201);
        assertTrue(again.getBoolean("replayed"));
        for (var same : List.of("rows", "good", "counts", "first", "problems", "reference"))
            assertEquals(first.<Object>get(same), again.get(same), same);
        assertEquals(422, run("customers", "all", HEAD + row(1) + row(2) + "nobody\n", key).statusCode());
        assertEquals(422, run("customers", "good", HEAD + row(1), key).statusCode());
        assertEquals(before, facts());

        var anew = run("customers", "all", HEAD + row(1), key());
        assertEquals(400, anew.statusCode());
        assertEquals(
                "This is there already, and differs in name and billing address. Change it on the customer’s page, or leave this row out.",
                anew.jsonPath().getString("missing[0].sentence"));
        assertEquals(before, facts());
    }

    @Test
    void who_is_reached_so_already_is_a_problem_that_names_the_customer() {
        var first = ok(run("customers", "all", HEAD + row(1), key()), 201);
        town.office.get("/work-orders/nobody?after=" + first.getString("reference"));
        var seen = ok(check(HEAD + row(1).replace("Customer 1", "Another").replace("+353 ", "+354 ")), 200);
        assertEquals(List.of("duplicate-contact"), seen.getList("problems.code"));
        assertEquals(
                "Customer 1 " + here + ", whom you have already, has the same mail address. Look at their page, and leave this row out or"
                        + " correct it.",
                seen.getString("problems[0].sentence"));
    }

    @Test
    void equipment_is_imported_to_the_places_of_the_customers() {
        var first = ok(run("customers", "all", HEAD + row(1) + row(2), key()), 201);
        town.office.get("/work-orders/nobody?after=" + first.getString("reference"));
        var file = "customer,name,model,serial,installed on,warranty until\nCustomer 1 " + here
                + ",Boiler,ecoTEC 24,21-A,2024-02-01,2031-05-01\n"
                + "customer 2 " + here + ",Pump,,,,\n";
        assertEquals("{equipment=2}", added(ok(run("equipment", "all", file, key()), 201)));
        assertEquals("{}", added(ok(run("equipment", "all", file, key()), 201)));
    }

    @Test
    void a_file_that_is_none_or_too_large_or_of_somebody_else_is_refused() {
        assertEquals(415, post(town.office, "/directory/imports?kind=customers", "{}", key(), "application/json").statusCode());
        assertEquals(413, run("customers", "all", "x".repeat(4_000_001), key()).statusCode());
        assertEquals("bad-kind", run("invoices", "all", HEAD + row(1), key()).jsonPath().getString("code"));
        assertEquals("bad-keep", run("customers", "some", HEAD + row(1), key()).jsonPath().getString("code"));
        assertEquals(403, post(town.tomasz, "/directory/imports?kind=customers", HEAD + row(1), key(), "text/csv").statusCode());
        assertEquals(403, post(town.maeve, "/directory/import-checks?kind=customers", HEAD + row(1), key(), "text/csv").statusCode());
        assertEquals("missing-idempotency-key", given().header("Authorization", town.office.bearer()).contentType("text/csv").body("x")
                .post("/directory/imports?kind=customers").jsonPath().getString("code"));
        assertNull(ok(check(""), 200).getString("reference"));
        assertEquals("This file is empty. Fill in the template, or choose another file.",
                ok(check(""), 200).getString("problems[0].sentence"));
    }

    private String row(int n) {
        return "Customer %d %s;Contact %d;c%d.%s@example.com;+353 %05d %05d;;;Place %d %s;Ring twice.;\n".formatted(n, here, n, n, here,
                Math.floorMod(here.hashCode(), 100_000), n, n, here);
    }

    private static String added(JsonPath answer) {
        return answer.<Map<String, Object>>getList("counts").stream().filter(count -> !count.get("added").equals(0))
                .collect(Collectors.toMap(count -> count.get("what"), count -> count.get("added"), (a, _) -> a, TreeMap::new))
                .toString();
    }

    private Response check(String file) {
        return post(town.office, "/directory/import-checks?kind=customers", file, key(), "text/csv");
    }

    private Response run(String kind, String keep, String file, String key) {
        return post(town.office, "/directory/imports?kind=" + kind + "&keep=" + keep, file, key, "text/csv");
    }

    private static Response post(Api who, String path, String file, String key, String type) {
        return given().config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).header("Authorization", who.bearer())
                .header("Idempotency-Key", key).header("Kept-Channel", "OFFICE").contentType(type).body(file.getBytes(
                        StandardCharsets.UTF_8))
                .post(path);
    }

    private static JsonPath ok(Response answer, int status) {
        assertEquals(status, answer.statusCode(), answer::asString);
        return answer.jsonPath();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        body.put(field, value);
        return body;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long facts() {
        return pool.preparedQuery("select count(*) from domain_event where tenant = $1 and type like 'directory.%'")
                .execute(Tuple.of(People.TENANT)).await().atMost(SOON)
                .iterator().next().getLong(0);
    }
}
