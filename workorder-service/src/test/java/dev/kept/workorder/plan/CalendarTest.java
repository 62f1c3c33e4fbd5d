package dev.kept.workorder.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.PlanEvent.Rhythm;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final LocalDate LEAP = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2033, 12, 31);

    @Test
    void months_end_when_they_end() {
        assertEquals(days("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"),
                next("FREQ=MONTHLY;BYMONTHDAY=-1", LocalDate.of(2028, 1, 31), 4));
        assertEquals(days("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"),
                next("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", LocalDate.of(2028, 1, 31), 4));
        assertEquals(days("2028-01-31", "2028-03-31", "2028-05-31"), next("FREQ=MONTHLY", LocalDate.of(2028, 1, 31), 3),
                "as the rule says: a month without a 31st has none");
    }

    @Test
    void the_29th_of_february_comes_every_four_years_or_moves_where_the_rule_says_so() {
        assertEquals(days("2024-02-29", "2028-02-29", "2032-02-29"), next("FREQ=YEARLY", LocalDate.of(2024, 2, 29), 5));
        assertEquals(days("2024-02-29", "2025-02-28", "2026-02-28"),
                next("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD", LocalDate.of(2024, 2, 29), 3));
    }

    @Test
    void a_season_is_a_rule_too_and_so_is_the_second_tuesday() {
        assertEquals(days("2026-04-01", "2026-07-01", "2027-04-01"), next("FREQ=MONTHLY;BYMONTH=4,7;BYMONTHDAY=1", LEAP.plusYears(2), 3));
        assertEquals(days("2026-01-13", "2026-02-10"), next("FREQ=MONTHLY;BYDAY=2TU", LocalDate.of(2026, 1, 1), 2));
    }

    @Test
    void looking_ahead_ends_with_the_plan() {
        assertEquals(3, Calendar.next(new Rhythm("FREQ=DAILY", null, LEAP, LEAP.plusDays(2)), LEAP, 12).size());
        assertEquals(List.of(LEAP, LEAP.plusMonths(3)),
                Calendar.next(new Rhythm(null, Period.ofMonths(3), LEAP, LEAP.plusMonths(5)), LEAP, 12));
    }

    /// In every zone and on every day from 2024 to 2036 the order is there at six on the site's clocks; where there is no six that day,
    /// right after.
    @Test
    void the_morning_is_the_sites_in_every_zone_and_on_every_day_the_clocks_change() {
        for (var zone : ZoneId.getAvailableZoneIds()) {
            var rules = ZoneId.of(zone).getRules();
            for (var change = rules.nextTransition(LEAP.atStartOfDay(ZoneId.of(zone)).toInstant()); change != null
                    && change.getDateTimeBefore().getYear() <= 2036; change = rules.nextTransition(change.getInstant()))
                for (int apart = -1; apart <= 1; apart++) {
                    var day = change.getDateTimeBefore().toLocalDate().plusDays(apart);
                    var at = Calendar.upcoming(1, day, 0, zone).raiseAt().atZone(ZoneId.of(zone));
                    boolean isThere = !rules.getValidOffsets(day.atTime(Calendar.MORNING)).isEmpty();
                    assertTrue(isThere
                            ? at.toLocalDateTime().equals(day.atTime(Calendar.MORNING))
                            : at.toLocalDateTime().isAfter(day.atTime(Calendar.MORNING)), zone + " " + day + ": " + at);
                }
        }
    }

    private static List<LocalDate> next(@Nullable String rule, LocalDate start, int most) {
        return Calendar.next(new Rhythm(rule, null, start, start.plusYears(10).isBefore(LAST) ? start.plusYears(10) : LAST), start, most);
    }

    private static List<LocalDate> days(String... days) {
        return List.of(days).stream().map(LocalDate::parse).toList();
    }
}
