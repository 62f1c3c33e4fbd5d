package dev.kept.runtime.log;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Commands to one stream follow one another within this process, so that they do not conflict with each other; those to different
/// streams do not wait.
final class Turns {
    private static final int MOST_WAITING = 10_000;
    private static final long LONGEST_TURN_SECONDS = 15;
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /// Begins the work on the caller's Vert.x context.
    <T> CompletableFuture<T> take(String stream, Supplier<CompletableFuture<T>> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(
                    new LogUnavailable(new IllegalStateException("More than " + MOST_WAITING + " commands are waiting")));
        }
        var turn = new CompletableFuture<Void>();
        var before = last.put(stream, turn);
        var result = before == null ? begun(work) : Contexts.backOnCallers(inTime(before)).thenCompose(_ -> work.get());
        var _ = result.whenComplete((_, _) -> {
            waiting.decrementAndGet();
            last.remove(stream, turn);
            turn.complete(null);
        });
        return result;
    }

    /// Work that cannot even begin must not keep its turn.
    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /// One that never answers does not hold up its stream for ever: whoever follows may then collide with it, and tries again.
    private static CompletableFuture<Void> inTime(CompletableFuture<Void> before) {
        return before.copy().completeOnTimeout(null, LONGEST_TURN_SECONDS, TimeUnit.SECONDS);
    }
}
