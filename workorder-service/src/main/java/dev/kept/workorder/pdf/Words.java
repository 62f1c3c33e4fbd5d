package dev.kept.workorder.pdf;

import dev.kept.events.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days and times as people write them.
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Words() {}

    /// `Thursday 26 November 2026`
    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /// `24 Nov 2026, 08:11` at the site
    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /// `10:06` at the site
    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /// `10:00 – 12:00`
    static String window(Appointment appointment) {
        return TIME.format(appointment.arrivalFrom()) + " – " + TIME.format(appointment.arrivalTo());
    }

    /// `Times of Dublin`
    static String zone(String zone) {
        return "Times of " + zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /// `1 h 35 min`
    static String length(Duration span) {
        long hours = span.toHours();
        long minutes = span.toMinutesPart();
        if (hours == 0)
            return minutes + " min";
        return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }
}
