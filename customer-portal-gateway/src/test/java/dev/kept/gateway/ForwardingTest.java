package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Commands and questions go to the owner of their path, and its answer comes back as it is.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class ForwardingTest {
    private static final Api OFFICE = new Api(People.bearer("aoife", Role.OFFICE));
    private final String order = UUID.randomUUID().toString();

    @Test
    void a_command_arrives_with_its_headers_and_the_answer_comes_back_with_its_own() {
        OtherServices.answer("POST /work-orders/" + order + "/approve", 200, Map.of("Content-Type", "application/json", "ETag", "\"7\"",
                "Location", "/work-orders/" + order, "Server", "inside", "Set-Cookie", "a=b"), "{\"version\":7}");
        var answer = OFFICE.request().header("Idempotency-Key", order).header("If-Match", "\"6\"").header("Kept-After", "workorder/x@1")
                .header("X-Other", "no").contentType(ContentType.JSON).body("{\"revision\": 2}")
                .post("/api/work-orders/" + order + "/approve");

        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals("{\"version\":7}", answer.asString());
        assertEquals("\"7\"", answer.header("ETag"));
        assertEquals("/api/work-orders/" + order, answer.header("Location").replaceFirst("^http://[^/]+", ""));
        assertFalse(answer.headers().hasHeaderWithName("Set-Cookie"));
        var asked = OtherServices.asked(order).getFirst();
        assertEquals("{\"revision\": 2}", asked.body());
        assertEquals(List.of(OFFICE.bearer(), order, "\"6\"", "workorder/x@1"), List.of(asked.headers().get("authorization"),
                asked.headers().get("idempotency-key"), asked.headers().get("if-match"), asked.headers().get("kept-after")));
        assertFalse(asked.headers().containsKey("x-other"));
    }

    @Test
    void a_problem_of_the_owner_is_the_answer() {
        var answer = OFFICE.post("/work-orders/" + order + "/complete", "{}");
        assertEquals(404, answer.statusCode());
        assertEquals("application/problem+json", answer.contentType().split(";")[0]);
        assertEquals("Nothing is here.", answer.jsonPath().getString("detail"));
    }

    @Test
    void questions_keep_their_parameters() {
        OtherServices.answer("GET /work-orders/" + order + "/timeline", 200,
                Map.of("Content-Type", "application/json", "Kept-Stale", "true"),
                "{\"items\":[]}");
        var answer = OFFICE.get("/work-orders/" + order + "/timeline?limit=2&after=workorder/x@1");
        assertEquals("true", answer.header("Kept-Stale"));
        assertEquals("/work-orders/" + order + "/timeline?limit=2&after=workorder/x@1", OtherServices.asked(order).getFirst().uri());
        for (var path : List.of("/slots?order=" + order, "/calendar?technician=" + order, "/bookings/" + order, "/messages?order=" + order,
                "/invoices/" + order, "/work-orders/" + order)) {
            OFFICE.get(path);
            assertEquals(1, OtherServices.asked(path).stream().filter(asked -> asked.uri().equals(path)).count(), path);
        }
    }

    @Test
    void an_owner_that_is_away_is_a_503_that_says_what_to_do() {
        for (var answer : List.of(OFFICE.post("/parts", "{\"number\":\"x\"}"), OFFICE.get("/parts"))) {
            assertEquals(503, answer.statusCode(), answer.asString());
            assertEquals("owner-unavailable", answer.jsonPath().getString("code"));
            assertEquals("2", answer.header("Retry-After"));
            assertTrue(answer.jsonPath().getString("detail").contains("inventory"), answer.asString());
            assertTrue(answer.jsonPath().getString("detail").contains("same Idempotency-Key"), answer.asString());
        }
    }

    @Test
    void nobody_is_told_to_sign_in_and_the_owner_is_not_asked() {
        assertEquals(401, Api.NOBODY.post("/work-orders/" + order + "/approve", "{}").statusCode());
        assertEquals(List.of(), OtherServices.asked(order));
    }

    @Test
    void a_command_that_is_too_large_is_refused_before_it_is_passed_on() {
        var answer = OFFICE.post("/work-orders/" + order + "/add-note", "{\"text\":\"" + "x".repeat(2_000_000) + "\"}");
        assertEquals(413, answer.statusCode(), answer.asString());
        assertEquals(List.of(), OtherServices.asked(order));
    }

    @Test
    void paths_cannot_climb_to_what_the_gateway_does_not_offer() {
        for (var path : List.of("/kept/parked", "/work-orders/../kept/parked", "/work-orders/%2e%2e/kept/parked", "/q/health",
                "/work-orders/" + order + "/approve/../../../kept/parked")) {
            var answer = OFFICE.get(path + "?by=" + order);
            assertEquals(404, answer.statusCode(), path + " " + answer.asString());
            assertEquals("application/problem+json", answer.contentType().split(";")[0]);
        }
        assertEquals(List.of(), OtherServices.asked(order));
    }

    @Test
    void what_nobody_offers_is_a_problem_too() {
        for (var answer : List.of(OFFICE.get("/nowhere"), OFFICE.post("/nowhere", "{}"), OFFICE.get("/work-orders/a/b/c"))) {
            assertTrue(answer.statusCode() == 404 || answer.statusCode() == 405, answer.asString());
            assertTrue(answer.jsonPath().getString("detail").length() > 20, answer.asString());
        }
    }
}
