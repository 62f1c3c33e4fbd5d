package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.events.Appointment;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.BillingState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void an_amount_has_the_decimals_of_its_currency() {
        assertEquals("190.68 EUR", Words.money(new Money(19_068, "EUR")));
        assertEquals("0.05 EUR", Words.money(new Money(5, "EUR")));
        assertEquals("1500 JPY", Words.money(new Money(1_500, "JPY")));
        assertEquals("1.500 KWD", Words.money(new Money(1_500, "KWD")));
        assertEquals("15.00 QQQ", Words.money(new Money(1_500, "QQQ")), "as most have them");
        assertEquals("1500 XAU", Words.money(new Money(1_500, "XAU")), "gold has none");
    }

    @Test
    void a_span_names_what_there_is_of_it() {
        assertEquals("0 min", Words.length(Duration.ZERO));
        assertEquals("45 min", Words.length(Duration.ofMinutes(45)));
        assertEquals("2 h", Words.length(Duration.ofHours(2)));
        assertEquals("26 h 15 min", Words.length(Duration.ofHours(26).plusMinutes(15)));
    }

    @Test
    void days_and_times_are_those_of_the_site() {
        var dublin = ZoneId.of("Europe/Dublin");
        var at = Instant.parse("2026-07-01T23:06:00Z");
        assertEquals("2 Jul 2026, 00:06", Words.moment(at, dublin));
        assertEquals("00:06", Words.time(at, dublin));
        assertEquals("Thursday 2 July 2026", Words.day(LocalDate.of(2026, 7, 2)));
        var from = LocalDateTime.of(2026, 7, 2, 10, 0);
        assertEquals("10:00 – 12:00",
                Words.window(new Appointment("Europe/Dublin", from, from.plusHours(3), from, from.plusHours(2))));
        assertEquals("Times of Buenos Aires", Words.zone("America/Argentina/Buenos_Aires"));
        assertEquals("Part paid", Words.name(BillingState.PART_PAID));
    }
}
