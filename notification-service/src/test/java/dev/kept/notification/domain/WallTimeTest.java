package dev.kept.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WallTimeTest {
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    @Test
    @Tag("C20")
    void the_day_before_is_a_day_of_the_calendar_and_not_24_hours() {
        var afterTheChange = visit("2026-10-25T17:00");
        var reminder = WallTime.before(afterTheChange, 1, FIVE);
        assertEquals(Instant.parse("2026-10-24T16:00:00Z"), reminder);
        assertEquals(Duration.ofHours(25), Duration.between(reminder, WallTime.before(afterTheChange, 0, FIVE)));
        var shortDay = visit("2027-03-28T17:00");
        assertEquals(Duration.ofHours(23), Duration.between(WallTime.before(shortDay, 1, FIVE), WallTime.before(shortDay, 0, FIVE)));
    }

    @Test
    void a_time_that_the_clocks_skip_is_moved_forward_and_of_one_that_comes_twice_the_first_is_meant() {
        assertEquals(Instant.parse("2027-03-28T01:30:00Z"), WallTime.before(visit("2027-03-28T10:00"), 0, LocalTime.of(1, 30)));
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), WallTime.before(visit("2026-10-25T10:00"), 0, LocalTime.of(1, 30)));
    }

    private static Appointment visit(String start) {
        var at = LocalDateTime.parse(start);
        return new Appointment("Europe/Dublin", at, at.plusHours(1), at, at.plusHours(2));
    }
}
