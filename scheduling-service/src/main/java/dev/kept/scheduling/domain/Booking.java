package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import java.util.List;

/// One visit's reservation of all its resources.
public sealed interface Booking {

    record None() implements Booking {}

    record Standing(String orderId, String siteId, Appointment appointment, List<String> resourceIds) implements Booking {}

    /// The time was given back. A released booking does not come back: a new visit has a booking of its own.
    record Released(String orderId) implements Booking {}
}
