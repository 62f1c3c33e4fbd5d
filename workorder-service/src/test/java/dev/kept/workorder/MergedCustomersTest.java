package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same customer was written down twice, over HTTP; what was said under the other id is the one customer's.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class MergedCustomersTest extends InTown {
    private static final Duration SOON = Duration.ofSeconds(30);
    @Inject
    Pool pool;
    private final String doubled = UUID.randomUUID().toString();
    private final String nora = UUID.randomUUID().toString();
    private final String house = UUID.randomUUID().toString();

    @BeforeEach
    void writtenDownTwice() {
        written("people", nora, Map.of("name", "Nora Brennan", "email", "nora@example.com", "phone", "+353 85 555 0102", "customerId",
                doubled, "roles", List.of("CUSTOMER"), "language", "en-IE"));
        written("customers", doubled, Map.of("name", "M. Brennan", "primaryContactId", nora, "billingAddress", "14 Orchard Tce"));
        place(house, doubled);
    }

    @Test
    @Tag("D03")
    void orders_of_both_are_one_customers_and_its_people_act_on_them() {
        var old = openedAt(house);
        var own = town.opened();
        assertEquals(200, merge(doubled, town.customer, Map.of("If-Match", "\"0\"")).statusCode());
        assertEquals(List.of(town.customer, "Maeve Brennan"),
                List.of(shown(old).getString("customerId"), shown(old).getString("customerName")));
        assertEquals(404, town.maeve.get("/work-orders/" + old).statusCode(), "until she signs in again");
        var maeve = acting(town.maeveId, town.customer, doubled);
        assertEquals(200, maeve.get("/work-orders/" + old).statusCode());
        did(maeve, old, "add-note", Map.of("text", "The same house."));
        assertEquals(404, acting("stranger", town.neighbour, "another").get("/work-orders/" + old).statusCode(), "the control");

        did(town.office, own, "link-order", Map.of("other", old, "kind", "RELATED"));
        did(town.office, old, "change-site", Map.of("siteId", town.site, "revision", 1));
        moved(house, town.customer);
        moved(nora, town.customer);
        var next = maeve.post("/work-orders", request(house, Map.of("requesterId", nora)));
        assertEquals(201, next.statusCode(), next::asString);
        assertEquals(town.customer, shown(next.jsonPath().getString("id")).getString("customerId"));
    }

    @Test
    void nothing_comes_to_the_doubled_one_any_more_and_everybody_is_told_where_to_go() {
        assertEquals(200, merge(doubled, town.customer, Map.of()).statusCode());
        assertEquals(200, merge(doubled, town.customer, Map.of()).statusCode(), "again changes nothing");
        var third = UUID.randomUUID().toString();
        written("customers", third, Map.of("name", "B. Brennan", "primaryContactId", nora, "billingAddress", "Terrace"));
        refused("merged-already", merge(doubled, third, Map.of()));
        refused("other-merged", merge(third, doubled, Map.of()));
        refused("same-customer", merge(third, third, Map.of()));
        refused("customer-merged", town.office.post("/directory/customers/" + doubled + "/change",
                Map.of("name", "N. Brennan", "primaryContactId", nora, "billingAddress", "Terrace")));
        var place = Map.of("customerId", doubled, "address", "2 New Road", "accessNotes", "", "zone", "Europe/Dublin");
        assertTrue(refused("customer-merged", town.office.post("/directory/sites", place)).contains(town.customer), "which one stays");
        assertEquals(404, merge(third, "nobody", Map.of()).statusCode());
        assertEquals(404, merge(third, house, Map.of()).statusCode(), "a place is no customer");
        var elsewhere = new Api(People.bearer(new Tokens.Holder("birch", "their-office", "", Set.of(Role.OFFICE), null, null, null)));
        assertEquals(404, elsewhere.post("/directory/customers/" + third + "/merge", Map.of("into", town.customer)).statusCode());
        assertEquals(403, town.maeve.post("/directory/customers/" + third + "/merge", Map.of("into", town.customer)).statusCode());
        assertEquals(412, merge(third, town.customer, Map.of("If-Match", "\"7\"")).statusCode());
    }

    @Test
    void whoever_was_merged_follows_on_and_two_never_end_in_each_other() {
        var old = openedAt(house);
        var third = UUID.randomUUID().toString();
        written("customers", third, Map.of("name", "B. Brennan", "primaryContactId", nora, "billingAddress", "Terrace"));
        assertEquals(200, merge(doubled, third, Map.of()).statusCode());
        assertEquals(200, merge(third, town.customer, Map.of()).statusCode());
        moved(house, town.customer);
        moved(nora, town.customer);
        assertEquals("Maeve Brennan", shown(old).getString("customerName"));

        for (int turn = 0; turn < 5; turn++) {
            var one = UUID.randomUUID().toString();
            var other = UUID.randomUUID().toString();
            for (var id : List.of(one, other))
                written("customers", id, Map.of("name", "Twin", "primaryContactId", nora, "billingAddress", "Terrace"));
            var first = CompletableFuture.supplyAsync(() -> merge(one, other, Map.of()).statusCode());
            var second = CompletableFuture.supplyAsync(() -> merge(other, one, Map.of()).statusCode());
            assertEquals(Set.of(200, 409), Set.of(first.join(), second.join()));
        }
    }

    @Test
    void what_is_written_down_at_the_moment_of_the_merge_goes_over_or_is_refused() {
        for (int turn = 0; turn < 5; turn++) {
            var goes = UUID.randomUUID().toString();
            var site = UUID.randomUUID().toString();
            written("customers", goes, Map.of("name", "Goes", "primaryContactId", nora, "billingAddress", "Terrace"));
            var merged = CompletableFuture.supplyAsync(() -> merge(goes, town.customer, Map.of()));
            var placed = CompletableFuture.supplyAsync(() -> town.office.post("/directory/sites", site(site, goes)));
            var ordered = CompletableFuture.supplyAsync(() -> town.office.post("/work-orders", request(house, Map.of())));
            assertEquals(200, merged.join().statusCode());
            assertEquals(201, ordered.join().statusCode());
            if (placed.join().statusCode() == 201)
                moved(site, town.customer);
            else
                refused("customer-merged", placed.join());
        }
        var order = CompletableFuture.supplyAsync(() -> openedAt(house));
        assertEquals(200, merge(doubled, town.customer, Map.of()).statusCode());
        assertEquals("Maeve Brennan", shown(order.join()).getString("customerName"), "whichever was first");
        assertEquals(200, acting(town.maeveId, town.customer, doubled).get("/work-orders/" + order.join()).statusCode());
    }

    /// The view has heard of the move.
    private void moved(String entry, String customer) {
        var end = System.nanoTime() + SOON.toNanos();
        while (!customer.equals(customerOf(entry))) {
            if (System.nanoTime() > end)
                throw new AssertionError(entry + " is still of " + customerOf(entry));
            Api.pause();
        }
    }

    private String customerOf(String entry) {
        var rows = pool.preparedQuery("select customer_id from known_site where site_id = $1 union all"
                + " select customer_id from known_person where person_id = $1").execute(Tuple.of(entry)).await().atMost(SOON).iterator();
        return rows.hasNext() ? rows.next().getString(0) : "nobody";
    }

    private Response merge(String from, String into, Map<String, String> headers) {
        return town.office.post("/directory/customers/" + from + "/merge", Map.of("into", into), headers);
    }

    private static String refused(String code, Response answer) {
        assertEquals(409, answer.statusCode(), answer::asString);
        assertEquals(code, answer.jsonPath().getString("code"));
        return answer.jsonPath().getString("detail");
    }

    private static Api acting(String person, String customer, String formerly) {
        return new Api(People.bearer(new Tokens.Holder(People.TENANT, person, person, Set.of(Role.CUSTOMER), customer, Set.of(formerly),
                null, null)));
    }

    private String openedAt(String site) {
        var answer = town.office.post("/work-orders", request(site, Map.of()));
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.jsonPath().getString("id");
    }

    private Map<String, Object> request(String site, Map<String, ?> more) {
        var body = town.request();
        body.put("siteId", site);
        body.putAll(more);
        return body;
    }

    private void place(String id, String of) {
        written("sites", id, site(id, of));
    }

    private static Map<String, Object> site(String id, String of) {
        return Map.of("id", id, "customerId", of, "address", "14 Orchard Tce", "accessNotes", "", "zone", "Europe/Dublin");
    }

    private void written(String kind, String id, Map<String, ?> entry) {
        var body = new HashMap<String, Object>(entry);
        body.put("id", id);
        var answer = town.office.post("/directory/" + kind, body);
        assertEquals(201, answer.statusCode(), answer::asString);
        town.office.get("/work-orders/nobody?after=" + answer.jsonPath().getString("reference"));
    }
}
