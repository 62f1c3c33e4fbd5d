package dev.kept.embedded;

import java.nio.file.Path;

/// A broker and a database server for the tests of one build. Found by `ServiceLoader`; without one the embedded pair serves.
public interface TestServers {
    /// Returns once both serve.
    ///
    /// @param folder for whatever they write; deleted after [#end()]
    TestInfrastructure start(Path folder);

    /// Ends both; their data are worth nothing.
    void end();
}
