package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.AbsenceCancelled;
import dev.kept.events.SchedulingEvent.AbsenceKind;
import dev.kept.events.SchedulingEvent.AbsenceRecorded;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.SchedulingEvent.TechnicianChanged;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Position;
import dev.kept.events.WorkProfile.Shift;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import dev.kept.scheduling.domain.TechnicianCommand.CancelAbsence;
import dev.kept.scheduling.domain.TechnicianCommand.Change;
import dev.kept.scheduling.domain.TechnicianCommand.RecordAbsence;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TechnicianDeciderTest {
    private static final TechnicianAdded ADDED = new TechnicianAdded(List.of("gas"), "Europe/Dublin", Set.of(DayOfWeek.MONDAY),
            LocalTime.of(8, 0), LocalTime.of(16, 0));
    private static final Add ADD = add("Europe/Dublin", ADDED.days(), ADDED.from());
    private final TechnicianDecider decider = new TechnicianDecider();

    @Test
    void the_office_adds_a_technician_once() {
        assertEquals(Decision.accepted(List.of(ADDED)), decide(Role.OFFICE, ADD, decider.initial()));
        assertEquals(Decision.accepted(List.of()), decide(Role.OFFICE, ADD, decider.evolve(decider.initial(), ADDED)));
    }

    @Test
    void who_comes_with_more_than_one_shift_is_added_and_told_whole_in_one_decision() {
        var whole = profile(List.of(new Skill("gas", 3)), List.of(shift("08:00", "12:00"), shift("13:00", "17:00")), List.of());
        var first = new TechnicianAdded(List.of("gas"), "Europe/Dublin", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(12, 0));
        assertEquals(Decision.accepted(List.of(first, new TechnicianChanged(whole))),
                decide(Role.OFFICE, new Add(whole), decider.initial()));
        assertEquals(Decision.accepted(List.of()), decide(Role.OFFICE, new Add(whole), state(first, new TechnicianChanged(whole))));
        assertEquals("already-added", refused(decide(Role.OFFICE, new Add(whole), state(ADDED))).code());
    }

    @Test
    void other_hours_for_the_same_person_are_refused() {
        var other = add("Europe/Dublin", ADDED.days(), LocalTime.of(9, 0));
        assertEquals("already-added", refused(decide(Role.SERVICE, other, decider.evolve(decider.initial(), ADDED))).code());
    }

    @Test
    void hours_that_make_no_sense_are_refused() {
        var backwards = add("Europe/Dublin", ADDED.days(), LocalTime.of(18, 0));
        var nowhere = add("Mars/Olympus", ADDED.days(), ADDED.from());
        var never = add("Europe/Dublin", Set.of(), ADDED.from());
        assertEquals("bad-shift", refused(decide(Role.OFFICE, backwards, decider.initial())).code());
        assertEquals("bad-shift", refused(decide(Role.OFFICE, never, decider.initial())).code());
        assertEquals("unknown-zone", refused(decide(Role.OFFICE, nowhere, decider.initial())).code());
    }

    @Test
    void how_somebody_works_is_changed_as_a_whole_and_only_where_it_differs() {
        var other = profile(List.of(new Skill("gas", 3)), List.of(shift("09:00", "17:00")), List.of(shift("12:00", "13:00")));
        var changed = new TechnicianChanged(other);
        assertEquals(Decision.accepted(List.of(changed)), decide(Role.OFFICE, new Change(other), state(ADDED)));
        assertEquals(Decision.accepted(List.of()), decide(Role.OFFICE, new Change(other), state(ADDED, changed)));
        assertEquals(Decision.Kind.NOT_FOUND, refused(decide(Role.OFFICE, new Change(other), decider.initial())).kind());
        assertEquals(Decision.Kind.FORBIDDEN, refused(decide(Role.TECHNICIAN, new Change(other), state(ADDED))).kind());
    }

    @Test
    void a_profile_that_makes_no_sense_says_what_is_wrong() {
        var day = List.of(shift("08:00", "16:00"));
        assertEquals("shifts-overlap", wrong(profile(List.of(), List.of(shift("08:00", "12:00"), shift("11:59", "16:00")), List.of())));
        assertEquals("none", wrong(profile(List.of(), List.of(shift("08:00", "12:00"), shift("12:00", "16:00")), List.of())),
                "one after the other");
        assertEquals("bad-shift", wrong(profile(List.of(), List.of(shift("16:00", "16:00")), List.of())));
        assertEquals("bad-shift", wrong(profile(List.of(), List.of(), List.of())));
        assertEquals("break-outside", wrong(profile(List.of(), day, List.of(shift("15:30", "16:30")))));
        assertEquals("bad-level", wrong(profile(List.of(new Skill("gas", 4)), day, List.of())));
        assertEquals("bad-names", wrong(profile(List.of(new Skill("gas", 1), new Skill("gas", 2)), day, List.of())));
        assertEquals("bad-names", wrong(profile(List.of(new Skill(" ", 1)), day, List.of())));
        assertEquals("reach-from-nowhere", wrong(grounded(null, 10)));
        assertEquals("bad-place", wrong(grounded(new Position(91, 0), 10)));
        assertEquals("bad-place", wrong(grounded(new Position(Double.NaN, 0), 10)));
        assertEquals("bad-reach", wrong(grounded(new Position(53, -6), 0)));
        assertEquals("none", wrong(grounded(new Position(53, -6), 10)));
    }

    @Test
    void an_absence_is_written_down_once_and_can_be_cancelled() {
        var leave = absence("1970-03-02T00:00", "1970-03-09T00:00");
        var recorded = new AbsenceRecorded("a-1", AbsenceKind.LEAVE, "Europe/Dublin", leave.from(), leave.until());
        assertEquals(Decision.accepted(List.of(recorded)), decide(Role.OFFICE, leave, state(ADDED)));
        assertEquals(Decision.accepted(List.of()), decide(Role.OFFICE, leave, state(ADDED, recorded)));
        assertEquals("already-recorded",
                refused(decide(Role.OFFICE, absence("1970-03-02T00:00", "1970-03-10T00:00"), state(ADDED, recorded))).code());
        assertEquals(Decision.accepted(List.of(new AbsenceCancelled("a-1"))),
                decide(Role.OFFICE, new CancelAbsence("a-1"), state(ADDED, recorded)));
        assertEquals("unknown-absence", refused(decide(Role.OFFICE, new CancelAbsence("a-1"), state(ADDED))).code());
        assertEquals("unknown-absence",
                refused(decide(Role.OFFICE, new CancelAbsence("a-1"), state(ADDED, recorded, new AbsenceCancelled("a-1")))).code());
        assertEquals(Decision.Kind.NOT_FOUND, refused(decide(Role.OFFICE, new CancelAbsence("a-1"), state())).kind());
    }

    @Test
    void an_absence_that_cannot_be_is_refused() {
        assertEquals("no-time", refused(decide(Role.OFFICE, absence("1970-03-02T00:00", "1970-03-02T00:00"), state(ADDED))).code());
        assertEquals("no-time", refused(decide(Role.OFFICE, absence("1972-03-19T02:00", "1972-03-19T03:00"), state(ADDED))).code(),
                "the clocks leave that hour out");
        assertEquals("in-the-past", refused(decide(Role.OFFICE, absence("1969-12-01T00:00", "1969-12-02T00:00"), state(ADDED))).code());
        assertEquals("too-long", refused(decide(Role.OFFICE, absence("1970-03-02T00:00", "1971-03-05T00:00"), state(ADDED))).code());
        assertEquals("too-far", refused(decide(Role.OFFICE, absence("1974-03-02T00:00", "1974-03-05T00:00"), state(ADDED))).code());
        var full = state(ADDED);
        for (int i = 0; i < TechnicianDecider.MOST_ABSENCES; i++)
            full = decider.evolve(full, new AbsenceRecorded("b-" + i, AbsenceKind.OTHER, "Europe/Dublin",
                    LocalDateTime.parse("1970-05-01T00:00").plusDays(i), LocalDateTime.parse("1970-05-01T12:00").plusDays(i)));
        assertEquals("too-many", refused(decide(Role.OFFICE, absence("1970-03-02T00:00", "1970-03-05T00:00"), full)).code());
    }

    private static Add add(String zone, Set<DayOfWeek> days, LocalTime from) {
        return new Add(List.of("gas"), zone, days, from, LocalTime.of(16, 0));
    }

    private static RecordAbsence absence(String from, String until) {
        return new RecordAbsence("a-1", AbsenceKind.LEAVE, LocalDateTime.parse(from), LocalDateTime.parse(until));
    }

    private static WorkProfile profile(List<Skill> skills, List<Shift> shifts, List<Shift> breaks) {
        return new WorkProfile(skills, List.of(), "Europe/Dublin", shifts, breaks, null, null, null, null, null);
    }

    private static WorkProfile grounded(@Nullable Position start, int reachKm) {
        return new WorkProfile(List.of(), List.of(), "Europe/Dublin", List.of(shift("08:00", "16:00")), List.of(), start, null, reachKm,
                null, null);
    }

    private static Shift shift(String from, String to) {
        return new Shift(Set.of(DayOfWeek.MONDAY), LocalTime.parse(from), LocalTime.parse(to));
    }

    private String wrong(WorkProfile profile) {
        return switch (decide(Role.OFFICE, new Change(profile), state(ADDED))) {
            case Decision.Refused<?> no -> no.code();
            case Decision.Accepted<?> _ -> "none";
        };
    }

    private Technician state(SchedulingEvent... given) {
        var state = decider.initial();
        for (var event : given)
            state = decider.evolve(state, event);
        return state;
    }

    @Test
    void nobody_else_adds_technicians() {
        assertEquals(Decision.Kind.FORBIDDEN, refused(decide(Role.TECHNICIAN, ADD, decider.initial())).kind());
    }

    private Decision<SchedulingEvent> decide(Role role, TechnicianCommand command, Technician state) {
        var caller = new Caller("acme", Actor.person("p"), Set.of(role), null, null, Channel.API);
        return decider.decide(command, state, Asked.at(caller, Instant.EPOCH));
    }

    private static Decision.Refused<?> refused(Decision<SchedulingEvent> decision) {
        return assertInstanceOf(Decision.Refused.class, decision);
    }
}
