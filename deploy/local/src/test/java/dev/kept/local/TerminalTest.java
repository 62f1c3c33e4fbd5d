package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kept.embedded.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `./kept` as a person at a terminal has it: started, ended with Ctrl-C, started again with one service in live reload, reset.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(300)
class TerminalTest {
    /// The addresses are said one by one, after it is ready.
    private static final String LAST_ADDRESS = ", PostgreSQL ";
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration SECONDS = Duration.ofSeconds(15);
    private static final int PARTS = 9;
    /// A build in the background ignores Ctrl-C and hands that down; a terminal does not.
    private static final List<String> AS_AT_A_TERMINAL = List.of("/usr/bin/env", "--default-signal=INT");
    private static final PortPlan PORTS = PortPlan.free();
    private static final Map<String, String> ENVIRONMENT = Map.of("KEPT_BUILD", "no", "JAVA_HOME", System.getProperty("java.home"));
    private static final Api NOBODY = Api.anonymous("http://localhost:" + PORTS.gateway());

    @TempDir
    static Path folder;
    private static String order = "";

    private final List<ChildProcess> started = new ArrayList<>();

    @BeforeAll
    static void a_process_group_can_be_made() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")) && answer("", plus(AS_AT_A_TERMINAL, "true")).code() == 0,
                "NOT TRIED: needs setsid, and an env that knows --default-signal");
    }

    @AfterEach
    void nothing_goes_on() {
        for (var kept : started) {
            kept.handle().descendants().forEach(ProcessHandle::destroyForcibly);
            kept.kill();
        }
    }

    @Test
    @Order(1)
    void it_prints_the_addresses_and_ctrl_c_ends_every_process_within_seconds() throws Exception {
        var kept = start();
        for (var address : List.of("http://localhost:" + PORTS.gateway(), "http://localhost:" + PORTS.inbox(),
                "workorder-service        http://127.0.0.1:" + PORTS.workorder(), "Kafka 127.0.0.1:" + PORTS.kafka()))
            assertTrue(said(kept).contains(address), () -> address + " is not in " + said(kept));
        var office = NOBODY.signInAs("OFFICE");
        office.eventually("/sites", READY, sites -> sites.path("items").size() > 0);
        office.eventually("/service-types", READY, kinds -> kinds.toString().contains("plumbing"));
        order = office.post("/work-orders", Map.of("description", "Tap drips.", "serviceType", "plumbing", "siteId",
                "0198c7f0-0000-7000-8000-000000000020")).ok().path("id").asText();
        ctrlC(kept);
    }

    @Test
    @Order(2)
    void reset_asks_and_after_a_no_everything_is_kept() throws Exception {
        var answer = answer("n\n", List.of("/bin/sh", ROOT.resolve("kept").toString(), "reset", "--data", data()));
        assertEquals(0, answer.code());
        assertTrue(answer.text().contains("Delete everything that Kept keeps in " + data() + "? Type yes: "), answer.text());
        assertTrue(answer.text().contains("Nothing was deleted."), answer.text());
        assertTrue(Files.exists(Path.of(data(), "postgres")));
    }

    @Test
    @Order(3)
    void the_next_start_has_what_was_there_also_with_one_service_in_live_reload_and_ctrl_c_ends_that_too() throws Exception {
        var kept = start("dev", "workorder-service");
        kept.awaitUntil(() -> said(kept).contains("Live Coding activated"), READY);
        kept.awaitUntil(new Readiness(URI.create("http://127.0.0.1:" + PORTS.workorder() + "/q/health/ready"))::holds, READY);
        var office = NOBODY.signInAs("OFFICE");
        assertEquals("Tap drips.", office.get("/work-orders/" + order).ok().path("description").asText());
        office.post("/work-orders/" + order + "/add-note", Map.of("text", "Taken by the service in live reload.")).ok();
        ctrlC(kept);
    }

    @Test
    @Order(4)
    void reset_deletes_after_a_yes() throws Exception {
        var answer = answer("yes\n", List.of("/bin/sh", ROOT.resolve("kept").toString(), "reset", "--data", data()));
        assertEquals(0, answer.code());
        assertTrue(answer.text().contains("Deleted. The next start begins afresh."), answer.text());
        assertFalse(Files.exists(Path.of(data())));
    }

    /// In a process group of its own, as a shell starts a command; what the build has built.
    private ChildProcess start(String... arguments) {
        var line = plus(plus(AS_AT_A_TERMINAL, "/bin/sh", ROOT.resolve("kept").toString()), arguments);
        var kept = ChildProcess.start("kept " + String.join(" ", arguments), folder.resolve("said " + String.join(" ", arguments)),
                ENVIRONMENT, plus(line, "--data", data(), "--port-base", String.valueOf(PORTS.gateway())));
        started.add(kept);
        kept.awaitUntil(() -> said(kept).contains("Ready after") && said(kept).contains(LAST_ADDRESS), READY);
        return kept;
    }

    private static void ctrlC(ChildProcess kept) throws Exception {
        var processes = kept.handle().descendants().toList();
        assertTrue(processes.size() >= PARTS, () -> "only " + processes.size() + " processes");
        long begin = System.nanoTime();
        assertEquals(0, answer("", List.of("/bin/sh", "-c", "kill -s INT -- -" + kept.pid())).code());
        assertTrue(kept.ended(SECONDS), () -> "it goes on after " + SECONDS + ": " + said(kept));
        while (!living(processes).isEmpty() && System.nanoTime() - begin < SECONDS.toNanos())
            RunningSystem.pause();
        assertEquals(List.of(), living(processes), "left behind");
        assertTrue(said(kept).contains("Kept ends ..."), () -> said(kept));
        assertTrue(said(kept).contains("Ended after"), () -> said(kept));
        assertFalse(said(kept).contains(" has ended;"), () -> "nothing ended by itself: " + said(kept));
    }

    /// The command lines; one that has ended has none, even while nobody has asked for its end.
    private static List<String> living(List<ProcessHandle> processes) {
        return processes.stream().filter(ProcessHandle::isAlive).flatMap(process -> process.info().commandLine().stream()).toList();
    }

    private record Answer(int code, String text) {}

    private static Answer answer(String input, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        var process = builder.start();
        try (var to = process.outputWriter(StandardCharsets.UTF_8)) {
            to.write(input);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), text);
        return new Answer(process.exitValue(), text);
    }

    private static String said(ChildProcess kept) {
        try {
            return Files.readString(kept.log());
        } catch (IOException notYet) {
            return notYet.toString();
        }
    }

    private static List<String> plus(List<String> line, String... more) {
        var longer = new ArrayList<>(line);
        longer.addAll(List.of(more));
        return longer;
    }

    private static String data() {
        return folder.resolve("data").toString();
    }
}
