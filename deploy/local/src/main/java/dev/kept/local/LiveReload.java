package dev.kept.local;

import dev.kept.embedded.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One service in Quarkus' development mode, in this terminal, against the rest of the run.
record LiveReload(Process maven) {

    static LiveReload of(Path root, Service service, EmbeddedRun run) {
        var builder = new ProcessBuilder(List.of("mvn", "-q", "-pl", service.folder(), "-am", "-Dquick", "quarkus:dev"))
                .directory(root.toFile())
                .inheritIO();
        builder.environment().putAll(run.environment(service));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return new LiveReload(builder.start());
        } catch (IOException e) {
            throw new CannotStart("Maven (mvn) cannot be started: install Maven 3.8.7 or later.", e);
        }
    }

    void untilItEnds() throws InterruptedException {
        maven.waitFor();
    }
}
