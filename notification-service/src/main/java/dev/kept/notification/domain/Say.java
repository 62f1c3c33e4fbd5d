package dev.kept.notification.domain;

import dev.kept.events.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days, times and amounts as people say them. Times are wall times at the site, 24 hours.
public final class Say {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final int HALF_HOUR = 30;

    private Say() {}

    /// `Thursday 26 November`
    public static String day(Appointment appointment) {
        return DAY.format(appointment.arrivalFrom());
    }

    /// `Thu 26 Nov, 10:00–12:00`
    public static String shortly(Appointment appointment) {
        return SHORT_DAY.format(appointment.arrivalFrom()) + ", " + TIME.format(appointment.arrivalFrom()) + "–"
                + TIME.format(appointment.arrivalTo());
    }

    /// `10:00 – 12:00`
    public static String window(Appointment appointment) {
        return TIME.format(appointment.arrivalFrom()) + " – " + TIME.format(appointment.arrivalTo());
    }

    /// `Dublin time`
    public static String zone(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ') + " time";
    }

    /// `26 November 2026`
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /// `10:40`, on the site's clock.
    public static String time(Instant instant, String zone) {
        return TIME.format(instant.atZone(ZoneId.of(zone)));
    }

    /// `about 1½ hours`, to the next half hour.
    public static String length(Appointment appointment) {
        long halves = Math.ceilDiv(Duration.between(appointment.start(), appointment.end()).toMinutes(), HALF_HOUR);
        if (halves <= 1)
            return "about half an hour";
        var hours = halves / 2 + (halves % 2 == 1 ? "½" : "");
        return "about " + hours + (halves == 2 ? " hour" : " hours");
    }

    /// The first of somebody's names.
    public static String firstName(String name) {
        int space = name.strip().indexOf(' ');
        return space < 0 ? name.strip() : name.strip().substring(0, space);
    }
}
