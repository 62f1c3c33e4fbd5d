package dev.kept.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The circumstances of a command: who asks, when, and what they saw.
///
/// @param now our clock: deadlines and order
/// @param occurredAt when it happened as the caller says: counts worked time, tells the story
/// @param revision the content revision that a deciding person saw; null where the command needs none
public record Asked(Caller by, Instant now, Instant occurredAt, @Nullable Integer revision) {
    public static Asked at(Caller by, Instant now) {
        return new Asked(by, now, now, null);
    }
}
