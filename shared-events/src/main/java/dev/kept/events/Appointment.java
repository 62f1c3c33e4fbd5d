package dev.kept.events;

import java.time.LocalDateTime;
import java.time.ZoneId;

/// A time promised at a place: wall times in the site's zone. The technician is planned from `start` to `end`;
/// the customer is promised an arrival between `arrivalFrom` and `arrivalTo`.
public record Appointment(String zone, LocalDateTime start, LocalDateTime end, LocalDateTime arrivalFrom, LocalDateTime arrivalTo) {
    public Appointment {
        ZoneId.of(zone);
        if (!start.isBefore(end) || arrivalFrom.isAfter(arrivalTo))
            throw new IllegalArgumentException("An appointment ends after it starts: " + start + " to " + end);
    }
}
