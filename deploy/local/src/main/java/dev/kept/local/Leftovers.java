package dev.kept.local;

import dev.kept.embedded.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Children of a supervisor that was killed live on. Each left its mark beside its log; the next start ends them.
record Leftovers(Path logs) {

    private static final int GRACE_SECONDS = 5;

    /// Returns the names of those that still ran.
    List<String> end() {
        var ended = new ArrayList<String>();
        if (!Files.isDirectory(logs)) {
            return ended;
        }
        try (var marks = Files.newDirectoryStream(logs, "*.pid")) {
            for (Path mark : marks) {
                ProcessMark.parse(Files.readString(mark)).flatMap(ProcessMark::alive).ifPresent(process -> {
                    end(process);
                    ended.add(mark.getFileName().toString().replace(".pid", ""));
                });
                Files.deleteIfExists(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ended;
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
    }
}
