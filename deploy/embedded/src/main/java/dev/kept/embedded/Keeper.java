package dev.kept.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// The process that holds the shared broker and server, and ends with them when the last owner has ended.
/// It outlives the test processes, of which a build has several.
final class Keeper {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LONGEST_BUILD = Duration.ofHours(6);
    private static final int WATCH_MILLIS = 500;

    private final Path folder;
    private final Owners owners;
    private final KeeperState state;

    private Keeper(Path folder) {
        this.folder = folder;
        this.owners = new Owners(folder.resolve("owners"));
        this.state = new KeeperState(folder.resolve("state.properties"));
    }

    /// Finds the running keeper or starts one, and enters this test's owner, so that it stays. The pair in containers has a keeper of its
    /// own: whoever wants it is never given the embedded one.
    static TestInfrastructure find() {
        var keeper = new Keeper(ClassPaths.root().resolve(TestServers.inContainers() ? "target/containers" : "target/embedded"));
        try (var _ = keeper.lock()) {
            keeper.owners.add(Owners.ofThisTest());
            var running = keeper.state.ofLivingKeeper();
            return running.isPresent() ? running.get() : keeper.launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExclusiveLock lock() throws IOException {
        return ExclusiveLock.take(folder.resolve("lock"), START);
    }

    private TestInfrastructure launch() throws IOException {
        state.delete();
        var child = ChildProcess.start("keeper of the test infrastructure", folder.resolve("keeper.log"), Map.of(), List.of(
                ChildProcess.java(), "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dkept.root=" + ClassPaths.root(), "-D" + TestServers.IN_CONTAINERS + "=" + TestServers.inContainers(), "-cp",
                ClassPaths.keeper(), Keeper.class.getName(), folder.toString()));
        child.awaitUntil(() -> state.ofLivingKeeper().isPresent(), START);
        return state.ofLivingKeeper().orElseThrow();
    }

    /// @param args the folder of everything shared
    public static void main(String[] args) throws Exception {
        try {
            new Keeper(Path.of(args[0])).keep(TestServers.wanted(Path.of(args[0])));
        } catch (CannotStart sentence) {
            giveUp(sentence);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CannotStart sentence)) {
                throw e;
            }
            giveUp(sentence);
        }
    }

    private static void giveUp(CannotStart sentence) {
        System.err.println(sentence.getMessage());
        System.exit(1);
    }

    private void keep(TestServers servers) throws Exception {
        Path run = folder.resolve("run-" + ProcessHandle.current().pid());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(servers, run)));
        state.write(CompletableFuture.supplyAsync(() -> servers.start(run)).get(START.toSeconds(), TimeUnit.SECONDS));
        awaitEndOfOwners();
    }

    /// Gives up its place under the lock: a test that comes later starts a keeper of its own.
    private void awaitEndOfOwners() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_BUILD.toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.sleep(WATCH_MILLIS);
            if (!owners.anyAlive()) {
                try (var _ = lock()) {
                    if (!owners.anyAlive()) {
                        state.delete();
                        return;
                    }
                }
            }
        }
    }

    private static void end(TestServers servers, Path run) {
        servers.end();
        try {
            Folders.delete(run);
        } catch (IOException leftForClean) {
            System.err.println("not deleted: " + leftForClean);
        }
    }
}
