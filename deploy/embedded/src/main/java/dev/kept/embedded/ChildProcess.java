package dev.kept.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A process that we started and must end. Its output goes to a file, and every wait for it has a bound.
public final class ChildProcess {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration KILL = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 25;
    private static final int LOG_TAIL_LINES = 15;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /// The process's mark is left in `<name>.pid` beside the log, for those who find it after we were killed.
    ///
    /// @param environment added to ours
    public static ChildProcess start(String name, Path log, Map<String, String> environment, List<String> command) {
        var line = new ArrayList<String>();
        // A session of its own: Ctrl-C in a terminal then reaches only us, and we end the children in order.
        if (Files.isExecutable(SETSID)) {
            line.add(SETSID.toString());
        }
        line.addAll(command);
        var folder = log.toAbsolutePath().resolveSibling("");
        if (command.getFirst().equals(java())) {
            line.add(line.indexOf(java()) + 1, saying(folder));
        }
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(line).redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Files.writeString(log.resolveSibling(name + ".pid"), ProcessMark.of(process.toHandle()).toString());
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    /// What a child in Java says first on its command line, of which the system shows a few thousand characters: by this it is known when we
    /// were killed before its mark was written.
    ///
    /// @param logs the folder of its log
    public static String saying(Path logs) {
        return "-Dkept.child=" + logs.toAbsolutePath() + "/";
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Only of a process that ended.
    int exitValue() {
        return process.exitValue();
    }

    public Path log() {
        return log;
    }

    /// Returns once `ready` holds; fails with the end of the log when the process ends before, or after `bound`.
    public void awaitUntil(BooleanSupplier ready, Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new CannotStart(name + " ended with " + process.exitValue() + " while starting" + tail());
            }
            if (System.nanoTime() - end > 0) {
                throw new CannotStart(name + " is not ready after " + bound.toSeconds() + " s" + tail());
            }
            pause();
        }
    }

    /// Asks the process to end; after `grace` it is killed.
    public void stop(Duration grace) {
        process.destroy();
        if (!ended(grace)) {
            kill();
        }
    }

    /// kill -9, and waits until it is gone.
    public void kill() {
        process.destroyForcibly();
        if (!ended(KILL)) {
            throw new IllegalStateException(name + " (pid " + pid() + ") outlives kill -9");
        }
    }

    public boolean ended(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /// The last lines of the log, to end a sentence with.
    String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            var all = lines.toList();
            var last = all.subList(Math.max(0, all.size() - LOG_TAIL_LINES), all.size());
            return "; the end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException | UncheckedIOException unreadable) {
            return "; see " + log;
        }
    }
}
