package dev.kept.runtime.log;

import dev.kept.events.DomainEvent;
import dev.kept.events.Envelope;

/// A fact with what is known about it.
public record Recorded(Envelope envelope, DomainEvent event) {
    public String streamId() {
        return envelope.stream().id();
    }

    public String tenant() {
        return envelope.tenant();
    }
}
