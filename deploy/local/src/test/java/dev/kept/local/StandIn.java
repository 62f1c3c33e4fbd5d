package dev.kept.local;

import com.sun.net.httpserver.HttpServer;
import dev.kept.embedded.ChildProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A service that does nothing but be ready and tell its environment: enough to test the run itself.
final class StandIn {

    static final Program PROGRAM = (_, variation) -> {
        var line = new ArrayList<>(List.of(ChildProcess.java(), "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.addAll(variation.jvmOptions());
        line.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StandIn.class.getName()));
        return line;
    };

    private StandIn() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        int port = Integer.parseInt(environment.get("QUARKUS_HTTP_PORT"));
        var server = HttpServer.create(new InetSocketAddress(environment.get("QUARKUS_HTTP_HOST"), port), 0);
        byte[] answer = environment.toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }
}
