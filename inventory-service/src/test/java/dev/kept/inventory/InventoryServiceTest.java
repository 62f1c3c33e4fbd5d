package dev.kept.inventory;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.Envelope.EventType;
import dev.kept.events.Envelope.StreamRef;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.inventory.react.WhenPartUsed;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service as others meet it: over HTTP and through topics.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class InventoryServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static Elsewhere elsewhere;
    @Inject
    WhenPartUsed whenPartUsed;
    @Inject
    Pool pool;
    private final String office = People.bearer("aoife", Role.OFFICE);
    private final String part = UUID.randomUUID().toString();
    private final String order = UUID.randomUUID().toString();
    private final String van = part + "@van-1";

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    @Tag("D70")
    void a_part_that_was_used_leaves_the_stock_once() throws Exception {
        register();
        receive(5);
        used("line-1", 2);
        used("line-2", 1);
        eventually("/stock/" + van, answer -> onHand(answer).compareTo(BigDecimal.valueOf(2)) == 0);
        eventually("/stock?limit=200", answer -> answer.asString().contains(van));
    }

    /// The inbox lets a fact through once. Where that was lost, as after a recovery, the key of what follows still knows the fact.
    @Test
    @Tag("D70")
    void the_same_use_told_twice_moves_stock_once() {
        register();
        receive(5);
        var used = new PartUsed("line-1", part, new Quantity(BigDecimal.valueOf(2), "pcs"), "van-1", null, false, null, null);
        var entry = Catalogue.of(used);
        var now = Instant.now();
        var fact = new Recorded(new Envelope(People.TENANT, new StreamRef("workorder", order, 0), 0, UUID.randomUUID().toString(),
                new EventType(entry.name(), entry.version()), now, now, Actor.person("tomasz"), null, Channel.API, null, "c", "c", 0, null),
                used);
        for (int i = 0; i < 2; i++)
            pool.withTransaction(transaction -> whenPartUsed.react(transaction, fact)).await().atMost(SOON);
        assertEquals(0, BigDecimal.valueOf(3).compareTo(onHand(get("/stock/" + van))));
    }

    @Test
    @Tag("D70")
    void a_part_that_was_returned_is_in_stock_again() throws Exception {
        register();
        receive(5);
        used("line-1", 3);
        elsewhere.happens("workorder", order,
                new PartReturned("return-1", "line-1", part, new Quantity(BigDecimal.TWO, "pcs"), "van-1", null, true));
        eventually("/stock/" + van, answer -> onHand(answer).compareTo(BigDecimal.valueOf(4)) == 0);
    }

    @Test
    @Tag("D71")
    void falling_to_the_reorder_point_is_shown_until_it_is_refilled() throws Exception {
        register();
        receive(5);
        assertEquals(200, post("/stock/" + van + "/set-reorder-point", "{\"reorderPoint\":2}").statusCode());
        used("line-1", 3);
        eventually("/stock/" + van, answer -> "LOW".equals(answer.jsonPath().getString("status")));
        eventually("/stock?limit=200", answer -> answer.jsonPath().getBoolean("items.find { it.id == '" + van + "' }.low"));
        assertEquals("STOCKED", receive(5).jsonPath().getString("status"));
    }

    @Test
    void a_part_that_nobody_knows_yet_moves_stock_as_soon_as_it_is_registered() throws Exception {
        used("line-1", 1);
        register();
        eventually("/stock/" + van, answer -> onHand(answer).compareTo(BigDecimal.valueOf(-1)) == 0);
    }

    @Test
    void parts_are_listed_page_by_page() throws Exception {
        for (int i = 0; i < 3; i++)
            post("/parts", part(UUID.randomUUID().toString()));
        eventually("/parts?limit=200", answer -> answer.jsonPath().getList("items").size() >= 3);
        var seen = new ArrayList<String>();
        var next = "";
        for (int page = 0; page < 100 && next != null; page++) {
            var answer = get("/parts?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            seen.addAll(answer.jsonPath().getList("items.id", String.class));
            next = answer.jsonPath().getString("next");
        }
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
        assertTrue(seen.size() >= 3);
    }

    @Test
    void bad_commands_are_refused_with_a_sentence() {
        register();
        expect(404, get("/parts/" + UUID.randomUUID()));
        expect(409, post("/parts", part(part).replace("Safety valve", "Another")));
        expect(400, post("/parts", part("no id")));
        expect(400, post("/parts", part(UUID.randomUUID().toString()).replace("EUR", "euros")));
        expect(404, post("/stock/" + UUID.randomUUID() + "@van-1/receive", "{\"quantity\":{\"amount\":1,\"unit\":\"pcs\"}}"));
        expect(400, post("/stock/" + van + "/receive", "{\"quantity\":{\"amount\":1,\"unit\":\"m\"}}"));
        expect(400, post("/stock/" + van + "/receive", "{\"quantity\":{\"amount\":0,\"unit\":\"pcs\"}}"));
        for (var endless : List.of("1E400000000", "1E-400000000", "-1E400000000")) {
            expect(400, post("/stock/" + van + "/receive", "{\"quantity\":{\"amount\":" + endless + ",\"unit\":\"pcs\"}}"));
            expect(400, post("/stock/" + van + "/set-reorder-point", "{\"reorderPoint\":" + endless + "}"));
        }
        expect(400, post("/stock/nowhere/receive", "{\"quantity\":{\"amount\":1,\"unit\":\"pcs\"}}"));
        expect(400, get("/parts?limit=1000"));
    }

    @Test
    void a_character_that_no_document_can_hold_is_refused() {
        for (var wrong : List.of("\\uFFFF", "\\uFFFE", "\\uD83D", "\\u0000", "\\u001B")) {
            var answer = post("/parts", part(part).replace("Safety valve", "Safety " + wrong + "valve"));
            expect(400, answer);
            assertEquals("bad-text", answer.jsonPath().getString("code"), wrong);
            assertTrue(answer.jsonPath().getString("detail").contains("(U+" + wrong.substring(2) + ") at place 8"), answer.asString());
        }
        assertEquals(201, post("/parts", part(part).replace("Safety valve", "Safety \\uD83D\\uDD27 \\uFFFD")).statusCode());
    }

    @Test
    void a_customer_sees_neither_parts_nor_stock_and_a_technician_books_nothing_in() {
        register();
        for (var path : List.of("/parts", "/stock", "/parts/" + part))
            expect(403, given().header("Authorization", People.customer("maeve", "c")).get(path));
        expect(403, post(People.bearer("tomasz", Role.TECHNICIAN), "/stock/" + van + "/receive",
                "{\"quantity\":{\"amount\":1,\"unit\":\"pcs\"}}"));
        expect(401, given().get("/parts"));
    }

    @Test
    void it_is_healthy_and_measured() {
        assertEquals(200, given().get("/q/health/ready").statusCode());
        assertTrue(given().get("/q/metrics").asString().contains("jvm_memory"));
    }

    @Test
    void the_views_equal_their_rebuild() throws Exception {
        register();
        receive(5);
        used("line-1", 2);
        eventually("/stock/" + van, answer -> onHand(answer).compareTo(BigDecimal.valueOf(3)) == 0);
        eventually("/stock?limit=200", answer -> answer.asString().contains(van));
        var checked = post(People.bearer("sean", Role.OPERATOR), "/kept/rebuild-check", "");
        assertEquals(200, checked.statusCode(), checked.asString());
        assertEquals(Set.of(0), new HashSet<>(checked.jsonPath().getList("items.differing")), checked.asString());
        assertTrue(checked.jsonPath().getList("items.rows", Integer.class).stream().allMatch(rows -> rows > 0), checked.asString());
    }

    private void register() {
        var answer = post("/parts", part(part));
        assertEquals(201, answer.statusCode(), answer.asString());
    }

    private static String part(String id) {
        return "{\"id\":\"" + id
                + "\",\"number\":\"V-12\",\"name\":\"Safety valve\",\"unit\":\"pcs\",\"unitCost\":{\"minor\":1250,\"currency\":\"EUR\"}}";
    }

    private Response receive(int amount) {
        var answer = post("/stock/" + van + "/receive", "{\"quantity\":{\"amount\":" + amount + ",\"unit\":\"pcs\"}}");
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer;
    }

    private void used(String line, int amount) {
        elsewhere.happens("workorder", order,
                new PartUsed(line, part, new Quantity(BigDecimal.valueOf(amount), "pcs"), "van-1", null, false, null, null));
    }

    private static BigDecimal onHand(Response item) {
        return new BigDecimal(item.jsonPath().getString("onHand"));
    }

    private static void expect(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertTrue(answer.jsonPath().getString("detail").length() > 20, answer.asString());
    }

    private Response get(String path) {
        return given().header("Authorization", office).get(path);
    }

    private Response post(String path, String body) {
        return post(office, path, body);
    }

    private static Response post(String bearer, String path, String body) {
        return given().header("Authorization", bearer).header("Idempotency-Key", UUID.randomUUID().toString()).contentType(ContentType.JSON)
                .body(body).post(path);
    }

    /// Asks again, for a bounded time, until the answer is as hoped for.
    private Response eventually(String path, Predicate<Response> hope) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (true) {
            var answer = get(path);
            if (answer.statusCode() == 200 && hope.test(answer))
                return answer;
            if (System.nanoTime() > end)
                throw new AssertionError("Not within " + SOON + ": " + path + " says " + answer.statusCode() + " " + answer.asString());
            Thread.sleep(50);
        }
    }
}
