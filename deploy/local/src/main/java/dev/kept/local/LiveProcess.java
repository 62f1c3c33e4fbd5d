package dev.kept.local;

import io.quarkus.launcher.QuarkusLauncher;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The main class of a service in live reload. It is started as an editor starts it: Quarkus' Maven goal for this wants a newer Maven than
/// the one that Kept is built with.
public final class LiveProcess {

    private LiveProcess() {}

    /// @param args the name of a class of the service: where it is found, the others are
    public static void main(String[] args) {
        QuarkusLauncher.launch(args[0], null);
    }

    /// Where this class and what it calls are found.
    static Stream<Path> places() {
        return Stream.of(LiveProcess.class, QuarkusLauncher.class).map(LiveProcess::placeOf);
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
