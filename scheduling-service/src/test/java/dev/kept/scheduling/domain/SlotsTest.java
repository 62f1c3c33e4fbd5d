package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.scheduling.domain.NoSlot.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final String DUBLIN = "Europe/Dublin";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Place CITY = new Place(53.3498, -6.2603);
    private static final Place NEXT_STREET = new Place(53.3510, -6.2620);
    private static final Place CORK = new Place(51.8985, -8.4756);

    @Test
    @Tag("D79")
    void whom_the_customer_would_have_come_is_put_first() {
        var anybody = new Wanted(DUBLIN, Duration.ofHours(1), List.of(), null, false, List.of(), null);
        var zofia = new Wanted(DUBLIN, Duration.ofHours(1), List.of(), null, false, List.of(), "zofia");
        assertEquals("tomasz", find(anybody, TUESDAY, 1, technician("tomasz"), technician("zofia")).items().getFirst().technicianId(),
                "the control");
        var first = find(zofia, TUESDAY, 1, technician("tomasz"), technician("zofia")).items().getFirst();
        assertEquals("zofia", first.technicianId());
        assertTrue(first.reasons().stream().anyMatch(reason -> reason.text().equals("Whom the customer would have come")));
    }

    @Test
    @Tag("D16")
    void all_technicians_free_hours_are_found_and_none_that_is_taken() {
        var tomasz = technician("tomasz", taken("2026-03-03T09:00", "2026-03-03T16:30", CITY));
        var found = find(wanted(), TUESDAY, 1, tomasz, technician("siobhan"));

        assertEquals(Set.of("tomasz", "siobhan"), new TreeSet<>(found.items().stream().map(Slot::technicianId).toList()));
        assertEquals(List.of("08:00", "16:30", "17:00"), starts(found, "tomasz").stream().filter(start -> start.compareTo("08:30") < 0
                || start.compareTo("16:00") > 0).toList());
        for (var slot : found.items())
            if (slot.technicianId().equals("tomasz"))
                assertFalse(Span.of(slot.appointment()).overlaps(tomasz.taken().getFirst().span()), slot.toString());
    }

    @Test
    @Tag("D19")
    void a_slot_is_as_long_as_the_service_type_takes() {
        var found = find(new Wanted(DUBLIN, Duration.ofMinutes(90), List.of(), null, false, List.of(), null), TUESDAY, 1,
                technician("tomasz"));
        for (var slot : found.items())
            assertEquals(Duration.ofMinutes(90), Span.of(slot.appointment()).length());
    }

    @Test
    @Tag("D17")
    void the_required_skills_are_a_must_and_the_rule_is_named() {
        var gas = new Wanted(DUBLIN, Duration.ofHours(1), List.of("gas", "heating"), null, false, List.of(), null);
        var found = find(gas, TUESDAY, 7, technician("tomasz", List.of("gas", "heating")), technician("siobhan", List.of("heating")));

        assertEquals(Set.of("tomasz"), new TreeSet<>(found.items().stream().map(Slot::technicianId).toList()));
        assertEquals(List.of(new NoSlot("siobhan", Rule.SKILL_MISSING, "Lacks the skill gas.")), found.refused());
        assertTrue(reasons(found.items().getFirst()).contains("+Has what it takes: gas, heating"));
    }

    @Test
    void who_has_no_shift_or_no_free_hour_is_refused_by_name_of_the_rule() {
        var sunday = LocalDate.of(2026, 3, 8);
        assertEquals(Rule.NO_SHIFT, find(wanted(), sunday, 1, technician("tomasz")).refused().getFirst().rule());
        var allDay = technician("tomasz", taken("2026-03-03T08:30", "2026-03-03T17:30", null));
        assertEquals(Rule.BOOKED, find(wanted(), TUESDAY, 1, allDay).refused().getFirst().rule());
        var elevenHours = new Wanted(DUBLIN, Duration.ofHours(11), List.of(), null, false, List.of(), null);
        assertEquals(Rule.NO_SHIFT, find(elevenHours, TUESDAY, 1, technician("tomasz")).refused().getFirst().rule(),
                "no shift is that long");
    }

    @Test
    @Tag("D18")
    void the_customers_hours_come_first_and_say_so() {
        var afternoon = new AvailabilityWindow(TUESDAY.plusDays(2), LocalTime.of(13, 0), LocalTime.of(16, 0));
        var found = find(new Wanted(DUBLIN, Duration.ofHours(1), List.of(), null, false, List.of(afternoon), null), TUESDAY, 5,
                technician("tomasz"));

        var best = found.items().getFirst();
        assertEquals(LocalDateTime.parse("2026-03-05T13:00"), best.appointment().start());
        assertTrue(reasons(best).contains("+In the customer's hours, Thu 5 Mar 13:00-16:00"), reasons(best).toString());
        var elsewhere = found.items().stream().filter(slot -> slot.appointment().start().toLocalDate().equals(TUESDAY)).findFirst()
                .orElseThrow();
        assertTrue(reasons(elsewhere).contains("-Outside the hours that the customer gave"));
    }

    @Test
    @Tag("D17")
    void who_is_near_is_better_than_who_is_far_away() {
        var here = new Wanted(DUBLIN, Duration.ofHours(1), List.of(), CITY, false, List.of(), null);
        var found = find(here, TUESDAY, 1, technician("far", taken("2026-03-03T08:00", "2026-03-03T09:00", CORK)),
                technician("near", taken("2026-03-03T08:00", "2026-03-03T09:00", NEXT_STREET)));

        var best = found.items().getFirst();
        assertEquals("near", best.technicianId());
        assertTrue(reasons(best).contains("+Less than 1 min from the visit before"), reasons(best).toString());
        var far = found.items().stream().filter(slot -> slot.technicianId().equals("far")).findFirst().orElseThrow();
        assertTrue(reasons(far).stream().anyMatch(reason -> reason.startsWith("-") && reason.contains(" min from the visit before")),
                reasons(far).toString());
    }

    @Test
    @Tag("D17")
    void nobody_is_sent_where_they_cannot_be_in_time() {
        var here = new Wanted(DUBLIN, Duration.ofHours(1), List.of(), CITY, false, List.of(), null);
        var inCork = technician("tomasz", taken("2026-03-03T09:00", "2026-03-03T10:00", CORK));
        var found = find(here, TUESDAY, 1, inCork);
        var drive = Travel.ESTIMATED.between(CORK, CITY);
        assertTrue(drive.compareTo(Duration.ofHours(4)) > 0, "it is far: " + drive);
        assertFalse(found.items().isEmpty());
        for (var slot : found.items())
            assertFalse(Span.of(slot.appointment()).from().isBefore(Instant.parse("2026-03-03T10:00:00Z").plus(drive)), slot.toString());
        assertEquals((int) drive.toMinutes(), found.items().getFirst().minutesThere());
        assertNull(found.items().getFirst().minutesOnwards());
        var until = technician("tomasz", taken("2026-03-03T09:00", "2026-03-03T14:00", CORK));
        assertEquals(Rule.TOO_FAR, find(here, TUESDAY, 1, until).refused().getFirst().rule(), "nothing is left of the day");
        var unknown = new Wanted(DUBLIN, Duration.ofHours(1), List.of(), null, false, List.of(), null);
        assertEquals("14:00", starts(find(unknown, TUESDAY, 1, until), "tomasz").stream()
                .filter(start -> start.compareTo("09:00") > 0).findFirst().orElseThrow(),
                "where nobody knows the place, no way is counted");
    }

    @Test
    @Tag("D23")
    void when_it_is_urgent_the_next_who_can_respond_comes_first() {
        var urgent = new Wanted(DUBLIN, Duration.ofHours(1), List.of(), null, true, List.of(), null);
        var found = find(urgent, TUESDAY, 5, technician("tomasz", taken("2026-03-03T08:00", "2026-03-03T12:00", null)),
                technician("siobhan", taken("2026-03-03T08:00", "2026-03-03T09:30", null)));

        assertEquals("siobhan", found.items().getFirst().technicianId());
        assertEquals(LocalDateTime.parse("2026-03-03T09:30"), found.items().getFirst().appointment().start());
        assertTrue(reasons(found.items().getFirst()).contains("+The next who can respond"));
    }

    @Test
    void no_slot_lies_in_the_past() {
        var tuesdayNoon = Instant.parse("2026-03-03T12:10:00Z");
        var found = searched(wanted(), List.of(technician("tomasz")), TUESDAY, 1, tuesdayNoon);
        assertEquals("12:30", starts(found, "tomasz").getFirst());
    }

    @Test
    void the_arrival_window_is_two_hours_that_hold_the_start() {
        for (var slot : find(wanted(), TUESDAY, 1, technician("tomasz")).items()) {
            var appointment = slot.appointment();
            assertEquals(appointment.arrivalFrom().plusHours(2), appointment.arrivalTo());
            assertFalse(appointment.start().isBefore(appointment.arrivalFrom()) || appointment.start().isAfter(appointment.arrivalTo()));
        }
    }

    @Test
    void wall_times_are_the_sites_and_shifts_the_technicians() {
        var lisbonTechnician = new Candidate("maria", Workers.in("Europe/Lisbon", everyDay(), LocalTime.of(9, 0), LocalTime.of(17, 0)),
                List.of());
        var madrid = new Wanted("Europe/Madrid", Duration.ofHours(1), List.of(), null, false, List.of(), null);
        var found = searched(madrid, List.of(lisbonTechnician), TUESDAY, 1, MONDAY_NOON);
        assertEquals("10:00", starts(found, "maria").getFirst(), "nine in Lisbon is ten in Madrid");
    }

    @Test
    void on_days_with_a_clock_change_every_slot_keeps_its_length_and_no_wall_time_is_ambiguous() {
        for (var zone : List.of("Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca")) {
            var rules = ZoneId.of(zone).getRules();
            var transition = rules.nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
            for (int i = 0; transition != null && i < 4; i++, transition = rules.nextTransition(transition.getInstant())) {
                var day = transition.getDateTimeBefore().toLocalDate();
                var night = new Candidate("owl", Workers.in(zone, everyDay(), LocalTime.MIN, LocalTime.of(23, 59)),
                        List.of());
                var found = searched(new Wanted(zone, Duration.ofHours(2), List.of(), null, false, List.of(), null), List.of(night), day,
                        2,
                        Instant.EPOCH);
                assertFalse(found.items().isEmpty(), zone + " " + day);
                for (var slot : found.items()) {
                    assertEquals(Duration.ofHours(2), Span.of(slot.appointment()).length(), zone + " " + slot);
                    assertEquals(1, rules.getValidOffsets(slot.appointment().start()).size(), zone + " " + slot);
                }
            }
        }
    }

    @Test
    void the_same_question_has_the_same_answer_and_nobody_floods_the_list() {
        var all = IntStream.range(0, 60).mapToObj(i -> technician("t-" + i)).toList();
        var found = searched(wanted(), all, TUESDAY, 14, MONDAY_NOON);
        assertEquals(found, searched(wanted(), all, TUESDAY, 14, MONDAY_NOON));
        assertEquals(Slots.MOST, found.items().size());
        var perDay = found.items().stream()
                .filter(slot -> slot.technicianId().equals("t-0") && slot.appointment().start().toLocalDate().equals(TUESDAY)).count();
        assertTrue(perDay <= Slots.MOST_PER_TECHNICIAN_AND_DAY);
    }

    @Test
    void a_search_is_bounded() {
        assertThrows(IllegalArgumentException.class, () -> find(wanted(), TUESDAY, Slots.MOST_DAYS + 1));
        assertThrows(IllegalArgumentException.class, () -> find(wanted(), TUESDAY, 0));
    }

    @Test
    void a_search_tells_for_how_many_days_so_many_people_can_be_searched() {
        var gas = new Wanted(DUBLIN, Duration.ofHours(1), List.of("gas"), null, false, List.of(), null);
        var able = IntStream.range(0, 500).mapToObj(i -> technician("t-" + i, List.of("gas"))).toList();
        assertEquals(10, new Search(gas, able, Travel.ESTIMATED, TUESDAY, 7, MONDAY_NOON).mostDays(), "a week is always possible");
        assertEquals(Slots.MOST_DAYS, new Search(gas, able.subList(0, 80), Travel.ESTIMATED, TUESDAY, 7, MONDAY_NOON).mostDays());
        var others = IntStream.range(0, 500).mapToObj(i -> technician("o-" + i)).toList();
        assertEquals(Slots.MOST_DAYS, new Search(gas, others, Travel.ESTIMATED, TUESDAY, 7, MONDAY_NOON).mostDays(),
                "who lacks the skill takes no time");
    }

    @Test
    void of_a_whole_season_the_same_slots_come_first_as_of_its_days_one_by_one() {
        var here = new Wanted(DUBLIN, Duration.ofMinutes(90), List.of(), CITY, false,
                List.of(new AvailabilityWindow(TUESDAY.plusDays(8), LocalTime.of(9, 0), LocalTime.of(15, 0))), null);
        var all = IntStream.range(0, 80).mapToObj(i -> technician("t-" + i,
                taken("2026-03-" + (10 + i % 15) + "T0" + (i % 9 + 1) + ":00", "2026-03-" + (10 + i % 15) + "T12:00",
                        i % 2 == 0 ? NEXT_STREET : CORK)))
                .toList();
        var found = new Search(here, all, Travel.ESTIMATED, TUESDAY, Slots.MOST_DAYS, MONDAY_NOON).answer().items();
        assertEquals(Slots.MOST, found.size());
        var worst = found.getLast().score();
        var inOrder = found.stream().sorted(Comparator.comparingInt(Slot::score).reversed()
                .thenComparing(slot -> slot.appointment().start()).thenComparing(Slot::technicianId)).toList();
        assertEquals(inOrder, found);
        // A day by itself may only add to a slot's points that it is the first free hour.
        for (int day = 0; day < Slots.MOST_DAYS; day++)
            for (var slot : searched(here, all, TUESDAY.plusDays(day), 1, MONDAY_NOON).items())
                if (slot.score() > worst && slot.reasons().stream().noneMatch(reason -> reason.text().startsWith("The first")))
                    assertTrue(found.contains(slot), slot.toString());
    }

    private static Slots find(Wanted wanted, LocalDate from, int days, Candidate... candidates) {
        return searched(wanted, List.of(candidates), from, days, MONDAY_NOON);
    }

    private static Slots searched(Wanted wanted, List<Candidate> candidates, LocalDate from, int days, Instant now) {
        return new Search(wanted, candidates, Travel.ESTIMATED, from, days, now).answer();
    }

    private static Wanted wanted() {
        return new Wanted(DUBLIN, Duration.ofHours(1), List.of(), null, false, List.of(), null);
    }

    private static Candidate technician(String id, Taken... taken) {
        return new Candidate(id, Workers.onWeekdays(), List.of(taken));
    }

    private static Candidate technician(String id, List<String> skills) {
        return new Candidate(id, Workers.onWeekdays(skills.toArray(String[]::new)), List.of());
    }

    private static Set<DayOfWeek> everyDay() {
        return EnumSet.allOf(DayOfWeek.class);
    }

    private static Taken taken(String from, String until, @Nullable Place place) {
        return new Taken(new Span(Instant.parse(from + ":00Z"), Instant.parse(until + ":00Z")), place);
    }

    /// In the order of the day.
    private static List<String> starts(Slots found, String technician) {
        var starts = new ArrayList<>(found.items().stream().filter(slot -> slot.technicianId().equals(technician))
                .map(slot -> slot.appointment().start().toLocalTime().toString()).toList());
        starts.sort(null);
        return starts;
    }

    private static List<String> reasons(Slot slot) {
        return slot.reasons().stream().map(reason -> (reason.plus() ? "+" : "-") + reason.text()).toList();
    }
}
