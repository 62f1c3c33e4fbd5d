package dev.kept.runtime.log;

import dev.kept.events.WorkOrderEvent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the tests' service one that keeps facts, and so has a relay.
@Singleton
final class PadsOfTheService {
    @Produces
    @Singleton
    StreamType<Pads.Command, Integer, WorkOrderEvent> pads() {
        return Pads.TYPE;
    }
}
