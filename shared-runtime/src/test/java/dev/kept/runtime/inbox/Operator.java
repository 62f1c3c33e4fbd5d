package dev.kept.runtime.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.testing.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Somebody who uses the endpoints under `/kept`.
final class Operator implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;

    Operator(URI service) {
        this.service = service;
    }

    HttpResponse<String> send(String method, String path, Role... roles) {
        var request = HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(60)).header("Content-Type",
                "application/json").method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (roles.length > 0)
            request.header("Authorization", People.bearer("olga", roles));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        return json(send("GET", path, Role.OPERATOR));
    }

    JsonNode post(String path) {
        return json(send("POST", path, Role.OPERATOR));
    }

    /// As the gateway's console asks for it.
    JsonNode replay(String consumer, String id) {
        return post("/kept/parked/" + consumer + "/" + URLEncoder.encode("shelf/" + id, StandardCharsets.UTF_8) + "/replay");
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() != 200)
            throw new AssertionError(response.statusCode() + " " + response.body());
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
