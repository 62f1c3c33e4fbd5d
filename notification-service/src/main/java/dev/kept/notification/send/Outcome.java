package dev.kept.notification.send;

import java.time.Instant;

/// How an attempt ended.
public sealed interface Outcome {
    record Sent() implements Outcome {}

    /// It is not sent, and need not be: too late, or nobody can receive it.
    record Skipped(String reason) implements Outcome {}

    /// Nothing was sent; a later attempt may succeed.
    record NotNow(String reason) implements Outcome {}

    /// Nothing was tried: it is quiet until then, by Kept's clock.
    record Quiet(Instant until) implements Outcome {}

    /// Nothing was sent, and no attempt will succeed.
    record Refused(String reason) implements Outcome {}

    /// The answer is missing: it may have been sent.
    record Doubtful(String reason) implements Outcome {}
}
