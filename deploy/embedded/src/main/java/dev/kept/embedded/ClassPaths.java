package dev.kept.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the class paths that this module's build lays beside its classes. They are no dependencies of anybody,
/// since the broker's kafka-clients is another version than the services'.
final class ClassPaths {

    private static final String MODULE = "deploy/embedded";

    private ClassPaths() {}

    static String broker() {
        return classesAnd("broker");
    }

    /// With `-Pcontainers` (`kept.containers`), also what runs the pair in containers.
    static String keeper() {
        Path containers = root().resolve("deploy/containers/target");
        return TestServers.inContainers()
                ? String.join(File.pathSeparator, classesAnd("keeper"), containers.resolve("classes").toString(),
                        containers.resolve("containers/*").toString())
                : classesAnd("keeper");
    }

    /// The checkout: named by the build (`kept.root`), else the nearest folder above that holds this module.
    static Path root() {
        var named = Optional.ofNullable(System.getProperty("kept.root")).map(Path::of);
        var here = Path.of("").toAbsolutePath();
        return Stream.concat(named.stream(), Stream.iterate(here, p -> p != null, Path::getParent))
                .filter(folder -> Files.exists(folder.resolve(MODULE).resolve("pom.xml")))
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "No checkout of Kept at or above " + here + ": start it there, or name it with -Dkept.root=..."));
    }

    private static String classesAnd(String folder) {
        Path target = root().resolve(MODULE).resolve("target");
        Path jars = target.resolve(folder);
        if (!Files.isDirectory(jars)) {
            throw new CannotStart("The jars in " + jars + " are not there yet: run `mvn -pl " + MODULE + " process-classes`.");
        }
        return target.resolve("classes") + File.pathSeparator + jars.resolve("*");
    }
}
