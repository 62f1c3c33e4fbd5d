package dev.kept.local.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.embedded.ChildProcess;
import dev.kept.embedded.Ports;
import dev.kept.local.Api;
import dev.kept.local.BuiltServices;
import dev.kept.local.CloudEvents;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.local.Variation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that stands still keeps its connections, and with them the relay's lock: another replica must take it over.
@Tag("storm")
@Timeout(300)
class StandstillTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);
    private static final RunningSystem KEPT = RunningSystem.fresh();

    @TempDir
    Path scratch;

    @Test
    void a_relay_that_is_stopped_with_sigstop_is_taken_over_and_comes_back_without_harm() throws Exception {
        int port = Ports.free();
        var environment = KEPT.run().environment(Service.INVENTORY);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        var second = ChildProcess.start("second inventory-service", scratch.resolve("second.log"), environment,
                new BuiltServices(ROOT, scratch).command(Service.INVENTORY, Variation.NONE));
        try {
            second.awaitUntil(() -> Ports.answers(port), Duration.ofMinutes(2));
            var first = KEPT.run().part(Service.INVENTORY);
            signal("STOP", first.pid());
            var id = UUID.randomUUID().toString();
            // Past the gateway, which knows only the one that stands still.
            KEPT.signedIn("OFFICE").at("http://127.0.0.1:" + port).post("/parts",
                    Map.of("id", id, "number", "SEAL", "name", "Seal", "unit", "pcs", "unitCost", Map.of("minor", 5, "currency", "EUR")))
                    .ok();
            awaitOnTheTopic(id);
            signal("CONT", first.pid());
            KEPT.signedIn("OFFICE").eventually("/parts/" + id, TAKEN_OVER, part -> part.path("name").asText().equals("Seal"));
            var facts = KEPT.topic("inventory", id);
            assertEquals(facts.size(), facts.stream().map(CloudEvents.Record::id).distinct().count());
        } finally {
            second.kill();
        }
    }

    @AfterAll
    static void end() {
        KEPT.run().close();
    }

    private static void awaitOnTheTopic(String stream) {
        long end = System.nanoTime() + TAKEN_OVER.toNanos();
        while (KEPT.topic("inventory", stream).isEmpty()) {
            assertTrue(System.nanoTime() < end, "The fact is not on the topic after " + TAKEN_OVER.toSeconds() + " s");
            RunningSystem.pause();
        }
    }

    private static void signal(String name, long pid) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        assertTrue(kill.waitFor(5, TimeUnit.SECONDS));
        assertEquals(0, kill.exitValue());
    }
}
