package dev.kept.scheduling.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.scheduling.domain.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusyTimesTest {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final Instant FROM = Instant.parse("2026-03-23T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-04-06T00:00:00Z");

    @Test
    void an_entry_is_busy_in_its_own_zone_without_one_in_the_technicians_and_the_whole_day_without_a_time() throws Exception {
        assertEquals(List.of(span("2026-03-24T09:00:00Z", "2026-03-24T10:00:00Z")),
                read(event("DTSTART:20260324T090000Z", "DTEND:20260324T100000Z")));
        assertEquals(List.of(span("2026-03-24T14:00:00Z", "2026-03-24T15:00:00Z")),
                read(event("DTSTART;TZID=America/New_York:20260324T100000", "DTEND;TZID=America/New_York:20260324T110000")));
        assertEquals(List.of(span("2026-03-31T08:00:00Z", "2026-03-31T09:00:00Z")),
                read(event("DTSTART:20260331T090000", "DTEND:20260331T100000")), "summer time has begun");
        assertEquals(List.of(span("2026-03-30T23:00:00Z", "2026-03-31T23:00:00Z")), read(event("DTSTART;VALUE=DATE:20260331",
                "DTEND;VALUE=DATE:20260401")));
    }

    @Test
    void what_comes_again_keeps_its_hour_when_the_clocks_change() throws Exception {
        assertEquals(List.of(span("2026-03-23T09:00:00Z", "2026-03-23T09:30:00Z"), span("2026-03-30T08:00:00Z", "2026-03-30T08:30:00Z")),
                read(event("DTSTART;TZID=Europe/Dublin:20250106T090000", "DTEND;TZID=Europe/Dublin:20250106T093000",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO")));
    }

    @Test
    void a_single_time_that_was_moved_or_cancelled_is_busy_where_it_is_now_and_not_where_it_was() throws Exception {
        var daily = entry("DTSTART;TZID=Europe/Dublin:20260324T090000", "DTEND;TZID=Europe/Dublin:20260324T093000",
                "RRULE:FREQ=DAILY;COUNT=3");
        var moved = entry("RECURRENCE-ID;TZID=Europe/Dublin:20260325T090000", "DTSTART:20260325T150000Z",
                "DTEND:20260325T153000Z");
        var cancelled = entry("RECURRENCE-ID:20260326T090000Z", "DTSTART:20260326T090000Z", "DTEND:20260326T093000Z",
                "STATUS:CANCELLED");
        var others = entry("RECURRENCE-ID:20260324T090000Z", "DTSTART:20260327T090000Z", "DTEND:20260327T093000Z").replace("one@",
                "another@");
        var first = span("2026-03-24T09:00:00Z", "2026-03-24T09:30:00Z");
        assertEquals(List.of(first, span("2026-03-25T15:00:00Z", "2026-03-25T15:30:00Z")), read(calendar(moved + cancelled + daily)));
        assertEquals(List.of(first, span("2026-03-25T09:00:00Z", "2026-03-25T09:30:00Z"),
                span("2026-03-26T09:00:00Z", "2026-03-26T09:30:00Z"), span("2026-03-27T09:00:00Z", "2026-03-27T09:30:00Z")),
                read(calendar(daily + others)), "the control: somebody else's");
    }

    @Test
    void what_is_free_or_cancelled_is_not_busy_and_times_that_touch_are_one() throws Exception {
        assertEquals(List.of(), read(event("DTSTART:20260324T090000Z", "DTEND:20260324T100000Z", "TRANSP:TRANSPARENT")));
        assertEquals(List.of(), read(event("DTSTART:20260324T090000Z", "DTEND:20260324T100000Z", "STATUS:CANCELLED")));
        assertEquals(List.of(), read(event("DTSTART:20260524T090000Z", "DTEND:20260524T100000Z")), "after the time that is looked at");
        assertEquals(List.of(span("2026-03-24T09:00:00Z", "2026-03-24T12:00:00Z")), read(calendar(
                entry("DTSTART:20260324T100000Z", "DTEND:20260324T120000Z") + entry("DTSTART:20260324T090000Z", "DTEND:20260324T100000Z")
                        + entry("DTSTART:20260324T093000Z", "DTEND:20260324T110000Z"))));
    }

    @Test
    void what_is_no_calendar_or_has_no_end_says_so() {
        for (var broken : List.of("", "hello", "<html></html>", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"))
            assertTrue(unreadable(broken).startsWith("What is there is no calendar"), broken);
        assertEquals("An entry of the calendar comes again SECONDLY.",
                unreadable(event("DTSTART:20200324T090000Z", "DTEND:20200324T090001Z", "RRULE:FREQ=SECONDLY")));
        var many = IntStream.range(0, BusyTimes.MOST_EVENTS + 1).mapToObj(_ -> entry("DTSTART:20260324T090000Z"))
                .collect(Collectors.joining());
        assertEquals("The calendar has 5001 entries; up to 5000 are read.", unreadable(calendar(many)));
        var busy = IntStream.range(0, BusyTimes.MOST_TIMES + 1).mapToObj(i -> {
            var at = FROM.plusSeconds(600L * i).toString().replaceAll("[-:]", "");
            return entry("DTSTART:" + at, "DURATION:PT1M");
        }).collect(Collectors.joining());
        assertEquals("The calendar is busy at 1001 times; up to 1000 are kept.", unreadable(calendar(busy)));
    }

    private static String unreadable(String file) {
        return assertThrows(BusyTimes.Unreadable.class, () -> read(file), file).getMessage();
    }

    private static List<Span> read(String file) throws Exception {
        return BusyTimes.read(file.getBytes(StandardCharsets.UTF_8), DUBLIN, FROM, UNTIL);
    }

    private static String event(String... lines) {
        return calendar(entry(lines));
    }

    private static String entry(String... lines) {
        return "BEGIN:VEVENT\r\nUID:one@elsewhere\r\nDTSTAMP:20260301T000000Z\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String entries) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//elsewhere//EN\r\n" + entries + "END:VCALENDAR\r\n";
    }

    private static Span span(String from, String until) {
        return new Span(Instant.parse(from), Instant.parse(until));
    }
}
