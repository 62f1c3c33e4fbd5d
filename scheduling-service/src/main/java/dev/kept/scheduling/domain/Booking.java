package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import java.util.List;
import java.util.Set;

/// One visit's reservation of all its resources.
public sealed interface Booking {

    record None() implements Booking {}

    /// Its time is held until somebody books it, or it is let go of.
    ///
    /// @param confirmers who may book it as it is, besides the office
    record Proposed(String orderId, Appointment appointment, List<String> resourceIds, Set<String> confirmers) implements Booking {
        public Proposed {
            resourceIds = List.copyOf(resourceIds);
            confirmers = Set.copyOf(confirmers);
        }
    }

    record Standing(String orderId, String siteId, Appointment appointment, List<String> resourceIds) implements Booking {}

    /// The time was given back. A released booking does not come back: a new visit has a booking of its own.
    record Released(String orderId) implements Booking {}
}
