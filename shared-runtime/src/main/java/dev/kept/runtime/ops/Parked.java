package dev.kept.runtime.ops;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stream that waits because one of its facts cannot be handled, or a timer that failed too often (consumer `timers`).
///
/// @param sequence the fact that cannot be handled; -1 for a timer
/// @param waiting how many facts wait, this one included
/// @param retryAt when it is tried again by itself; absent: an operator has to look
public record Parked(String consumer, String stream, Instant since, String reason, long sequence, long waiting, int attempts,
        @Nullable Instant retryAt) {}
