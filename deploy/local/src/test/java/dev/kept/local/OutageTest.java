package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Without the broker, commands are accepted and their facts follow later; without the database, nothing is acknowledged.
@Timeout(180)
class OutageTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final int ATTEMPTS_BEFORE_A_LOCK = 10;
    private static final Map<String, String> NIAMH = Map.of("email", "niamh.byrne@alder.example", "password", "kept-demo-2026");
    private final Api maeve = KEPT.signedIn("CUSTOMER");

    @AfterEach
    void everything_is_back() {
        KEPT.run().part(EmbeddedRun.POSTGRES).start();
        KEPT.run().part(EmbeddedRun.KAFKA).start();
        KEPT.signedIn("OFFICE").eventually("/work-orders", BACK, _ -> true);
    }

    @Test
    void without_the_broker_commands_are_accepted_and_their_facts_follow() {
        KEPT.run().part(EmbeddedRun.KAFKA).kill();
        var order = maeve.post("/work-orders", opening()).ok().path("id").asText();
        assertEquals(order, maeve.get("/work-orders/" + order).ok().path("id").asText());
        KEPT.run().part(EmbeddedRun.KAFKA).start();
        long end = System.nanoTime() + BACK.toNanos();
        while (KEPT.topic("workorder", order).isEmpty()) {
            assertTrue(System.nanoTime() < end, "the fact does not follow");
            RunningSystem.pause();
        }
    }

    @Test
    void without_the_database_nothing_is_acknowledged_and_the_same_command_is_taken_later() {
        var before = KEPT.logHeads().get("workorder-service");
        var key = UUID.randomUUID().toString();
        KEPT.run().part(EmbeddedRun.POSTGRES).kill();
        var answer = maeve.post("/work-orders", opening(), key);
        assertEquals(503, answer.status(), answer.response().body());
        assertTrue(answer.body().path("detail").asText().length() >= 20, answer.response().body());
        assertFalse(answer.response().headers().firstValue("Retry-After").isEmpty());
        KEPT.run().part(EmbeddedRun.POSTGRES).start();
        assertEquals(before, KEPT.logHeads().get("workorder-service"));
        maeve.eventually("/sites", BACK, _ -> true);
        assertEquals(201, eventually(key), "the same command, later");
    }

    @Test
    void without_the_database_nobody_is_locked_out_for_having_tried() {
        KEPT.run().part(EmbeddedRun.POSTGRES).kill();
        var nobody = Api.anonymous(KEPT.gateway());
        for (int more = 0; more <= ATTEMPTS_BEFORE_A_LOCK; more++)
            assertEquals(503, nobody.post("/sessions", NIAMH).status());
        KEPT.run().part(EmbeddedRun.POSTGRES).start();
        maeve.eventually("/sites", BACK, _ -> true);
        assertEquals(200, nobody.post("/sessions", NIAMH).status());
    }

    private int eventually(String key) {
        long end = System.nanoTime() + BACK.toNanos();
        while (true) {
            var answer = maeve.post("/work-orders", opening(), key);
            if (answer.status() != 503 || System.nanoTime() > end)
                return answer.status();
            RunningSystem.pause();
        }
    }

    private static Map<String, Object> opening() {
        return Map.of("description", "Radiator is cold.", "serviceType", "boiler-repair", "siteId", "0198c7f0-0000-7000-8000-000000000020",
                "estimate", Map.of("minor", 9_000, "currency", "EUR"));
    }
}
