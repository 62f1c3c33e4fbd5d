package dev.kept.local;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The services as Maven built them in a checkout.
///
/// @param root the checkout
/// @param scratch where a service with replaced classes is put together
public record BuiltServices(Path root, Path scratch) implements Program {

    /// Six services and the rest fit into 2 GB, and start-up matters more than peak speed.
    private static final List<String> SMALL_AND_QUICK = List.of(
            "-Xms32m", "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    @Override
    public List<String> command(Service service, Variation variation) {
        Path app = root.resolve(service.folder()).resolve("target/quarkus-app");
        if (!Files.exists(app.resolve("quarkus-run.jar"))) {
            throw new CannotStart("The " + service.folder() + " is not built (" + app
                    + " is missing): run `mvn -DskipTests package` in " + root + ".");
        }
        if (!variation.replacements().isEmpty()) {
            app = new ReplacedClasses(app).copyTo(scratch.resolve(service.folder()), variation.replacements());
        }
        var line = new ArrayList<String>();
        line.add(ChildProcess.java());
        line.addAll(SMALL_AND_QUICK);
        line.addAll(variation.jvmOptions());
        line.addAll(List.of("-jar", app.resolve("quarkus-run.jar").toString()));
        return line;
    }
}
