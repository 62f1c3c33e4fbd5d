package dev.kept.local;

import com.sun.net.httpserver.HttpServer;
import dev.kept.embedded.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes what a service exports by OTLP over HTTP, and looks for names and ids in the bytes: a collector as small as a test needs it.
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<String> exports = new CopyOnWriteArrayList<>();

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, Ports.free()), 0);
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                exports.add(HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()));
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort());
    }

    /// Whether one export has a span of this name, with these trace and span ids (in hexadecimal digits) in it.
    boolean hasSpan(String name, String... ids) {
        var hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        return exports.stream().anyMatch(export -> export.contains(hex) && List.of(ids).stream().allMatch(export::contains));
    }

    boolean isEmpty() {
        return exports.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
