package dev.kept.local;

import dev.kept.embedded.Broker;
import dev.kept.embedded.CannotStart;
import dev.kept.embedded.ChildProcess;
import dev.kept.embedded.ExclusiveLock;
import dev.kept.embedded.Keys;
import dev.kept.embedded.PostgresBinaries;
import dev.kept.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// The whole system as processes of this machine. `./kept` is one user of it, the tests of the whole are others.
public final class EmbeddedRun implements AutoCloseable {

    public static final String KAFKA = "Kafka";
    public static final String POSTGRES = "PostgreSQL";
    public static final String CATCHER = "mail catcher";

    static final String LOCK_FILE = "lock";

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration SERVICE_READY = Duration.ofMinutes(3);
    private static final Duration LOCK = Duration.ofSeconds(2);

    private final Settings settings;
    private final Progress progress;
    private final Addresses addresses;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<Service, Variation> variations = new EnumMap<>(Service.class);
    private final ExclusiveLock lock;

    private EmbeddedRun(Settings settings, Progress progress, ExclusiveLock lock, PostgresServer postgres) {
        this.settings = settings;
        this.progress = progress;
        this.lock = lock;
        this.addresses = new Addresses(settings.ports(), new Addresses.Database(postgres.jdbcUrl(""), postgres.reactiveUrl(""),
                postgres.user(), postgres.password()));
        var broker = new Broker(settings.data().resolve("kafka"), settings.ports().kafka(), settings.log(KAFKA));
        add(new Part(POSTGRES, () -> startWithDatabases(postgres), postgres::stop));
        add(new Part(KAFKA, broker::start, child -> child.stop(STOP)));
        add(new Part(CATCHER, new Catcher(settings)::start, child -> child.stop(STOP)));
        for (Service service : Service.values()) {
            add(new Part(service.folder(), () -> start(service), child -> child.stop(STOP)));
        }
    }

    /// Returns once everything serves. If something cannot start, everything is ended and the sentence thrown.
    public static EmbeddedRun start(Settings settings, Progress progress) {
        return start(settings, progress, EnumSet.allOf(Service.class));
    }

    /// The same with some of the services only.
    public static EmbeddedRun start(Settings settings, Progress progress, Set<Service> services) {
        var run = prepare(settings, progress);
        try {
            run.startAll(services);
            return run;
        } catch (CannotStart | UncheckedIOException e) {
            run.close();
            throw e;
        }
    }

    /// Everything is found and free, nothing runs yet.
    static EmbeddedRun prepare(Settings settings, Progress progress) {
        try {
            var lock = lockOf(settings.data());
            try {
                return prepare(settings, progress, lock);
            } catch (CannotStart | IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedRun prepare(Settings settings, Progress progress, ExclusiveLock lock) throws IOException {
        var left = new Leftovers(settings.logs()).end();
        if (!left.isEmpty()) {
            progress.say("Ended what an earlier run left behind: " + String.join(", ", left));
        }
        settings.ports().requireFree();
        Space.requireIn(settings.data());
        Keys.ensure(settings.shared().resolve("keys"));
        var postgres = new PostgresServer(PostgresBinaries.unpackedIn(settings.data().resolve("programs")),
                settings.data().resolve("postgres"), settings.ports().postgres(), "kept",
                Secret.in(settings.data().resolve("database-password")), settings.log(POSTGRES));
        return new EmbeddedRun(settings, progress, lock, postgres);
    }

    void startAll(Set<Service> services) {
        // Asked early: a service that is not built is no reason to start the rest.
        services.forEach(service -> settings.programs().command(service, Variation.NONE));
        together(List.of(part(POSTGRES), part(KAFKA), part(CATCHER)));
        together(services.stream().map(this::part).toList());
    }

    public Addresses addresses() {
        return addresses;
    }

    public Map<String, String> environment(Service service) {
        return ServiceEnvironment.of(service, settings, addresses);
    }

    public Part part(Service service) {
        return part(service.folder());
    }

    /// @param name a service's folder, or one of the constants of this class
    public Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part " + name + ", only " + parts.keySet());
        }
        return part;
    }

    public Collection<Part> parts() {
        return List.copyOf(parts.values());
    }

    /// Holds from the service's next start on.
    public void vary(Service service, Variation variation) {
        variations.put(service, variation);
    }

    /// Ends every process: the services first, then what they need.
    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stops = EnumSet.allOf(Service.class).stream().map(service -> CompletableFuture.runAsync(part(service)::stop, threads))
                    .toList();
            stops.forEach(CompletableFuture::join);
        }
        part(CATCHER).stop();
        part(KAFKA).stop();
        part(POSTGRES).stop();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Part part) {
        parts.put(part.name(), part);
    }

    private void together(List<Part> starting) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new ArrayList<CompletableFuture<Void>>();
            for (Part part : starting) {
                started.add(CompletableFuture.runAsync(() -> progress.timed(part.name(), part::start), threads));
            }
            started.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart sentence ? sentence : e;
        }
    }

    private ChildProcess startWithDatabases(PostgresServer postgres) {
        var child = postgres.start();
        for (Service service : Service.values()) {
            postgres.createDatabaseIfAbsent(service.database());
        }
        return child;
    }

    private ChildProcess start(Service service) {
        var variation = variations.getOrDefault(service, Variation.NONE);
        var environment = environment(service);
        environment.putAll(variation.environment());
        var child = ChildProcess.start(service.folder(), settings.log(service.folder()), environment,
                settings.programs().command(service, variation));
        var readiness = new Readiness(addresses.url(service).resolve("/q/health/ready"));
        return ready(child, readiness::holds, SERVICE_READY);
    }

    /// A child that does not get ready is no child of the run, and must not stay.
    static ChildProcess ready(ChildProcess child, BooleanSupplier serves, Duration bound) {
        try {
            child.awaitUntil(serves, bound);
            return child;
        } catch (CannotStart e) {
            child.kill();
            throw e;
        }
    }

    static ExclusiveLock lockOf(Path data) throws IOException {
        try {
            return ExclusiveLock.take(data.resolve(LOCK_FILE), LOCK);
        } catch (CannotStart held) {
            throw new CannotStart("Kept runs already with the data in " + data
                    + ": stop that run with Ctrl-C, or start this one with `--data DIR --port-base 18080`.", held);
        }
    }
}
