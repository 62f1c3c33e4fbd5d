package dev.kept.scheduling.http;

import dev.kept.runtime.http.NotDone;
import dev.kept.scheduling.domain.Slots;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// `?from=2026-03-05&days=7`: some days in a row.
record Days(LocalDate from, int count) {
    private static final int USUAL = 7;

    /// @param today where no `from` is given
    static Days asked(@Nullable String from, @Nullable Integer days, LocalDate today) {
        int count = days == null ? USUAL : days;
        if (count < 1 || count > Slots.MOST_DAYS)
            throw NotDone.badRequest("bad-days", "'days' is a number from 1 to " + Slots.MOST_DAYS + ", not " + count + ".");
        return new Days(from == null ? today : date(from), count);
    }

    private static LocalDate date(String written) {
        try {
            var date = LocalDate.parse(written);
            if (date.getYear() >= 2000 && date.getYear() < 2200)
                return date;
        } catch (DateTimeParseException _) {
            // answered below
        }
        throw NotDone.badRequest("bad-date", "'from' is a date of this century such as 2026-03-05.");
    }
}
