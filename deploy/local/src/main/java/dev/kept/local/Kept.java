package dev.kept.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kept.embedded.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;

/// The main class of `./kept`: starts everything, says where it is, and ends everything with itself.
public final class Kept {

    private static final int WATCH_MILLIS = 1_000;

    private final Progress progress = new Progress(System.out);
    private final AtomicBoolean up = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();

    private Kept() {}

    /// @param args as in [Options]; the checkout is named by the system property `kept.root`
    public static void main(String[] args) throws InterruptedException {
        try {
            Path root = Path.of(System.getProperty("kept.root", "")).toAbsolutePath();
            if (args.length > 0 && args[0].equals("reset")) {
                var options = Options.of(root, Arrays.copyOfRange(args, 1, args.length));
                new Reset(options.data(), new BufferedReader(new InputStreamReader(System.in, UTF_8)), System.out).ask();
            } else if (args.length > 0 && args[0].equals("recover")) {
                recover(root, Options.of(root, Arrays.copyOfRange(args, 1, args.length)));
            } else {
                new Kept().run(root, Options.of(root, args));
            }
        } catch (CannotStart sentence) {
            System.err.println(sentence.getMessage());
            System.exit(1);
        } catch (UncheckedIOException e) {
            System.err.println("Kept cannot go on: " + e.getCause());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("Kept cannot go on: " + e);
            System.exit(1);
        }
    }

    private static void recover(Path root, Options options) {
        var settings = new Settings(options.data(), options.ports(), new BuiltServices(root, options.data().resolve("variations")));
        new Recover(root, settings, new Progress(System.out)).all();
    }

    private void run(Path root, Options options) throws InterruptedException {
        long begin = System.nanoTime();
        var programs = new BuiltServices(root, options.data().resolve("variations"));
        var settings = new Settings(options.data(), options.ports(), programs);
        progress.say("Kept starts. Ctrl-C ends it; its data stay in " + settings.data() + ".");
        var run = EmbeddedRun.prepare(settings, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run)));
        var services = EnumSet.allOf(Service.class);
        options.live().ifPresent(services::remove);
        run.startAll(services);
        up.set(true);
        progress.say("Ready after %.1f s.".formatted(Progress.seconds(begin)));
        say(run.addresses());
        if (options.live().isPresent()) {
            LiveReload.of(root, options.live().get(), run, options.data().resolve("variations")).untilItEnds();
        } else {
            watch(run);
        }
    }

    private void say(Addresses addresses) {
        progress.say("");
        progress.say("  Kept        " + addresses.publicUrl());
        progress.say("  Inbox       " + addresses.inboxUrl() + "   every mail and text message lands there");
        for (Service service : Service.values()) {
            progress.say("  %-24s %s".formatted(service.folder(), addresses.url(service)));
        }
        progress.say("  Kafka " + addresses.kafka() + ", PostgreSQL " + addresses.database().jdbcServer());
        progress.say("");
    }

    /// Says it once when a part ends by itself. The others go on: that is what they were built for.
    private void watch(EmbeddedRun run) throws InterruptedException {
        var gone = new HashSet<String>();
        while (true) {
            Thread.sleep(WATCH_MILLIS);
            for (Part part : run.parts()) {
                if (!part.isAlive() && !ending.get() && gone.add(part.name())) {
                    progress.say(part.name() + " has ended; its log is in the data folder under logs. Start Kept again to have it back.");
                }
            }
        }
    }

    private void end(EmbeddedRun run) {
        long begin = System.nanoTime();
        ending.set(true);
        if (up.get()) {
            progress.say("Kept ends ...");
        } else {
            // Still starting: nobody has work in there, and what was acknowledged survives a kill.
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
        run.close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        progress.say("Ended after %.1f s.".formatted(Progress.seconds(begin)));
    }
}
