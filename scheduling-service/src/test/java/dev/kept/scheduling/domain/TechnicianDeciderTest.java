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
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TechnicianDeciderTest {
    private static final Add ADD = new Add(List.of("gas"), "Europe/Dublin", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0),
            LocalTime.of(16, 0));
    private static final TechnicianAdded ADDED = new TechnicianAdded(ADD.skills(), ADD.zone(), ADD.days(), ADD.from(), ADD.to());
    private final TechnicianDecider decider = new TechnicianDecider();

    @Test
    void the_office_adds_a_technician_once() {
        assertEquals(Decision.accepted(List.of(ADDED)), decide(Role.OFFICE, ADD, decider.initial()));
        assertEquals(Decision.accepted(List.of()), decide(Role.OFFICE, ADD, decider.evolve(decider.initial(), ADDED)));
    }

    @Test
    void other_hours_for_the_same_person_are_refused() {
        var other = new Add(ADD.skills(), ADD.zone(), ADD.days(), LocalTime.of(9, 0), ADD.to());
        assertEquals("already-added", refused(decide(Role.SERVICE, other, decider.evolve(decider.initial(), ADDED))).code());
    }

    @Test
    void hours_that_make_no_sense_are_refused() {
        var backwards = new Add(ADD.skills(), ADD.zone(), ADD.days(), LocalTime.of(18, 0), ADD.to());
        var nowhere = new Add(ADD.skills(), "Mars/Olympus", ADD.days(), ADD.from(), ADD.to());
        var never = new Add(ADD.skills(), ADD.zone(), Set.of(), ADD.from(), ADD.to());
        assertEquals("bad-shift", refused(decide(Role.OFFICE, backwards, decider.initial())).code());
        assertEquals("bad-shift", refused(decide(Role.OFFICE, never, decider.initial())).code());
        assertEquals("unknown-zone", refused(decide(Role.OFFICE, nowhere, decider.initial())).code());
    }

    @Test
    void nobody_else_adds_technicians() {
        assertEquals(Decision.Kind.FORBIDDEN, refused(decide(Role.TECHNICIAN, ADD, decider.initial())).kind());
    }

    private Decision<SchedulingEvent> decide(Role role, Add add, Technician state) {
        var caller = new Caller("acme", Actor.person("p"), Set.of(role), null, null, Channel.API);
        return decider.decide(add, state, Asked.at(caller, Instant.EPOCH));
    }

    private static Decision.Refused<?> refused(Decision<SchedulingEvent> decision) {
        return assertInstanceOf(Decision.Refused.class, decision);
    }
}
