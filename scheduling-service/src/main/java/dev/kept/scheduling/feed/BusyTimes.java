package dev.kept.scheduling.feed;

import dev.kept.scheduling.domain.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Content;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/// Reads from an iCalendar file when its owner is busy: what they do then stays where it is, nothing but the times is kept.
final class BusyTimes {
    static final int MOST_EVENTS = 5_000;
    static final int MOST_TIMES = 1_000;
    private static final Duration LONGEST_READING = Duration.ofSeconds(5);
    private static final Set<Frequency> TOO_OFTEN = Set.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);
    private static final Set<String> FREE = Set.of("TRANSPARENT", "CANCELLED");

    static {
        // A file may name an address for its time zones; nobody is asked there.
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    private BusyTimes() {}

    /// Cannot be read; the message says why, for a person.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    /// Between the two instants, in order, those that touch each other as one.
    ///
    /// @param zone in which days and times without a zone are meant
    static List<Span> read(byte[] file, ZoneId zone, Instant from, Instant until) throws Unreadable {
        List<VEvent> events = parsed(file).getComponents(Component.VEVENT);
        if (events.size() > MOST_EVENTS)
            throw new Unreadable("The calendar has " + events.size() + " entries; up to " + MOST_EVENTS + " are read.");
        long end = System.nanoTime() + LONGEST_READING.toNanos();
        var replaced = replaced(events, zone);
        var busy = new ArrayList<Span>();
        for (var event : events) {
            if (System.nanoTime() > end)
                throw new Unreadable("The calendar takes longer to read than " + LONGEST_READING.toSeconds() + " s.");
            if (isBusy(event))
                times(event, zone, from, until).filter(span -> isOwn(event) || !replaced.contains(new Single(uid(event), span.from())))
                        .forEach(busy::add);
        }
        var joined = joined(busy);
        if (joined.size() > MOST_TIMES)
            throw new Unreadable("The calendar is busy at " + joined.size() + " times; up to " + MOST_TIMES + " are kept.");
        return joined;
    }

    /// One time of something that comes again.
    private record Single(String uid, Instant at) {}

    /// A time that was moved or cancelled by itself stands in an entry of its own, which names it; where it was, nobody is busy any more.
    private static Set<Single> replaced(List<VEvent> events, ZoneId zone) {
        return events.stream().flatMap(event -> event.<RecurrenceId<?>>getProperty(Property.RECURRENCE_ID).stream()
                .map(was -> new Single(uid(event), instant(was.getDate(), zone)))).collect(Collectors.toSet());
    }

    private static boolean isOwn(VEvent event) {
        return event.getProperty(Property.RECURRENCE_ID).isPresent();
    }

    private static String uid(VEvent event) {
        return event.getProperty(Property.UID).map(Content::getValue).orElse("");
    }

    private static Calendar parsed(byte[] file) throws Unreadable {
        try {
            return new CalendarBuilder().build(new ByteArrayInputStream(file));
        } catch (IOException | ParserException | RuntimeException broken) {
            throw new Unreadable("What is there is no calendar: " + broken.getMessage());
        }
    }

    private static boolean isBusy(CalendarComponent event) throws Unreadable {
        for (RRule<?> rule : event.<RRule<?>>getProperties(Property.RRULE))
            if (TOO_OFTEN.contains(rule.getRecur().getFrequency()))
                throw new Unreadable("An entry of the calendar comes again " + rule.getRecur().getFrequency() + ".");
        return Stream.of(Property.TRANSP, Property.STATUS).flatMap(name -> event.getProperty(name).stream())
                .noneMatch(property -> FREE.contains(property.getValue()));
    }

    private static Stream<Span> times(VEvent event, ZoneId zone, Instant from, Instant until) throws Unreadable {
        try {
            Set<Period<Temporal>> periods = event.calculateRecurrenceSet(period(event, from.atZone(zone), until.atZone(zone)));
            return periods.stream().map(period -> new Span(instant(period.getStart(), zone), instant(period.getEnd(), zone)))
                    .filter(span -> span.from().isBefore(span.until()));
        } catch (RuntimeException broken) {
            throw new Unreadable("An entry of the calendar cannot be read: " + broken.getMessage());
        }
    }

    /// The library compares an entry only with times of its own kind.
    private static Period<? extends Temporal> period(VEvent event, ZonedDateTime from, ZonedDateTime until) {
        return switch (event.<DtStart<?>>getProperty(Property.DTSTART).orElseThrow().getDate()) {
            case LocalDate _ -> new Period<>(from.toLocalDate(), until.toLocalDate());
            case LocalDateTime _ -> new Period<>(from.toLocalDateTime(), until.toLocalDateTime());
            default -> new Period<>(from, until);
        };
    }

    private static Instant instant(Temporal when, ZoneId zone) {
        return switch (when) {
            case Instant it -> it;
            case ZonedDateTime it -> it.toInstant();
            case OffsetDateTime it -> it.toInstant();
            case LocalDateTime it -> it.atZone(zone).toInstant();
            case LocalDate it -> it.atStartOfDay(zone).toInstant();
            default -> throw new IllegalArgumentException(when + " is no time");
        };
    }

    private static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        spans.stream().sorted(Comparator.comparing(Span::from)).forEach(span -> {
            if (joined.isEmpty() || joined.getLast().until().isBefore(span.from()))
                joined.add(span);
            else if (joined.getLast().until().isBefore(span.until()))
                joined.set(joined.size() - 1, new Span(joined.getLast().from(), span.until()));
        });
        return List.copyOf(joined);
    }
}
