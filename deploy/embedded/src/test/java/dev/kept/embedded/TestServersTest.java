package dev.kept.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void where_containers_are_asked_for_and_not_built_the_embedded_pair_does_not_take_their_place() throws Exception {
        Path log = folder.resolve("keeper.log");
        var keeper = ChildProcess.start("keeper", log, Map.of(), List.of(ChildProcess.java(), "-Dkept.root=" + ClassPaths.root(),
                "-Dkept.containers=true", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Keeper.class.getName(),
                folder.resolve("shared").toString()));
        try {
            assertTrue(keeper.ended(SOON), () -> "it keeps something" + keeper.tail());
            assertEquals(1, keeper.exitValue());
            var said = Files.readString(log).strip();
            assertTrue(said.startsWith("The tests are to run on containers (-Pcontainers), and what starts these is not built"), said);
            assertEquals(1, said.lines().count(), said);
        } finally {
            keeper.handle().descendants().forEach(ProcessHandle::destroyForcibly);
            keeper.kill();
        }
    }
}
