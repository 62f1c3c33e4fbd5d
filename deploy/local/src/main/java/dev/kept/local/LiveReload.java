package dev.kept.local;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One service in Quarkus' development mode, in this terminal, against the rest of the run.
record LiveReload(Process quarkus) {

    /// @param scratch for what the development mode writes beside the classes
    static LiveReload of(Path root, Service service, EmbeddedRun run, Path scratch) {
        Path target = root.resolve(service.folder()).resolve("target");
        Path jars = target.resolve("quarkus-app/lib");
        if (!Files.isDirectory(jars)) {
            throw new CannotStart("The " + service.folder() + " is not built (" + jars + " is missing): run `mvn -DskipTests package` in "
                    + root + ".");
        }
        Path classes = target.resolve("classes");
        var classPath = Stream.concat(LiveProcess.places(), Stream.of(classes, jars.resolve("main/*"), jars.resolve(
                "boot/*"))).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(List.of(ChildProcess.java(), "-Xmx512m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp", classPath, LiveProcess.class.getName(),
                anyOf(classes))).directory(root.resolve(service.folder()).toFile()).inheritIO();
        builder.environment().putAll(run.environment(service));
        builder.environment().put("QUARKUS_SMALLRYE_OPENAPI_STORE_SCHEMA_DIRECTORY", scratch.resolve("openapi").toString());
        try {
            return new LiveReload(builder.start());
        } catch (IOException e) {
            throw new CannotStart("The " + service.folder() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static String anyOf(Path classes) {
        try (Stream<Path> all = Files.walk(classes)) {
            return all.filter(file -> file.toString().endsWith(".class")).findFirst()
                    .map(file -> classes.relativize(file).toString().replace(".class", "").replace(File.separatorChar, '.'))
                    .orElseThrow(() -> new CannotStart("There are no classes in " + classes + ": run `mvn -DskipTests package`."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void untilItEnds() throws InterruptedException {
        quarkus.waitFor();
    }
}
