package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Api aoife = KEPT.signedIn("OFFICE");

    @AfterEach
    void everything_is_back() {
        KEPT.run().part(EmbeddedRun.POSTGRES).start();
        KEPT.run().part(EmbeddedRun.KAFKA).start();
        KEPT.signedIn("OFFICE").eventually("/work-orders", BACK, _ -> true);
        for (var service : Service.values())
            awaitReady(service);
    }

    private static void awaitReady(Service service) {
        var readiness = new Readiness(KEPT.run().addresses().url(service).resolve("/q/health/ready"));
        long end = System.nanoTime() + BACK.toNanos();
        while (!readiness.holds()) {
            assertTrue(System.nanoTime() < end, "the " + service.folder() + " is not ready again");
            RunningSystem.pause();
        }
    }

    /// One request to each service that takes commands, and one question to each that takes none.
    ///
    /// @param topic where its fact goes; empty where it makes none
    /// @param accepted the status when all is well
    private record Request(Api by, String method, String path, @Nullable Object body, String topic, int accepted, String key) {
        static Request command(Api by, String path, Object body, String topic) {
            return new Request(by, "POST", path, body, topic, 201, UUID.randomUUID().toString());
        }

        Answer send() {
            return by.send(method, path, body, Map.of("Idempotency-Key", key));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Request> requests() {
        var part = UUID.randomUUID().toString();
        return List.of(Request.command(maeve, "/work-orders", opening(), "workorder"),
                Request.command(aoife, "/technicians",
                        Map.of("personId", UUID.randomUUID().toString(), "skills", List.of("glazing"), "zone",
                                "Europe/Dublin", "days", List.of("SATURDAY"), "from", "08:00", "to", "12:00"),
                        "scheduling"),
                Request.command(aoife, "/parts", Map.of("id", part, "number", "ZZ-" + part.substring(0, 4), "name", "Putty", "unit", "kg",
                        "unitCost", Map.of("minor", 300, "currency", "EUR")), "inventory"),
                new Request(aoife, "POST", "/invoices/" + UUID.randomUUID() + "/approve", Map.of(), "", 404, UUID.randomUUID().toString()),
                new Request(aoife, "GET", "/messages", null, "", 200, UUID.randomUUID().toString()),
                new Request(aoife, "GET", "/work-orders", null, "", 200, UUID.randomUUID().toString()));
    }

    @Test
    void without_the_broker_commands_are_accepted_and_their_facts_follow() {
        KEPT.run().part(EmbeddedRun.KAFKA).kill();
        var things = new HashMap<String, String>();
        for (var request : requests()) {
            var answer = request.send();
            assertEquals(request.accepted(), answer.status(), request + ": " + answer.response().body());
            if (!request.topic().isEmpty())
                things.put(request.topic(), answer.body().path("id").asText());
        }
        var order = things.get("workorder");
        assertEquals(order, maeve.get("/work-orders/" + order).ok().path("id").asText());
        KEPT.run().part(EmbeddedRun.KAFKA).start();
        things.forEach(OutageTest::awaitFact);
    }

    @Test
    void without_the_database_no_service_acknowledges_anything_and_the_same_command_is_taken_later() {
        var requests = requests();
        KEPT.run().part(EmbeddedRun.POSTGRES).kill();
        for (var request : requests) {
            var answer = request.send();
            assertEquals(503, answer.status(), request + ": " + answer.response().body());
            assertTrue(answer.body().path("detail").asText().length() >= 20, request + ": " + answer.response().body());
            assertFalse(answer.response().headers().firstValue("Retry-After").isEmpty(), request.toString());
        }
        KEPT.run().part(EmbeddedRun.POSTGRES).start();
        assertEquals(List.of(), KEPT.factsOf(keys(requests)));
        maeve.eventually("/sites", BACK, _ -> true);
        for (var request : requests)
            assertEquals(request.accepted(), eventually(request), request + ", later");
        assertEquals(List.of("inventory-service: inventory.part-registered", "scheduling-service: scheduling.technician-added",
                "workorder-service: workorder.opened"), KEPT.factsOf(keys(requests)));
    }

    private static List<String> keys(List<Request> requests) {
        return requests.stream().map(Request::key).toList();
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

    private static void awaitFact(String topic, String thing) {
        long end = System.nanoTime() + BACK.toNanos();
        while (KEPT.topic(topic, thing).isEmpty()) {
            assertTrue(System.nanoTime() < end, "the fact of " + thing + " does not follow on " + topic);
            RunningSystem.pause();
        }
    }

    private static int eventually(Request request) {
        long end = System.nanoTime() + BACK.toNanos();
        while (true) {
            var answer = request.send();
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
