package dev.kept.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.local.BuiltServices;
import dev.kept.local.EmbeddedRun;
import dev.kept.local.PortPlan;
import dev.kept.local.Progress;
import dev.kept.local.Service;
import dev.kept.local.Settings;
import dev.kept.local.Variation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The system under measurement: real broker, real database, the chosen services, with data of its own that is deleted afterwards.
final class Running implements AutoCloseable {
    /// Measured at full speed: the small heap and the quick compiler of `./kept` are for starting fast.
    private static final List<String> FAST = List.of("-Xms512m", "-Xmx512m", "-XX:TieredStopAtLevel=4");
    /// Nothing reaches the topics, so that the inboxes idle.
    private static final Map<String, String> UNPUBLISHED = Map.of("KEPT_RELAY_ENABLED", "false");
    static final ObjectMapper JSON = new ObjectMapper();
    final Path data;
    final Vertx vertx = Vertx.vertx();
    final Load load = new Load(vertx);
    final PortPlan ports = PortPlan.free();
    private final Path root;
    private EmbeddedRun run;

    private Running(Path root, Path data) {
        this.root = root;
        this.data = data;
        this.run = start(Set.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run.close()));
    }

    static Running empty() throws IOException {
        var root = Path.of(System.getProperty("kept.root", "")).toAbsolutePath();
        var target = Files.createDirectories(root.resolve("benchmarks/target"));
        return new Running(root, Files.createTempDirectory(target, "data-"));
    }

    private EmbeddedRun start(Set<Service> services) {
        return EmbeddedRun.start(new Settings(data, ports, new BuiltServices(root, data.resolve("variations"))),
                new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)), services);
    }

    /// Starts a service, or starts it again, with its relay or without.
    void serve(Service service, boolean publishes) {
        var part = run.part(service);
        part.stop();
        run.vary(service, new Variation(publishes ? Map.of() : UNPUBLISHED, FAST, List.of()));
        part.start();
    }

    void serveAll() {
        for (var service : Service.values())
            serve(service, true);
    }

    void end(Service service) {
        run.part(service).stop();
    }

    /// Everything as `./kept` has it, after everything was ended.
    void again() {
        run.close();
        run = start(EnumSet.allOf(Service.class));
    }

    EmbeddedRun run() {
        return run;
    }

    URI url(Service service) {
        return run.addresses().url(service);
    }

    /// A fresh access token of one of the demo people.
    String token(String face) throws Exception {
        var people = ask(HttpMethod.GET, Service.GATEWAY, "/api/demo-people", "", "");
        for (var person : people)
            if (person.path("role").asText().equals(face))
                return ask(HttpMethod.POST, Service.GATEWAY, "/api/sessions", JSON.writeValueAsString(
                        Map.of("email", person.path("email").asText(), "password", person.path("password").asText())), "")
                        .path("accessToken").asText();
        throw new IllegalStateException("Nobody is " + face);
    }

    JsonNode ask(HttpMethod method, Service service, String path, String body, String token) throws Exception {
        var answer = load.send(method, new Load.Call(url(service), path, body), token).get(60, TimeUnit.SECONDS);
        if (answer.status() / 100 != 2)
            throw new IllegalStateException(path + " was answered " + answer.status() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    /// Asks until the answer is as hoped for.
    JsonNode eventually(Service service, String path, String token, Duration atMost, Predicate<JsonNode> hope) throws Exception {
        return until(atMost, Duration.ofMillis(100), path, () -> {
            var answer = load.send(HttpMethod.GET, new Load.Call(url(service), path, ""), token).get(60, TimeUnit.SECONDS);
            return answer.status() == 200 ? Optional.of(JSON.readTree(answer.body())).filter(hope) : Optional.empty();
        });
    }

    /// Tries until there is something.
    ///
    /// @param pause between two tries
    /// @param what it waits for, in words
    static <T> T until(Duration atMost, Duration pause, String what, Callable<Optional<T>> attempt) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var found = attempt.call();
            if (found.isPresent())
                return found.get();
            if (System.nanoTime() > end)
                throw new IllegalStateException(what + " did not come to what was hoped for within " + atMost);
            Thread.sleep(pause);
        }
    }

    @Override
    public void close() throws IOException {
        load.close();
        run.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.delete(file);
        }
    }
}
