package dev.kept.workorder;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// Somebody who asks this service over HTTP.
record Api(String bearer) {
    private static final Duration SOON = Duration.ofSeconds(30);

    Response get(String path) {
        return given().header("Authorization", bearer).get(path);
    }

    Response post(String path, Map<String, ?> body) {
        return post(path, body, Map.of());
    }

    Response post(String path, Map<String, ?> body, Map<String, String> headers) {
        RequestSpecification request = given().header("Authorization", bearer).contentType(ContentType.JSON).body(body);
        if (!headers.containsKey("Idempotency-Key"))
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        headers.forEach(request::header);
        return request.post(path);
    }

    /// Asks again, for a bounded time, until the answer is as hoped for.
    Response eventually(String path, Predicate<Response> hope) {
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

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
