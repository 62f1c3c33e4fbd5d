package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an order that wants a time is proposed.
class SuggestionTest {
    private static final String DUBLIN = "Europe/Dublin";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AvailabilityWindow MORNING = new AvailabilityWindow(TUESDAY, LocalTime.of(9, 0), LocalTime.of(12, 0));
    private static final AvailabilityWindow NIGHT = new AvailabilityWindow(TUESDAY, LocalTime.of(3, 0), LocalTime.of(6, 0));

    @Test
    @Tag("D67")
    void the_best_time_in_its_own_hours_is_proposed_and_none_outside_them() {
        var best = time(
                suggested(MONDAY_NOON, technician("tomasz", taken("09:00", "10:30")), technician("zofia", taken("08:00", "18:00"))));
        assertEquals("tomasz 10:30", best.technicianId() + " " + best.appointment().start().toLocalTime());
        assertTrue(best.reasons().toString().contains("In the customer's hours"), best.toString());
        var only = time(suggested(MONDAY_NOON, technician("tomasz", taken("08:00", "11:00"))));
        assertEquals("11:00", only.appointment().start().toLocalTime().toString(), "the free afternoon is outside of them");
    }

    @Test
    void why_there_is_nothing_is_said() {
        var tomasz = technician("tomasz");
        assertEquals(NoSlotReason.ALL_BOOKED, nothing(suggested(MONDAY_NOON, technician("tomasz", taken("08:00", "18:00")))));
        assertEquals(NoSlotReason.ALL_BOOKED, nothing(suggested(MONDAY_NOON, technician("tomasz", taken("08:00", "12:00")))),
                "the afternoon is free, and not what was asked for");
        assertEquals(NoSlotReason.PAST, nothing(suggested(MONDAY_NOON.plus(Duration.ofDays(2)), tomasz)));
        assertEquals(NoSlotReason.PAST, nothing(suggested(TUESDAY.atTime(13, 0).atZone(ZoneId.of(DUBLIN)).toInstant(), tomasz)));
        assertEquals(NoSlotReason.NOBODY_ABLE, nothing(suggested(MONDAY_NOON)));
        assertEquals(NoSlotReason.NOBODY_ABLE,
                nothing(Suggestion.of(wanted(List.of("gas"), List.of(MORNING)), List.of(tomasz), Travel.ESTIMATED, MONDAY_NOON)));
        assertEquals(NoSlotReason.NOBODY_WORKS, nothing(Suggestion.of(wanted(List.of(), List.of(MORNING)),
                List.of(new Candidate("tomasz", hours(Set.of(DayOfWeek.FRIDAY)), List.of())), Travel.ESTIMATED,
                MONDAY_NOON)));
        assertEquals(NoSlotReason.NOBODY_WORKS,
                nothing(Suggestion.of(wanted(List.of(), List.of(NIGHT)), List.of(tomasz), Travel.ESTIMATED, MONDAY_NOON)),
                "the day is free, and not what was asked for");
        assertEquals(NoSlotReason.NOBODY_WORKS, nothing(Suggestion.of(wanted(List.of(), List.of(NIGHT)),
                List.of(technician("tomasz", taken("08:00", "18:00"))), Travel.ESTIMATED, MONDAY_NOON)),
                "were he free, he would not come by night");
    }

    @Test
    void where_no_hours_are_given_the_next_two_weeks_are_looked_through() {
        var far = time(Suggestion.of(wanted(List.of(), List.of()),
                List.of(new Candidate("tomasz", hours(Set.of(DayOfWeek.SUNDAY)), List.of())), Travel.ESTIMATED,
                MONDAY_NOON));
        assertEquals(LocalDate.of(2026, 3, 8), far.appointment().start().toLocalDate());
    }

    private static Suggestion suggested(Instant now, Candidate... candidates) {
        return Suggestion.of(wanted(List.of(), List.of(MORNING)), List.of(candidates), Travel.ESTIMATED, now);
    }

    private static Wanted wanted(List<String> skills, List<AvailabilityWindow> windows) {
        return new Wanted(DUBLIN, Duration.ofHours(1), skills, null, false, windows, null);
    }

    private static Candidate technician(String id, Taken... taken) {
        return new Candidate(id, hours(Set.of(DayOfWeek.values())), List.of(taken));
    }

    private static Technician.Working hours(Set<DayOfWeek> days) {
        return Workers.on(days, "boiler");
    }

    private static Taken taken(String from, String until) {
        var zone = ZoneId.of(DUBLIN);
        return new Taken(new Span(TUESDAY.atTime(LocalTime.parse(from)).atZone(zone).toInstant(),
                TUESDAY.atTime(LocalTime.parse(until)).atZone(zone).toInstant()), null);
    }

    private static Slot time(Suggestion found) {
        return assertInstanceOf(Suggestion.Time.class, found).slot();
    }

    private static NoSlotReason nothing(Suggestion found) {
        return assertInstanceOf(Suggestion.Nothing.class, found).reason();
    }
}
