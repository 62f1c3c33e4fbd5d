package dev.kept.runtime.log;

import dev.kept.decision.Asked;
import org.jspecify.annotations.Nullable;

/// A command on its way to its decider.
///
/// @param ifVersion the version that the client insists on (If-Match); null: any
/// @param key makes a repetition harmless; null only where a repetition cannot happen
/// @param cause what led to it; null for a person's command, which begins a chain
public record Submission<C, S>(StreamType<C, S, ?> type, String streamId, C command, Asked asked, @Nullable Long ifVersion,
        @Nullable Key key, @Nullable Cause cause) {

    /// @param value unique per tenant: a client's UUIDv7, or for a reaction `<reaction>:<causing event id>`
    /// @param bodyHash hex SHA-256 of the raw body; the same key with another hash is refused
    public record Key(String value, String bodyHash) {}

    /// @param hops those of the causing fact, plus one
    /// @param traceparent where this lies in a trace; null where nothing is traced
    public record Cause(String causationId, String correlationId, int hops, @Nullable String traceparent) {
        /// The cause of a command that a fact led to.
        public static Cause of(Recorded fact) {
            var envelope = fact.envelope();
            return new Cause(envelope.eventId(), envelope.correlationId(), envelope.hops() + 1, envelope.traceparent());
        }
    }
}
