package dev.kept.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// One listener in the place of the services behind the gateway. It answers what a test tells it, else 404 as a problem, and remembers
/// what it was asked. Inventory is away: nobody listens on its port.
public class OtherServices implements QuarkusTestResourceLifecycleManager {
    /// What one was asked; `body` as text.
    record Asked(String method, String uri, Map<String, String> headers, String body) {}

    /// What it answers to `METHOD path`.
    record Told(int status, Map<String, String> headers, String body) {}

    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static final Map<String, Told> TOLD = new ConcurrentHashMap<>();

    static void answer(String methodAndPath, int status, Map<String, String> headers, String body) {
        TOLD.put(methodAndPath, new Told(status, headers, body));
    }

    /// All requests whose path contains this.
    static List<Asked> asked(String part) {
        return ASKED.stream().filter(request -> request.uri().contains(part)).toList();
    }

    @Override
    public Map<String, String> start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", OtherServices::handle);
            server.setExecutor(Executors.newFixedThreadPool(8, Thread.ofPlatform().daemon().factory()));
            server.start();
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of("kept.workorder.url", url, "kept.scheduling.url", url, "kept.notification.url", url, "kept.invoicing.url", url,
                    "kept.inventory.url", "http://127.0.0.1:" + freePort(), "kept.demo", "true");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void stop() {
        // its threads are daemons
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        ASKED.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        var told = TOLD.getOrDefault(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), new Told(404,
                Map.of("Content-Type", "application/problem+json"),
                "{\"status\":404,\"code\":\"not-found\",\"detail\":\"Nothing is here.\"}"));
        told.headers().forEach(exchange.getResponseHeaders()::add);
        var bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
