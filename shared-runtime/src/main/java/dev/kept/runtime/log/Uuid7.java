package dev.kept.runtime.log;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// UUIDv7 (RFC 9562): 48 bits of milliseconds, 74 random bits. One after the other they fall on the same pages of an index.
public final class Uuid7 {
    private Uuid7() {}

    public static String next(Clock clock) {
        var random = ThreadLocalRandom.current();
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
