package dev.kept.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Api.Answer;
import dev.kept.local.RunningSystem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// People at the gateway who do not give up: what is not answered is sent again under the same key, as a phone would do it.
final class Insistence {
    static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ECHO = Duration.ofSeconds(90);
    private final Function<String, Api> signIn;
    private final Map<String, Api> people = new ConcurrentHashMap<>();
    private final Set<Flight> flying = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();

    /// @param signIn whoever is named so, by a role or as the test likes; again where a session is not known any more
    Insistence(Function<String, Api> signIn) {
        this.signIn = signIn;
    }

    /// One request on its way.
    static final class Flight {
        private volatile boolean answered;

        /// False also for one that broke.
        boolean isAnswered() {
            return answered;
        }
    }

    /// Requests that wait for their answer now.
    Set<Flight> flying() {
        return Set.copyOf(flying);
    }

    /// Requests that broke or were answered 5xx, and were repeated.
    int unanswered() {
        return unanswered.get();
    }

    /// Sends a command until there is an answer, which may be a refusal.
    Answer post(String who, String path, Object body, String key) {
        return insist(who, "POST " + path, api -> api.post(path, body, key));
    }

    JsonNode upload(String who, String contentType, byte[] content) {
        return insist(who, "POST /files", api -> api.upload("file", contentType, content)).ok();
    }

    JsonNode eventually(String who, String path, Predicate<JsonNode> hope) {
        long end = System.nanoTime() + ECHO.toNanos();
        while (true) {
            var answer = insist(who, "GET " + path, api -> api.get(path)).body();
            if (hope.test(answer))
                return answer;
            if (System.nanoTime() > end)
                throw new AssertionError("Not within " + ECHO.toSeconds() + " s: " + path + " says " + answer);
            RunningSystem.pause();
        }
    }

    private Answer insist(String who, String what, Function<Api, Answer> request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = once(who, request);
            if (answer != null && answer.status() < 500 && answer.status() != 401 && answer.status() != 429
                    && !answer.body().path("code").asText().equals("not-yet-known"))
                return answer;
            if (answer != null && answer.status() == 401)
                people.remove(who);
            else
                unanswered.incrementAndGet();
            if (System.nanoTime() > end)
                throw new AssertionError("No answer to " + what + " within " + PATIENCE.toSeconds() + " s: "
                        + (answer == null ? "broken" : answer.status() + " " + answer.body()));
            RunningSystem.pause();
        }
    }

    private @Nullable Answer once(String who, Function<Api, Answer> request) {
        var flight = new Flight();
        flying.add(flight);
        try {
            var answer = request.apply(people.computeIfAbsent(who, signIn));
            flight.answered = true;
            return answer;
        } catch (AssertionError broken) {
            return null;
        } finally {
            flying.remove(flight);
        }
    }
}
