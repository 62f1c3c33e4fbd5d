package dev.kept.runtime.log;

import dev.kept.events.DomainEvent;
import dev.kept.events.Envelope;
import org.jspecify.annotations.Nullable;

/// A fact with what is known about it.
public record Recorded(Envelope envelope, DomainEvent event) {
    public String streamId() {
        return envelope.stream().id();
    }

    public String tenant() {
        return envelope.tenant();
    }

    /// The same, so that what it leads to lies below this place of a trace.
    public Recorded tracedAt(@Nullable String place) {
        return new Recorded(envelope.tracedAt(place), event);
    }
}
