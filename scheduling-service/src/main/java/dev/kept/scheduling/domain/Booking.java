package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import java.util.List;
import java.util.Set;

/// One visit's reservation of all its resources.
public sealed interface Booking {
    /// Who is or was asked to confirm its time, and hears what became of it.
    Set<String> confirmers();

    /// Whose time it takes; nobody's where it takes none. The first one leads.
    List<String> resourceIds();

    record None() implements Booking {
        @Override
        public List<String> resourceIds() {
            return List.of();
        }

        @Override
        public Set<String> confirmers() {
            return Set.of();
        }
    }

    /// Its time is held until somebody books it, or it is let go of.
    record Proposed(String orderId, Appointment appointment, List<String> resourceIds, Set<String> confirmers) implements Booking {
        public Proposed {
            resourceIds = List.copyOf(resourceIds);
            confirmers = Set.copyOf(confirmers);
        }
    }

    record Standing(String orderId, String siteId, Appointment appointment, List<String> resourceIds, Set<String> confirmers)
            implements
                Booking {}

    /// The time was given back. A released booking does not come back: a new visit has a booking of its own.
    record Released(String orderId, Set<String> confirmers) implements Booking {
        @Override
        public List<String> resourceIds() {
            return List.of();
        }
    }
}
