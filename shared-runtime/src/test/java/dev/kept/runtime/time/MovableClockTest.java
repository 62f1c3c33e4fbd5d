package dev.kept.runtime.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path data;

    @Test
    void when_it_has_moved_every_service_shows_it() {
        var gateway = new MovableClock(true, data);
        var other = new MovableClock(true, data);
        for (int hours = 1; hours <= 3; hours++) {
            assertEquals(HOUR.multipliedBy(hours - 1), other.offset(), "read just now, so that it would not look again soon");
            gateway.advance(HOUR);
            assertEquals(HOUR.multipliedBy(hours), other.offset());
        }
        gateway.reset();
        assertEquals(Duration.ZERO, other.offset());
    }

    @Test
    void what_cannot_be_read_does_not_set_it_back() throws Exception {
        var clock = new MovableClock(true, data);
        clock.advance(HOUR);
        Files.writeString(data.resolve("clock"), "soon");
        clock.advance(HOUR);
        assertEquals(HOUR.multipliedBy(2), clock.offset(), "from where it was, not from zero");
    }

    @Test
    void it_moves_only_where_it_may_and_not_beyond_ten_years() {
        assertThrows(IllegalStateException.class, () -> new MovableClock(false, data).advance(HOUR));
        var clock = new MovableClock(true, data);
        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofDays(3_661)));
        assertEquals(Duration.ZERO, clock.offset());
    }
}
