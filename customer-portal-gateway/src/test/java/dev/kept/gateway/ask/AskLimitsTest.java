package dev.kept.gateway.ask;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kept.runtime.http.NotDone;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AskLimitsTest {
    private final MovedClock clock = new MovedClock();
    private final AskLimits limits = new AskLimits(clock);

    @Test
    void one_address_sends_ten_requests_an_hour_to_all_forms_together() {
        for (int i = 0; i < AskLimits.REQUESTS_PER_ADDRESS; i++)
            limits.request("form-" + i, "192.0.2.7");
        clock.pass(Duration.ofMinutes(59));
        var refused = assertThrows(NotDone.class, () -> limits.request("another", "192.0.2.7"));
        assertEquals(429, refused.problem().status());
        assertEquals(60, Objects.requireNonNull(refused.retryAfterSeconds()));
        assertEquals("There were many requests from here within the last hour, so we take no more for now. Try again in a minute."
                + " If it cannot wait, call the office.", refused.problem().detail());
        assertDoesNotThrow(() -> limits.request("another", "192.0.2.8"), "somebody else");
        clock.pass(Duration.ofMinutes(2));
        assertDoesNotThrow(() -> limits.request("another", "192.0.2.7"), "the hour is over");
    }

    @Test
    void one_form_takes_thirty_requests_an_hour_from_everybody_together() {
        for (int i = 0; i < AskLimits.REQUESTS_PER_FORM; i++)
            limits.request("lift", "192.0.2." + i);
        assertThrows(NotDone.class, () -> limits.request("lift", "192.0.2.200"));
        assertDoesNotThrow(() -> limits.request("boiler", "192.0.2.200"), "another form");
    }

    @Test
    void what_came_to_nothing_does_not_count_and_a_refusal_counts_no_further() {
        for (int i = 0; i < 3 * AskLimits.REQUESTS_PER_ADDRESS; i++) {
            limits.request("lift", "192.0.2.7");
            limits.notSent("lift", "192.0.2.7");
        }
        for (int i = 0; i < AskLimits.REQUESTS_PER_ADDRESS; i++)
            limits.request("lift", "192.0.2.7");
        for (int i = 0; i < AskLimits.REQUESTS_PER_FORM; i++)
            assertThrows(NotDone.class, () -> limits.request("lift", "192.0.2.7"));
        assertDoesNotThrow(() -> limits.request("lift", "192.0.2.8"), "one who is refused uses up nobody else's share");
    }

    @Test
    void photos_are_counted_apart() {
        for (int i = 0; i < AskLimits.PHOTOS_PER_ADDRESS; i++)
            limits.photo("lift", "192.0.2.7");
        assertThrows(NotDone.class, () -> limits.photo("lift", "192.0.2.7"));
        assertDoesNotThrow(() -> limits.request("lift", "192.0.2.7"));
        limits.notKept("lift", "192.0.2.7");
        assertDoesNotThrow(() -> limits.photo("lift", "192.0.2.7"));
    }
}
