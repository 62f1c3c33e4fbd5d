package dev.kept.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
    private static final int TIMES = 20_000;

    @TempDir
    Path folder;

    @Test
    void an_owner_that_is_entered_again_and_again_is_never_missed() throws Exception {
        var owners = new Owners(folder.resolve("owners"));
        owners.add(ProcessHandle.current());
        var entering = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < TIMES; i++)
                    owners.add(ProcessHandle.current());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        int looks = 0;
        while (!entering.isDone()) {
            assertTrue(owners.anyAlive(), "at look " + looks);
            looks++;
        }
        entering.join();
        assertTrue(looks > 100, looks + " looks");
    }

    @Test
    void who_has_ended_owns_nothing() throws Exception {
        var owners = new Owners(folder.resolve("owners"));
        assertFalse(owners.anyAlive());
        var child = new ProcessBuilder("sleep", "60").start();
        owners.add(child.toHandle());
        assertTrue(owners.anyAlive());
        child.destroyForcibly().waitFor();
        assertFalse(owners.anyAlive());
        Files.writeString(folder.resolve("owners").resolve(String.valueOf(ProcessHandle.current().pid())), "");
        assertFalse(owners.anyAlive(), "a mark that is cut short");
    }

    @Test
    void a_mark_is_the_same_for_whoever_reads_it_and_no_strangers() throws Exception {
        var mine = ProcessMark.of(ProcessHandle.current());
        assertEquals(Optional.of(mine), ProcessMark.parse(mine.toString()));
        assertTrue(mine.alive().isPresent());
        assertTrue(new ProcessMark(mine.pid(), mine.started() + "0").alive().isEmpty(), "the same number, started at another time");
        var child = new ProcessBuilder("sleep", "60").start();
        try {
            assertFalse(ProcessMark.of(child.toHandle()).started().equals(mine.started()));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
