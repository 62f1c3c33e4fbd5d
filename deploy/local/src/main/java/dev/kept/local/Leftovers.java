package dev.kept.local;

import dev.kept.embedded.ChildProcess;
import dev.kept.embedded.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Children of a supervisor that was killed live on. Each left its mark beside its log; the next start ends them. One that was killed before
/// it could write a child's mark left only the child itself: it is known by its command line.
record Leftovers(Path logs) {

    private static final int GRACE_SECONDS = 5;

    /// Returns the names of those that still ran.
    List<String> end() {
        var ended = new ArrayList<String>();
        if (!Files.isDirectory(logs)) {
            return ended;
        }
        unmarked().forEach(Leftovers::end);
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

    /// Kept's own programs on these data. No other supervisor is alive: this one has the lock.
    private Stream<ProcessHandle> unmarked() {
        var programs = logs.toAbsolutePath().resolveSibling("").toString();
        var child = ChildProcess.saying(logs);
        return ProcessHandle.allProcesses().filter(process -> process.info().commandLine()
                .filter(line -> line.startsWith(programs) || line.contains(child)).isPresent());
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
    }
}
