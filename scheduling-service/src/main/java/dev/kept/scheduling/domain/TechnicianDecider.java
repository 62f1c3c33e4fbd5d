package dev.kept.scheduling.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.AbsenceCancelled;
import dev.kept.events.SchedulingEvent.AbsenceRecorded;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.SchedulingEvent.BusyTimesRead;
import dev.kept.events.SchedulingEvent.CalendarFollowed;
import dev.kept.events.SchedulingEvent.CalendarLeft;
import dev.kept.events.SchedulingEvent.CalendarUnreadable;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.SchedulingEvent.TechnicianChanged;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.scheduling.domain.Technician.Absence;
import dev.kept.scheduling.domain.Technician.Feed;
import dev.kept.scheduling.domain.Technician.Unknown;
import dev.kept.scheduling.domain.Technician.Working;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import dev.kept.scheduling.domain.TechnicianCommand.CancelAbsence;
import dev.kept.scheduling.domain.TechnicianCommand.Change;
import dev.kept.scheduling.domain.TechnicianCommand.FollowCalendar;
import dev.kept.scheduling.domain.TechnicianCommand.LeaveCalendar;
import dev.kept.scheduling.domain.TechnicianCommand.NoteBusy;
import dev.kept.scheduling.domain.TechnicianCommand.NoteUnreadable;
import dev.kept.scheduling.domain.TechnicianCommand.RecordAbsence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Who may be booked, and within which hours.
public final class TechnicianDecider implements Decider<TechnicianCommand, Technician, SchedulingEvent> {
    /// Of those that are not over.
    static final int MOST_ABSENCES = 100;
    private static final int LONGEST_ABSENCE_DAYS = 366;
    private static final int FARTHEST_ABSENCE_DAYS = 3 * 366;

    @Override
    public Technician initial() {
        return new Unknown();
    }

    @Override
    public Decision<SchedulingEvent> decide(TechnicianCommand command, Technician state, Asked asked) {
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            return Decision.forbidden("Only the office says who can be booked, and when. Ask it to.");
        return switch (command) {
            case NoteBusy _,NoteUnreadable _ when !asked.by().is(Role.SERVICE) ->
                Decision.forbidden("Kept reads calendars by itself. Follow one.");
            case NoteBusy it -> Following.busy(it, state);
            case NoteUnreadable it -> Following.unreadable(it, state);
            case FollowCalendar it -> Following.follow(it, state);
            case LeaveCalendar _ -> Following.leave(state);
            case Add add -> add(add, state);
            case Change change -> change(change, state);
            case RecordAbsence it -> record(it, state, asked.now());
            case CancelAbsence it -> cancel(it, state);
        };
    }

    private static Decision<SchedulingEvent> add(Add add, Technician state) {
        var nonsense = Profiles.nonsense(add.profile());
        if (nonsense.isPresent())
            return nonsense.get();
        return switch (state) {
            case Unknown _ -> Decision.accepted(added(add.profile()));
            case Working it when it.profile().equals(add.profile()) -> Decision.accepted(List.of());
            case Working _ -> Decision.refused("already-added",
                    "This person is in the calendar already, with other hours or skills. Change those.");
        };
    }

    /// The first fact tells one shift and the names of skills; where there is more to tell, a second one tells all.
    private static List<SchedulingEvent> added(WorkProfile it) {
        var shift = it.shifts().getFirst();
        var added = new TechnicianAdded(it.skills().stream().map(Skill::name).toList(), it.zone(), shift.days(), shift.from(), shift.to());
        return Working.of(added).profile().equals(it) ? List.of(added) : List.of(added, new TechnicianChanged(it));
    }

    private static Decision<SchedulingEvent> change(Change change, Technician state) {
        return switch (state) {
            case Unknown _ -> Decision.notFound();
            case Working it when it.profile().equals(change.profile()) -> Decision.accepted(List.of());
            case Working _ -> Profiles.nonsense(change.profile())
                    .orElseGet(() -> Decision.accepted(List.of(new TechnicianChanged(change.profile()))));
        };
    }

    private static Decision<SchedulingEvent> record(RecordAbsence it, Technician state, Instant now) {
        if (!(state instanceof Working working))
            return Decision.notFound();
        var absence = new Absence(it.kind(), working.profile().zone(), it.from(), it.until());
        var known = working.absences().get(it.absenceId());
        if (known != null)
            return known.equals(absence)
                    ? Decision.accepted(List.of())
                    : Decision.refused("already-recorded", "This absence is written down already, with other times. Cancel it, and write"
                            + " down another one.");
        var length = absence.span().length();
        if (!length.isPositive())
            return Decision.invalid("no-time", "An absence ends after it begins. Look at its two times.");
        if (length.toDays() > LONGEST_ABSENCE_DAYS)
            return Decision.invalid("too-long", "An absence lasts at most " + LONGEST_ABSENCE_DAYS
                    + " days. Who is away for longer is taken out of the shifts.");
        if (absence.span().until().isBefore(now))
            return Decision.refused("in-the-past", "That absence would be over already. Look at its dates.");
        if (absence.span().from().isAfter(now.plus(Duration.ofDays(FARTHEST_ABSENCE_DAYS))))
            return Decision.invalid("too-far", "An absence begins within the next three years. Look at its year.");
        if (working.absences().values().stream().filter(one -> one.span().until().isAfter(now)).count() >= MOST_ABSENCES)
            return Decision.refused("too-many", "There are " + MOST_ABSENCES + " absences to come already. Put some together.");
        return Decision.accepted(List.of(new AbsenceRecorded(it.absenceId(), it.kind(), absence.zone(), it.from(), it.until())));
    }

    private static Decision<SchedulingEvent> cancel(CancelAbsence it, Technician state) {
        if (!(state instanceof Working working))
            return Decision.notFound();
        return working.absences().containsKey(it.absenceId())
                ? Decision.accepted(List.of(new AbsenceCancelled(it.absenceId())))
                : Decision.refused("unknown-absence", "They have no such absence, or it is cancelled already. Look at the list again.");
    }

    @Override
    public Technician evolve(Technician state, SchedulingEvent event) {
        return switch (event) {
            case TechnicianAdded added -> Working.of(added);
            case TechnicianChanged changed ->
                state instanceof Working it ? new Working(changed.profile(), it.absences(), it.feed()) : state;
            case CalendarFollowed it ->
                state instanceof Working working ? working.following(new Feed(it.address().text(), List.of(), null)) : state;
            case CalendarLeft _ -> state instanceof Working working ? working.following(null) : state;
            case BusyTimesRead it -> state instanceof Working working && working.feed() != null
                    ? working.following(new Feed(working.feed().address(), it.busy(), null))
                    : state;
            case CalendarUnreadable it -> state instanceof Working working && working.feed() != null
                    ? working.following(new Feed(working.feed().address(), working.feed().busy(), it.why()))
                    : state;
            case AbsenceRecorded it -> state instanceof Working working ? working.away(it) : state;
            case AbsenceCancelled it -> state instanceof Working working ? working.back(it.absenceId()) : state;
            case BookingMade _,BookingMoved _,BookingReleased _,SlotProposed _,NoSlotFound _,CandidateProposed _,CandidatesExhausted _ ->
                state; // facts of visits and orders, not of technicians
        };
    }
}
