package dev.kept.scheduling.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/// Who may be booked, and within which hours.
public final class TechnicianDecider implements Decider<TechnicianCommand, Technician, SchedulingEvent> {

    @Override
    public Technician initial() {
        return new Technician.Unknown();
    }

    @Override
    public Decision<SchedulingEvent> decide(TechnicianCommand command, Technician state, Asked asked) {
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            return Decision.forbidden("Only the office adds technicians to the calendar.");
        return switch (command) {
            case Add add -> add(add, state);
        };
    }

    private static Decision<SchedulingEvent> add(Add add, Technician state) {
        if (!isZone(add.zone()))
            return Decision.invalid("unknown-zone", "'" + add.zone() + "' is no time zone. Use an IANA name such as Europe/Dublin.");
        if (add.days().isEmpty() || !add.from().isBefore(add.to()))
            return Decision.invalid("bad-shift", "A shift has at least one day, and ends later on the day than it begins.");
        return switch (state) {
            case Technician.Unknown _ ->
                Decision.accepted(List.of(new TechnicianAdded(add.skills(), add.zone(), add.days(), add.from(), add.to())));
            case Technician.Working working when working.equals(working(add)) -> Decision.accepted(List.of());
            case Technician.Working _ ->
                Decision.refused("already-added", "This person is in the calendar already, with other hours or skills.");
        };
    }

    @Override
    public Technician evolve(Technician state, SchedulingEvent event) {
        return switch (event) {
            case TechnicianAdded added ->
                new Technician.Working(added.skills(), added.zone(), added.days(), added.from(), added.to());
            case BookingMade _,BookingMoved _,BookingReleased _,SlotProposed _,NoSlotFound _,CandidateProposed _,CandidatesExhausted _ ->
                state; // facts of visits and orders, not of technicians
        };
    }

    private static Technician.Working working(Add add) {
        return new Technician.Working(add.skills(), add.zone(), add.days(), add.from(), add.to());
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return zone.contains("/") || zone.equals("UTC");
        } catch (DateTimeException _) {
            return false;
        }
    }
}
