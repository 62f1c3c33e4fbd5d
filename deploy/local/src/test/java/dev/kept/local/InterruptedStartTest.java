package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.ChildProcess;
import dev.kept.embedded.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A start that is killed, or that has no room, leaves nothing in the way of the next one.
class InterruptedStartTest {
    private static final Progress QUIET = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    @TempDir
    Path folder;
    private final PortPlan ports = PortPlan.free();

    /// Early in unpacking, in the making of the database, and while the parts start.
    @ParameterizedTest
    @ValueSource(ints = {400, 1_200, 2_500})
    void after_kill_9_in_the_first_start_the_next_one_works_and_leaves_no_process(int millis) throws Exception {
        var first = firstStart();
        assertTrue(!first.ended(Duration.ofMillis(millis)),
                () -> "it ended before it could be killed: " + said(folder.resolve("first.log")));
        first.kill();
        theNextStartWorks();
    }

    /// The supervisor can be killed between the start of a child and the writing of its mark.
    @Test
    void children_whose_marks_were_never_written_are_ended_by_the_next_start() throws Exception {
        var first = firstStart();
        first.awaitUntil(() -> Ports.answers(ports.gateway()) && Ports.answers(ports.inventory()), Duration.ofMinutes(1));
        first.kill();
        try (var marks = Files.newDirectoryStream(data().resolve("logs"), "*.pid")) {
            for (Path mark : marks)
                Files.delete(mark);
        }
        theNextStartWorks();
    }

    private ChildProcess firstStart() {
        return ChildProcess.start("first start", folder.resolve("first.log"), Map.of(), List.of(ChildProcess.java(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Dkept.root=" + System.getProperty("kept.root", ""), FirstStart.class.getName(), data().toString(),
                String.valueOf(ports.gateway())));
    }

    private void theNextStartWorks() {
        try (var run = EmbeddedRun.start(new Settings(data(), ports, StandIn.PROGRAM), QUIET)) {
            assertTrue(run.part(Service.GATEWAY).isAlive());
        }
        assertEquals(List.of(), processesOf(data()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void a_full_disk_is_said_with_the_way_out_before_anything_is_started() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(mounted(small), "NOT TRIED: only root can mount a small file system to fill");
        try {
            var sentence = assertThrows(CannotStart.class,
                    () -> EmbeddedRun.start(new Settings(small.resolve("data"), PortPlan.free(), StandIn.PROGRAM), QUIET));
            assertTrue(sentence.getMessage().matches("(?s)Only \\d+ MB are free at .*make room there, or choose another place.*"),
                    sentence.getMessage());
            assertEquals(List.of(), processesOf(small));
        } finally {
            run("umount", small.toString());
        }
    }

    /// The main class of the process that is killed.
    static final class FirstStart {

        private FirstStart() {}

        public static void main(String[] args) throws InterruptedException {
            EmbeddedRun.start(new Settings(Path.of(args[0]), PortPlan.from(Integer.parseInt(args[1])), StandIn.PROGRAM),
                    new Progress(System.out));
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    private static List<String> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(data.toString()))
                .toList();
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static boolean mounted(Path at) throws Exception {
        return "root".equals(System.getProperty("user.name")) && run("mount", "-t", "tmpfs", "-o", "size=40m", "none", at.toString()) == 0;
    }

    private static int run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
