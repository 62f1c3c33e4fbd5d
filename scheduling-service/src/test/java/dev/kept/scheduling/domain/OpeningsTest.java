package dev.kept.scheduling.domain;

import static dev.kept.scheduling.domain.Workers.DUBLIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.SchedulingEvent.AbsenceKind;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Certificate;
import dev.kept.events.WorkProfile.Position;
import dev.kept.events.WorkProfile.Shift;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.scheduling.domain.NoSlot.Rule;
import dev.kept.scheduling.domain.Technician.Absence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The rules that leave somebody out, one by one; each with the hour at which it does not.
class OpeningsTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
    private static final Position HOME = new Position(53.3498, -6.2603);
    private static final Place NEARBY = new Place(53.40, -6.26);
    private static final Place CORK = new Place(51.8985, -8.4756);

    @Test
    void a_break_takes_no_visit_and_a_job_of_a_whole_day_is_done_across_it() {
        var tomasz = worker().withBreaks(shift("12:00", "13:00"));
        assertEquals(Set.of("11:00", "13:00"), within(open(tomasz, wanted(60, null)), "10:31", "13:29"));
        assertEquals(Set.of("08:00", "08:30", "09:00", "09:30", "10:00"), open(tomasz, wanted(8 * 60, null)), "longer than any stretch");
        assertEquals(Rule.NO_SHIFT, refused(found(tomasz, 11 * 60)).rule());
    }

    @Test
    void two_shifts_of_a_day_are_two() {
        var split = worker().withShifts(shift("08:00", "11:00"), shift("15:00", "18:00"));
        assertEquals(Set.of("08:00", "08:30", "09:00", "15:00", "15:30", "16:00"), open(split, wanted(120, null)));
    }

    @Test
    void who_is_away_has_no_hours_then() {
        var morning = worker().away("2026-03-03T00:00", "2026-03-03T12:00");
        assertEquals("12:00", open(morning, wanted(60, null)).getFirst());
        var none = refused(found(worker().away("2026-03-02T00:00", "2026-03-09T00:00"), 60));
        assertEquals(new NoSlot("tomasz", Rule.ABSENT, "Is away on all days with hours long enough."), none);
    }

    @Test
    void nobody_is_sent_after_a_certificate_of_theirs_has_run_out() {
        assertTrue(found(worker().certified("Insurance", TUESDAY), 60).refused().isEmpty(), "it holds on its last day");
        assertEquals(new NoSlot("tomasz", Rule.CERTIFICATE_EXPIRED, "The certificate Insurance holds until 2 Mar 2026 only."),
                refused(found(worker().certified("Insurance", TUESDAY.minusDays(1)), 60)));
    }

    @Test
    void nobody_is_sent_farther_than_they_go() {
        assertTrue(find(worker().reaching(10), wanted(60, NEARBY)).refused().isEmpty());
        assertEquals(new NoSlot("tomasz", Rule.OUT_OF_REACH, "Goes 10 km far, and this is 220 km away."),
                refused(find(worker().reaching(10), wanted(60, CORK))));
        assertTrue(find(worker().reaching(10), wanted(60, null)).refused().isEmpty(), "nobody knows where it is");
    }

    @Test
    void who_takes_so_many_visits_a_day_takes_no_other() {
        var two = worker().withMost(2);
        var one = taken("2026-03-03T09:00", "2026-03-03T10:00");
        var another = taken("2026-03-03T11:00", "2026-03-03T12:00");
        assertTrue(find(two, wanted(60, null), one).refused().isEmpty());
        assertEquals(Rule.FULL, refused(find(two, wanted(60, null), one, another)).rule());
    }

    @Test
    @Tag("D17")
    void the_way_from_where_the_day_begins_and_to_where_it_ends_is_in_the_shift() {
        var drive = Travel.ESTIMATED.between(new Place(HOME.latitude(), HOME.longitude()), NEARBY).toMinutes();
        assertTrue(drive > 0 && drive <= 30, "it is near: " + drive);
        assertEquals("08:30", open(worker().basedAt(HOME), wanted(60, NEARBY)).getFirst());
        assertEquals("16:30", open(worker().basedAt(HOME), wanted(60, NEARBY)).getLast());
        var late = find(worker().basedAt(HOME), wanted(9 * 60, NEARBY));
        assertEquals(Set.of("08:30"), open(worker().basedAt(HOME), wanted(9 * 60, NEARBY)), "half past eight to half past five, and home");
        assertEquals((int) drive, late.items().getFirst().minutesThere());
        assertEquals((int) drive, late.items().getFirst().minutesOnwards());
        assertEquals(Rule.TOO_FAR, refused(find(worker().basedAt(HOME), wanted(600, NEARBY))).rule());
    }

    @Test
    void whoever_knows_the_work_best_comes_first() {
        var pupil = new Candidate("a-pupil", worker().knowing("boiler", 1).working(), List.of());
        var master = new Candidate("the-master", worker().knowing("boiler", 3).working(), List.of());
        var boiler = new Wanted(DUBLIN, Duration.ofHours(1), List.of("boiler"), null, false, List.of(), null);
        var first = new Search(boiler, List.of(pupil, master), Travel.ESTIMATED, TUESDAY, 1, MONDAY).answer().items().getFirst();
        assertEquals("the-master", first.technicianId());
        assertTrue(first.reasons().contains(new Slot.Reason("One of the best at boiler", true)), first.reasons().toString());
    }

    /// Somebody who is built up; without anything they work from eight to six and go anywhere.
    private record Worker(WorkProfile profile, Map<String, Absence> absences) {
        Technician.Working working() {
            return new Technician.Working(profile, new TreeMap<>(absences));
        }

        Worker withShifts(Shift... shifts) {
            return new Worker(
                    new WorkProfile(profile.skills(), profile.certificates(), DUBLIN, List.of(shifts), List.of(), null, null, null,
                            null, null),
                    absences);
        }

        Worker withBreaks(Shift... breaks) {
            return new Worker(new WorkProfile(profile.skills(), profile.certificates(), DUBLIN, profile.shifts(), List.of(breaks), null,
                    null, null, null, null), absences);
        }

        Worker away(String from, String until) {
            return new Worker(profile, Map.of("a-1", new Absence(AbsenceKind.LEAVE, DUBLIN, LocalDateTime.parse(from),
                    LocalDateTime.parse(until))));
        }

        Worker certified(String name, LocalDate until) {
            return new Worker(new WorkProfile(List.of(), List.of(new Certificate(name, until)), DUBLIN, profile.shifts(), List.of(), null,
                    null, null, null, null), absences);
        }

        Worker knowing(String skill, int level) {
            return new Worker(new WorkProfile(List.of(new Skill(skill, level)), List.of(), DUBLIN, profile.shifts(), List.of(), null, null,
                    null, null, null), absences);
        }

        Worker reaching(int km) {
            return new Worker(new WorkProfile(List.of(), List.of(), DUBLIN, profile.shifts(), List.of(), HOME, null, km, null, null),
                    absences);
        }

        Worker basedAt(Position home) {
            return new Worker(new WorkProfile(List.of(), List.of(), DUBLIN, profile.shifts(), List.of(), home, home, null, null, null),
                    absences);
        }

        Worker withMost(int visits) {
            return new Worker(new WorkProfile(List.of(), List.of(), DUBLIN, profile.shifts(), List.of(), null, null, null, null, visits),
                    absences);
        }
    }

    private static Worker worker() {
        return new Worker(Workers.on(EnumSet.allOf(DayOfWeek.class)).profile(), Map.of());
    }

    private static Shift shift(String from, String to) {
        return new Shift(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Wanted wanted(int minutes, @Nullable Place place) {
        return new Wanted(DUBLIN, Duration.ofMinutes(minutes), List.of(), place, false, List.of(), null);
    }

    private static Slots found(Worker worker, int minutes) {
        return find(worker, wanted(minutes, null));
    }

    private static Slots find(Worker worker, Wanted wanted, Taken... taken) {
        return search(worker, wanted, taken).answer();
    }

    private static Search search(Worker worker, Wanted wanted, Taken... taken) {
        var candidate = new Candidate("tomasz", worker.working(), List.of(taken));
        return new Search(wanted, List.of(candidate), Travel.ESTIMATED, TUESDAY, 1, MONDAY);
    }

    /// When they could come, all of it: a search shows but the best few of a day.
    private static SortedSet<String> open(Worker worker, Wanted wanted) {
        var search = search(worker, wanted);
        var openings = new Openings(search.candidates().getFirst(), search);
        assertEquals(Optional.empty(), openings.among(Slots.grid(search)));
        return new TreeSet<>(
                openings.open().stream().map(opening -> opening.time().appointment().start().toLocalTime().toString()).toList());
    }

    private static NoSlot refused(Slots found) {
        assertEquals(List.of(), found.items());
        return found.refused().getFirst();
    }

    private static Taken taken(String from, String until) {
        return new Taken(new Span(Instant.parse(from + ":00Z"), Instant.parse(until + ":00Z")), null);
    }

    private static Set<String> within(SortedSet<String> starts, String from, String until) {
        return starts.subSet(from, until);
    }
}
