package dev.kept.workorder.domain;

import dev.kept.events.Appointment;
import dev.kept.events.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/// Values as sentences and documents name them.
public final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Words() {}

    /// `190.68 EUR`, as a Why compares amounts. Currencies that Java does not know have two decimals.
    public static String money(Money money) {
        return BigDecimal.valueOf(money.minor(), decimals(money.currency())).toPlainString() + " " + money.currency();
    }

    /// `1 h 15 min`
    public static String length(Duration span) {
        long hours = span.toHours();
        int minutes = span.toMinutesPart();
        if (hours == 0)
            return minutes + " min";
        return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }

    /// `Thursday 26 November 2026`
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /// `24 Nov 2026, 08:11` at the site
    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /// `10:06` at the site
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /// `10:00 – 12:00`
    public static String window(Appointment appointment) {
        return TIME.format(appointment.arrivalFrom()) + " – " + TIME.format(appointment.arrivalTo());
    }

    /// `Times of Dublin`
    public static String zone(String zone) {
        return "Times of " + zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /// `Waiting parts`, of `WAITING_PARTS`
    public static String name(Enum<?> value) {
        var words = value.name().replace('_', ' ').toLowerCase(Locale.ENGLISH);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static int decimals(String currency) {
        return Currency.getAvailableCurrencies().stream().filter(known -> known.getCurrencyCode().equals(currency)).findFirst()
                .map(known -> Math.max(0, known.getDefaultFractionDigits())).orElse(2);
    }
}
