package dev.kept.scheduling;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

/// Somebody who asks this service over HTTP.
record Api(String bearer) {
    private static final Duration SOON = Duration.ofSeconds(30);

    Response get(String path) {
        return given().header("Authorization", bearer).get(path);
    }

    Response post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Response post(String path, String body, String key) {
        return given().header("Authorization", bearer).header("Idempotency-Key", key).contentType(ContentType.JSON).body(body).post(path);
    }

    Response postAfter(String reference, String path, String body) {
        return given().header("Authorization", bearer).header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Kept-After", reference)
                .contentType(ContentType.JSON).body(body).post(path);
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
}
