package dev.kept.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.local.storm.Acknowledged.Received;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Eight callers at the gateway who do not give up.
final class Traffic implements AutoCloseable {
    static final int CALLERS = 8;
    /// Every so many acknowledged commands one is sent once more, as if its answer had been lost.
    private static final int REPEATED = 5;
    private final Insistence people;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<Future<?>> running;
    private volatile boolean ending;
    private volatile boolean mayBeUnfinished;

    /// @param seed decides what each caller does
    Traffic(RunningSystem kept, long seed) {
        this.people = new Insistence(kept::signedIn);
        this.running = IntStream.range(0, CALLERS)
                .<Future<?>>mapToObj(caller -> callers.submit(() -> work(new Caller(this, new Random(seed * CALLERS + caller), caller))))
                .toList();
    }

    private void work(Caller caller) {
        while (!ending)
            caller.turn();
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// Refusals are answers too, but none of these commands should get one.
    List<String> refused() {
        return List.copyOf(refused);
    }

    /// Requests that wait for their answer now.
    Set<Insistence.Flight> flying() {
        return people.flying();
    }

    /// Requests that broke or were answered 5xx, and were repeated.
    int unanswered() {
        return people.unanswered();
    }

    void awaitAcknowledged(int more, Duration atMost) {
        int wanted = acknowledged.size() + more;
        long end = System.nanoTime() + atMost.toNanos();
        while (acknowledged.size() < wanted) {
            if (System.nanoTime() > end || running.stream().anyMatch(Future::isDone))
                throw new AssertionError("Only " + acknowledged.size() + " of " + wanted + " commands were acknowledged within "
                        + atMost.toSeconds() + " s; refused: " + refused + failures());
            RunningSystem.pause();
        }
    }

    /// For a system that is known to have lost something: what a caller waits for then never comes.
    void forgetWhatIsUnfinished() {
        mayBeUnfinished = true;
    }

    @Override
    public void close() {
        end();
    }

    /// Lets every caller finish its turn.
    void end() {
        ending = true;
        callers.shutdown();
        try {
            if (!callers.awaitTermination(Insistence.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS))
                throw new AssertionError("The callers do not end");
            for (var caller : running)
                caller.get();
        } catch (InterruptedException | ExecutionException failed) {
            if (!mayBeUnfinished)
                throw new AssertionError("A caller failed", failed);
        }
    }

    private String failures() {
        var all = new StringBuilder();
        for (var caller : running)
            if (caller.isDone())
                try {
                    caller.get();
                } catch (InterruptedException | ExecutionException failed) {
                    all.append("; a caller ended: ").append(failed.getCause());
                }
        return all.toString();
    }

    /// Sends until there is an answer; null where it is a refusal.
    @Nullable
    JsonNode command(String role, String path, Object body, @Nullable String mark, @Nullable Received received) {
        var key = UUID.randomUUID().toString();
        var answer = people.post(role, path, body, key);
        if (answer.status() / 100 != 2) {
            refused.add(role + " " + path + ": " + answer.status() + " " + answer.body().path("code").asText() + " "
                    + answer.body().path("detail").asText());
            return null;
        }
        acknowledged.add(new Acknowledged(owner(path), key, answer.reference(), mark, received));
        if (acknowledged.size() % REPEATED == 0) {
            var again = people.post(role, path, body, key);
            if (!again.reference().equals(answer.reference()))
                refused.add(role + " " + path + " was answered " + answer.reference() + ", and when repeated " + again.body());
        }
        return answer.body();
    }

    JsonNode eventually(String role, String path, Predicate<JsonNode> hope) {
        return people.eventually(role, path, hope);
    }

    JsonNode upload(String role, String contentType, byte[] content) {
        return people.upload(role, contentType, content);
    }

    private static Service owner(String path) {
        return switch (path.split("/")[1]) {
            case "work-orders", "directory" -> Service.WORKORDER;
            case "bookings", "technicians" -> Service.SCHEDULING;
            case "invoices" -> Service.INVOICING;
            case "parts", "stock" -> Service.INVENTORY;
            default -> throw new IllegalArgumentException("whose is " + path);
        };
    }
}
