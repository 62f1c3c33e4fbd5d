package dev.kept.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One person at the gateway's public API, as a test or a script would use it.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private final @Nullable String token;

    private Api(String base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /// Nobody in particular.
    public static Api anonymous(String gateway) {
        return new Api(gateway + "/api", null);
    }

    public Api signIn(String email, String password) {
        var session = send("POST", "/sessions", Map.of("email", email, "password", password), Map.of()).ok();
        return new Api(base, session.path("accessToken").asText());
    }

    /// The demo person with this role, of the list on the sign-in page.
    public JsonNode demoPerson(String role) {
        var people = get("/demo-people").ok();
        return StreamSupport.stream((people.isArray() ? people : people.path("items")).spliterator(), false)
                .filter(person -> person.path("role").asText().equals(role)).findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is " + role + " in " + people));
    }

    public Api signInAs(String role) {
        var person = demoPerson(role);
        return signIn(person.path("email").asText(), person.path("password").asText());
    }

    /// The same person at another address, past the gateway.
    public Api at(String address) {
        return new Api(address, token);
    }

    /// Whoever has this access token, at the same address.
    public Api with(String token) {
        return new Api(base, token);
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /// A command under a new key.
    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, Object body, String key) {
        return send("POST", path, body, Map.of("Idempotency-Key", key));
    }

    public Answer upload(String name, String contentType, byte[] content) {
        return exchange(request("/files?name=" + name).header("Content-Type", contentType).header("Idempotency-Key",
                UUID.randomUUID().toString()).POST(BodyPublishers.ofByteArray(content)).build());
    }

    /// Asks again, at most `atMost` long, until the answer is as hoped for.
    public JsonNode eventually(String path, Duration atMost, Predicate<JsonNode> hope) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var answer = get(path);
            if (answer.status() == 200 && hope.test(answer.body()))
                return answer.body();
            if (System.nanoTime() > end)
                throw new AssertionError(
                        "Not within " + atMost.toSeconds() + " s: GET " + path + " says " + answer.status() + " " + answer.body());
            pause();
        }
    }

    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        try {
            var request = request(path).method(method,
                    body == null
                            ? BodyPublishers.noBody()
                            : BodyPublishers.ofString(body instanceof String raw ? raw : JSON.writeValueAsString(body)));
            if (body != null)
                request.header("Content-Type", "application/json");
            headers.forEach(request::setHeader);
            return exchange(request.build());
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    /// The bytes of a file.
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError("GET " + path, broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (token != null)
            request.header("Authorization", "Bearer " + token);
        return request;
    }

    private static Answer exchange(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var body = type.contains("json") && !response.body().isEmpty() ? JSON.readTree(response.body()) : JSON.createObjectNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(request.method() + " " + request.uri(), broken);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// What came back; [#ok()] is the body of a success and says the problem otherwise.
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {
        public JsonNode ok() {
            if (status / 100 != 2)
                throw new AssertionError(
                        response.request().method() + " " + response.uri() + " was answered " + status + ": " + response.body());
            return body;
        }

        public String reference() {
            return body.path("reference").asText();
        }
    }
}
