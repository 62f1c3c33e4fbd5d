package dev.kept.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for every answer, and what an embedded run may do.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class EdgeTest {
    @Test
    void every_answer_carries_the_headers_that_keep_pages_safe_once() {
        for (var path : List.of("/api/work-orders", "/api/nowhere", "/", "/portal", "/q/health/live")) {
            var answer = given().header("Authorization", People.bearer("a", Role.OFFICE)).get(path);
            for (var header : List.of("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options",
                    "Cross-Origin-Opener-Policy", "Permissions-Policy"))
                assertEquals(1, answer.headers().getValues(header).size(), header + " of " + path);
            assertTrue(answer.header("Content-Security-Policy").contains("script-src 'self';"), path);
        }
        assertEquals("no-store", given().header("Authorization", People.bearer("a", Role.OFFICE)).get("/api/work-orders").header(
                "Cache-Control"));
    }

    @Test
    void the_clock_moves_and_comes_back() {
        try {
            var before = Instant.parse(Api.NOBODY.get("/dev/clock").jsonPath().getString("now"));
            var moved = Api.NOBODY.post("/dev/clock", "{\"offset\":\"PT36H\"}");
            assertEquals(200, moved.statusCode(), moved.asString());
            assertEquals("PT36H", moved.jsonPath().getString("offset"));
            assertTrue(Instant.parse(moved.jsonPath().getString("now")).isAfter(before.plus(Duration.ofHours(35))));
            assertEquals(200, new Api(People.bearer("a", Role.OFFICE)).get("/work-orders").statusCode(), "tokens keep the system's time");
            assertEquals(400, Api.NOBODY.post("/dev/clock", "{\"offset\":\"P900D\"}").statusCode());
            assertEquals(400, Api.NOBODY.post("/dev/clock", "{\"offset\":\"tomorrow\"}").statusCode());
        } finally {
            given().delete("/api/dev/clock");
        }
        assertEquals("PT0S", Api.NOBODY.get("/dev/clock").jsonPath().getString("offset"));
    }

    @Test
    void it_is_healthy_and_measured() {
        assertEquals(200, given().get("/q/health/ready").statusCode());
        assertEquals(200, given().get("/q/health/live").statusCode());
        assertTrue(given().get("/q/metrics").asString().contains("kept_inbox_lag"));
    }
}
