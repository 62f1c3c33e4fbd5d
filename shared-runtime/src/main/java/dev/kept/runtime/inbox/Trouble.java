package dev.kept.runtime.inbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a stream is parked, and when it is tried again by itself.
///
/// @param attempts made so far, 0 when it is parked for the first time
record Trouble(String reason, boolean passing, int attempts) {
    /// A second at first, growing: the last of 20 attempts is made about ten minutes after the first.
    private static final int MOST_ATTEMPTS = 20;
    private static final double GROWTH = 1.3;
    private static final int MOST_HOPS = 16;

    static Trouble first(Throwable failure) {
        return again(failure, 0);
    }

    static Trouble again(Throwable failure, int attempts) {
        if (failure instanceof NotYetKnown missing)
            return new Trouble(String.valueOf(missing.getMessage()), true, attempts);
        var message = failure.getMessage();
        return new Trouble(message == null ? failure.getClass().getSimpleName() : failure.getClass().getSimpleName() + ": " + message,
                false, attempts);
    }

    /// null: not by itself.
    @Nullable
    Instant retryAt(Instant now) {
        if (!passing || attempts >= MOST_ATTEMPTS)
            return null;
        return now.plus(Duration.ofMillis((long) (1000 * Math.pow(GROWTH, attempts))));
    }

    /// A chain of facts and reactions that never ends is stopped here.
    static void requireFewHops(Arrival arrival) {
        if (arrival.content() instanceof Arrival.Content.Fact(var _, var recorded) && recorded.envelope().hops() > MOST_HOPS)
            throw new IllegalStateException("This fact lies " + recorded.envelope().hops()
                    + " reactions away from what a person did: reactions answer one another without end. Find the circle before replaying.");
    }
}
