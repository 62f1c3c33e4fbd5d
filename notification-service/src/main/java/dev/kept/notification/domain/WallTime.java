package dev.kept.notification.domain;

import dev.kept.events.Appointment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Wall times at a place as instants. A time that the clocks skip is moved forward; of one that comes twice, the first is meant.
public final class WallTime {
    private WallTime() {}

    /// So many calendar days before the day of the visit (not 24 hours each), at a local hour.
    public static Instant before(Appointment appointment, int days, LocalTime at) {
        return instant(appointment.arrivalFrom().toLocalDate().minusDays(days).atTime(at), appointment.zone());
    }

    public static Instant instant(LocalDateTime wall, String zone) {
        return ZonedDateTime.of(wall, ZoneId.of(zone)).toInstant();
    }
}
