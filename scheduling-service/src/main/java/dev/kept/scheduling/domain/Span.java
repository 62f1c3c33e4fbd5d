package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// From an instant up to another, the latter not included.
public record Span(Instant from, Instant until) {

    /// The technician's time of an appointment. A wall time that the clock skips is moved forward; of one that comes twice the first is
    /// meant. (The database's `instant_of` reads it in the same way.)
    public static Span of(Appointment appointment) {
        var zone = ZoneId.of(appointment.zone());
        return new Span(appointment.start().atZone(zone).toInstant(), appointment.end().atZone(zone).toInstant());
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    public boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    boolean holds(Span other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }
}
