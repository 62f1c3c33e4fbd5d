package dev.kept.notification.domain;

import dev.kept.events.Appointment;
import dev.kept.events.Money;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// Sentences, days, times and amounts as people of one language say them. Times are wall times at the site, 24 hours.
///
/// @param translations by the English sentence, in which `{0}` stands for what is put in; what has none is said in English
public record Say(Locale locale, Map<String, String> translations) {
    public static final Say ENGLISH = new Say(Locale.ENGLISH, Map.of());
    private static final int HALF_HOUR = 30;

    public Say {
        translations = Map.copyOf(translations);
    }

    /// @param parts said as they are: whatever somebody wrote themselves is never read as a sentence
    public String words(String english, String... parts) {
        var sentence = translations.getOrDefault(english, english);
        return new MessageFormat(sentence.replace("'", "''"), locale).format(parts);
    }

    /// `Thursday 26 November`
    public String day(Appointment appointment) {
        return like("EEEE d MMMM").format(appointment.arrivalFrom());
    }

    /// `Thu 26 Nov, 10:00–12:00`
    public String shortly(Appointment appointment) {
        return like("EEE d MMM").format(appointment.arrivalFrom()) + ", " + window(appointment, "–");
    }

    /// `10:00 – 12:00`
    public String window(Appointment appointment) {
        return window(appointment, " – ");
    }

    private String window(Appointment appointment, String to) {
        var time = like("HH:mm");
        return time.format(appointment.arrivalFrom()) + to + time.format(appointment.arrivalTo());
    }

    /// `Dublin time`
    public String zone(String zone) {
        return words("{0} time", zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '));
    }

    /// `26 November 2026`
    public String date(LocalDate date) {
        return like("d MMMM uuuu").format(date);
    }

    /// `10:40`, on the site's clock.
    public String time(Instant instant, String zone) {
        return like("HH:mm").format(instant.atZone(ZoneId.of(zone)));
    }

    /// `€190.68`
    public String amount(Money money) {
        return money.written(locale);
    }

    /// `about 1½ hours`, to the next half hour.
    public String length(Appointment appointment) {
        long halves = Math.ceilDiv(Duration.between(appointment.start(), appointment.end()).toMinutes(), HALF_HOUR);
        if (halves <= 1)
            return words("about half an hour");
        var hours = halves / 2 + (halves % 2 == 1 ? "½" : "");
        return halves == 2 ? words("about {0} hour", hours) : words("about {0} hours", hours);
    }

    /// Dates follow a pattern, and a pattern is translated like a sentence.
    private DateTimeFormatter like(String pattern) {
        return DateTimeFormatter.ofPattern(translations.getOrDefault(pattern, pattern), locale);
    }

    /// The first of somebody's names.
    public static String firstName(String name) {
        int space = name.strip().indexOf(' ');
        return space < 0 ? name.strip() : name.strip().substring(0, space);
    }
}
