package dev.kept.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/// Somebody who asks the gateway over HTTP.
///
/// @param bearer the `Authorization` header; empty for nobody in particular
record Api(String bearer) {
    static final Api NOBODY = new Api("");
    private static final Duration SOON = Duration.ofSeconds(30);

    Response get(String path) {
        return request().get("/api" + path);
    }

    Response post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Response post(String path, String body, String key) {
        return request().header("Idempotency-Key", key).contentType(ContentType.JSON).body(body).post("/api" + path);
    }

    Response upload(String name, String contentType, byte[] content) {
        return request().queryParam("name", URLEncoder.encode(name, StandardCharsets.UTF_8)).contentType(contentType).body(content)
                .post("/api/files");
    }

    /// Asks again, for a bounded time, until the answer is as hoped for.
    Response eventually(String path, Predicate<Response> hope) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (true) {
            var answer = get(path);
            if (answer.statusCode() == 200 && hope.test(answer))
                return answer;
            if (System.nanoTime() > end)
                throw new AssertionError("Not within " + SOON + ": " + path + " says " + answer.statusCode() + " " + answer.asString());
            Thread.sleep(50);
        }
    }

    RequestSpecification request() {
        return bearer.isEmpty() ? given().urlEncodingEnabled(false) : given().urlEncodingEnabled(false).header("Authorization", bearer);
    }
}
