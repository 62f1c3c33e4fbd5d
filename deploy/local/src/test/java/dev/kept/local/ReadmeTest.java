package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kept.embedded.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the README tells people to type works as it stands there.
@Timeout(240)
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void the_curl_commands_take_an_order_from_the_request_to_the_payment() throws Exception {
        for (var program : List.of("bash", "curl", "jq"))
            assumeTrue(isInstalled(program), "NOT TRIED: the README's commands need " + program);
        var script = block("bash").replace("http://localhost:8080", KEPT.gateway());
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).directory(ROOT.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile()).start();
        assertTrue(shell.waitFor(3, TimeUnit.MINUTES), () -> "still running after: " + said());
        assertEquals(0, shell.exitValue(), this::said);
        for (var wanted : List.of("READY", "booking/", "EN_ROUTE", "IN_PROGRESS", "accepted replayed=false", "accepted replayed=true",
                "COMPLETED", "ISSUED", "PAID",
                "workorder.opened Maeve Brennan",
                "workorder.arrived Tomasz Nowak", "workorder.closed"))
            assertTrue(said().contains(wanted), () -> wanted + " is not in: " + said());
    }

    @Test
    void the_subscriber_compiles_and_reads_from_zero() throws Exception {
        var opened = KEPT.signedIn("OFFICE")
                .post("/work-orders", Map.of("description", "For the subscriber.", "serviceType", "plumbing", "siteId",
                        "0198c7f0-0000-7000-8000-000000000020"))
                .ok().path("id").asText();
        var source = Files.writeString(folder.resolve("Subscriber.java"), block("java"));
        var jars = ROOT.resolve("workorder-service/target/quarkus-app/lib/main") + "/*";
        var log = folder.resolve("said");
        var subscriber = ChildProcess.start("subscriber", log, Map.of(),
                List.of(ChildProcess.java(), "-cp", jars, source.toString(), KEPT.run().addresses().kafka()));
        try {
            subscriber.awaitUntil(() -> said().contains(opened + " workorder.opened {"), SOON);
        } finally {
            subscriber.kill();
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException notYet) {
            return "";
        }
    }

    private static String block(String language) throws IOException {
        var found = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(ROOT.resolve("README.md")));
        var blocks = new ArrayList<String>();
        while (found.find())
            blocks.add(found.group(1));
        assertEquals(1, blocks.size(), "blocks of " + language + " in the README");
        return blocks.getFirst();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
