package dev.kept.runtime.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// Somebody who asks the service under test over HTTP.
///
/// @param bearer the `Authorization` header; empty for nobody in particular
/// @param base before every path: empty, or `/api`
public record Api(String bearer, String base) {
    private static final Duration SOON = Duration.ofSeconds(30);

    public Api(String bearer) {
        this(bearer, "");
    }

    public Response get(String path) {
        return request().get(base + path);
    }

    /// A command under a new key.
    ///
    /// @param body JSON as a text, or an object to be written as JSON
    public Response post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Response post(String path, Object body, String key) {
        return post(path, body, Map.of("Idempotency-Key", key));
    }

    /// A command with these headers, and a new key where they have none.
    public Response post(String path, Object body, Map<String, String> headers) {
        var request = request().contentType(ContentType.JSON).body(body).headers(headers);
        if (!headers.containsKey("Idempotency-Key"))
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        return request.post(base + path);
    }

    /// A command that is judged only after this fact has arrived.
    public Response postAfter(String reference, String path, Object body) {
        return post(path, body, Map.of("Kept-After", reference));
    }

    /// Asks again, for a bounded time, until the answer is as hoped for.
    public Response eventually(String path, Predicate<Response> hope) {
        long end = System.nanoTime() + SOON.toNanos();
        while (true) {
            var answer = get(path);
            if (answer.statusCode() == 200 && hope.test(answer))
                return answer;
            if (System.nanoTime() > end)
                throw new AssertionError("Not within " + SOON + ": " + path + " says " + answer.statusCode() + " " + answer.asString());
            pause();
        }
    }

    public RequestSpecification request() {
        var request = given().urlEncodingEnabled(false);
        return bearer.isEmpty() ? request : request.header("Authorization", bearer);
    }

    public static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
