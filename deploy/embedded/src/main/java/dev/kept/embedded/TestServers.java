package dev.kept.embedded;

import java.nio.file.Path;
import java.util.ServiceLoader;

/// A broker and a database server for the tests of one build. Found by `ServiceLoader`; without one the embedded pair serves.
public interface TestServers {
    /// The system property by which `mvn verify -Pcontainers` asks for the pair in containers.
    String IN_CONTAINERS = "kept.containers";

    /// Returns once both serve.
    ///
    /// @param folder for whatever they write; deleted after [#end()]
    TestInfrastructure start(Path folder);

    /// Ends both; their data are worth nothing.
    void end();

    static boolean inContainers() {
        return Boolean.getBoolean(IN_CONTAINERS);
    }

    /// Those on the class path, else the embedded pair; refuses to take the embedded one where the other was asked for.
    ///
    /// @param programs where the embedded pair has its programs
    static TestServers wanted(Path programs) {
        var found = ServiceLoader.load(TestServers.class).findFirst();
        if (found.isEmpty() && inContainers()) {
            throw new CannotStart("The tests are to run on containers (-Pcontainers), and what starts these is not built:"
                    + " run the whole build, `mvn verify -Pcontainers`, or `mvn -pl deploy/containers -am package -Pcontainers` before.");
        }
        return found.orElseGet(() -> new EmbeddedPair(programs));
    }
}
