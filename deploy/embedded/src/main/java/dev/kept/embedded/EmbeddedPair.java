package dev.kept.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The broker and the server that this module brings, as children of this process.
///
/// @param programs where the server's programs are unpacked, and logs written
record EmbeddedPair(Path programs) implements TestServers {
    private static final Duration STOP = Duration.ofSeconds(10);

    @Override
    public TestInfrastructure start(Path folder) {
        var postgres = new PostgresServer(PostgresBinaries.unpackedIn(programs), folder.resolve("postgres"), Ports.free(), "kept", "kept",
                programs.resolve("postgres.log"));
        var broker = new Broker(folder.resolve("kafka"), Ports.free(), programs.resolve("kafka.log"));
        CompletableFuture.allOf(CompletableFuture.runAsync(broker::start), CompletableFuture.runAsync(postgres::start)).join();
        return new TestInfrastructure(broker.bootstrap(), Ports.LOOPBACK + ":" + postgres.port(), postgres.user(), postgres.password());
    }

    @Override
    public void end() {
        // The data goes with the processes: nothing is worth an orderly end.
        var children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().completeOnTimeout(child, STOP.toSeconds(), TimeUnit.SECONDS).join());
    }
}
