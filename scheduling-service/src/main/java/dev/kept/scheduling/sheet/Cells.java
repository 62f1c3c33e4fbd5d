package dev.kept.scheduling.sheet;

import dev.kept.events.Money;
import dev.kept.events.WorkProfile.Certificate;
import dev.kept.events.WorkProfile.Position;
import dev.kept.events.WorkProfile.Shift;
import dev.kept.events.WorkProfile.Skill;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands in cells, in the words of the office's page: `boiler 3, gas`, `Mon-Fri 08:00-16:30`. Empty: it cannot be read.
final class Cells {
    static final Pattern BETWEEN = Pattern.compile("[,;\n]");
    /// A comma after a day goes on with the days.
    static final Pattern BETWEEN_SHIFTS = Pattern.compile("[;\n]|(?<=\\d)\\s*,");
    private static final int SHORTEST_DAY = 3;
    private static final Pattern SKILL = Pattern.compile("(.+?)(?: (\\d{1,3}))?");
    private static final Pattern CERTIFICATE = Pattern.compile("(?i)(.+?) until (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern SHIFT = Pattern.compile("([\\p{L}, –-]+?) (\\d{1,2}:\\d{2}) ?[–-] ?(\\d{1,2}:\\d{2})");
    private static final Pattern POSITION = Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,15})?)\\s*[,;\\s]\\s*(-?\\d{1,3}(?:\\.\\d{1,15})?)");
    private static final Pattern MONEY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,4})?)\\s*([A-Z]{3})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private Cells() {}

    static Stream<String> parts(Pattern between, String cell) {
        return between.splitAsStream(cell).map(part -> part.strip().replaceAll("\\s+", " ")).filter(part -> !part.isEmpty());
    }

    static Optional<Skill> skill(String part) {
        var said = SKILL.matcher(part);
        return said.matches()
                ? Optional.of(new Skill(said.group(1), said.group(2) == null ? 1 : Integer.parseInt(said.group(2))))
                : Optional.empty();
    }

    static Optional<Certificate> certificate(String part) {
        var said = CERTIFICATE.matcher(part);
        try {
            return said.matches() ? Optional.of(new Certificate(said.group(1), LocalDate.parse(said.group(2)))) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Optional<Shift> shift(String part) {
        var said = SHIFT.matcher(part);
        if (!said.matches())
            return Optional.empty();
        try {
            var from = time(said.group(2));
            var to = time(said.group(3));
            return days(said.group(1)).map(days -> new Shift(days, from, to));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String written) {
        return LocalTime.parse(written.length() < 5 ? "0" + written : written);
    }

    private static Optional<Set<DayOfWeek>> days(String written) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var range : parts(Pattern.compile(","), written).toList()) {
            var ends = Arrays.stream(range.split("[–-]", -1)).map(Cells::day).toList();
            if (ends.size() > 2 || ends.stream().anyMatch(Optional::isEmpty))
                return Optional.empty();
            var last = ends.getLast().orElseThrow();
            for (var day = ends.getFirst().orElseThrow(); day != last; day = day.plus(1))
                days.add(day);
            days.add(last);
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    private static Optional<DayOfWeek> day(String written) {
        var word = written.strip().toUpperCase(Locale.ROOT);
        return word.length() < SHORTEST_DAY
                ? Optional.empty()
                : Arrays.stream(DayOfWeek.values()).filter(day -> day.name().startsWith(word)).findFirst();
    }

    static Optional<Position> position(String cell) {
        var said = POSITION.matcher(cell);
        return said.matches()
                ? Optional.of(new Position(Double.parseDouble(said.group(1)), Double.parseDouble(said.group(2))))
                : Optional.empty();
    }

    /// In whole minor units of a currency that there is.
    static Optional<Money> money(String cell) {
        var said = MONEY.matcher(cell);
        try {
            if (!said.matches())
                return Optional.empty();
            int decimals = Math.max(0, Currency.getInstance(said.group(2)).getDefaultFractionDigits());
            return Optional.of(new Money(new BigDecimal(said.group(1)).movePointRight(decimals).longValueExact(), said.group(2)));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    static Optional<Integer> number(String cell) {
        return NUMBER.matcher(cell).matches() ? Optional.of(Integer.valueOf(cell)) : Optional.empty();
    }

    /// Of a cell in which every part can be read.
    static List<Shift> shifts(String cell) {
        return parts(BETWEEN_SHIFTS, cell).flatMap(part -> shift(part).stream()).toList();
    }
}
