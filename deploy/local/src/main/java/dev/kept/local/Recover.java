package dev.kept.local;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.ChildProcess;
import dev.kept.local.recovery.RecoveryProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./kept recover`: after a database was restored from an older state, the facts that only the topics have are copied back into the logs.
/// No service may run meanwhile; the run's own lock sees to that.
record Recover(Path root, Settings settings, Progress progress) {

    private static final int LONGEST_MINUTES = 30;

    void all() {
        progress.say("Compares the logs with the topics; no service runs meanwhile.");
        try (var run = EmbeddedRun.start(settings, progress, EnumSet.noneOf(Service.class))) {
            var failed = new ArrayList<String>();
            for (Service service : Service.values()) {
                if (!topics(service).isEmpty() && copyBack(run, service) != 0) {
                    failed.add(service.folder());
                }
            }
            if (!failed.isEmpty()) {
                throw new CannotStart("Not recovered: " + String.join(", ", failed) + ". The sentences above say why.");
            }
            progress.say("The logs have what the topics have. Start Kept again.");
        }
    }

    private int copyBack(EmbeddedRun run, Service service) {
        Path jars = root.resolve(service.folder()).resolve("target/quarkus-app/lib");
        var line = new ArrayList<>(List.of(ChildProcess.java(), "-cp",
                String.join(File.pathSeparator, Catcher.classPath(), jars.resolve("main") + "/*",
                        jars.resolve("boot") + "/*"),
                RecoveryProcess.class.getName()));
        line.addAll(topics(service));
        var builder = new ProcessBuilder(line).inheritIO();
        builder.environment().putAll(run.environment(service));
        try {
            var process = builder.start();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted: nothing of " + service.folder() + " was copied.", e);
        }
    }

    private static List<String> topics(Service service) {
        return switch (service) {
            case WORKORDER -> List.of("WORKORDER", "DIRECTORY");
            case SCHEDULING, NOTIFICATION, INVOICING, INVENTORY -> List.of(service.name());
            case GATEWAY -> List.of();
        };
    }
}
