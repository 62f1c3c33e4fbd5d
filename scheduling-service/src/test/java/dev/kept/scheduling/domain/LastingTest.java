package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastingTest {
    @Test
    void what_such_jobs_took_counts_to_the_next_quarter_of_an_hour() {
        assertEquals(75, corrected(60, 61, Lasting.FEWEST_JOBS));
        assertEquals(60, corrected(60, 60, Lasting.FEWEST_JOBS));
        assertEquals(45, corrected(60, 44, Lasting.MOST_JOBS));
    }

    @Test
    void too_few_jobs_say_nothing() {
        assertEquals(60, corrected(60, 120, Lasting.FEWEST_JOBS - 1));
    }

    @Test
    void it_is_never_more_than_twice_or_less_than_half_of_what_the_kind_says() {
        assertEquals(120, corrected(60, 600, 50));
        assertEquals(30, corrected(60, 5, 50));
        assertEquals(1, corrected(1, 0, 50), "an appointment has a length");
    }

    private static long corrected(int expected, int median, int jobs) {
        return Lasting.corrected(Duration.ofMinutes(expected), Duration.ofMinutes(median), jobs).toMinutes();
    }
}
