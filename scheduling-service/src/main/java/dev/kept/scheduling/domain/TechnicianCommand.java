package dev.kept.scheduling.domain;

import dev.kept.events.SchedulingEvent.AbsenceKind;
import dev.kept.events.SchedulingEvent.BusyTime;
import dev.kept.events.SchedulingEvent.TechnicianAdded;
import dev.kept.events.WorkProfile;
import dev.kept.scheduling.domain.Technician.Working;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// What can be asked of a technician's calendar. The stream's id is the person's id.
public sealed interface TechnicianCommand {

    record Add(WorkProfile profile) implements TechnicianCommand {
        /// With one shift, going anywhere.
        ///
        /// @param zone IANA name in which `from` and `to` are read
        public Add(List<String> skills, String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
            this(Working.of(new TechnicianAdded(skills, zone, days, from, to)).profile());
        }
    }

    /// How they work from now on, as a whole.
    record Change(WorkProfile profile) implements TechnicianCommand {}

    /// @param from with `until` (not included) wall times of the technician's zone
    record RecordAbsence(String absenceId, AbsenceKind kind, LocalDateTime from, LocalDateTime until) implements TechnicianCommand {}

    record CancelAbsence(String absenceId) implements TechnicianCommand {}

    /// Their calendar elsewhere is read from now on, in place of any other.
    ///
    /// @param personId the technician's, whose address it is
    record FollowCalendar(String personId, String address) implements TechnicianCommand {}

    record LeaveCalendar() implements TechnicianCommand {}

    /// What that calendar says now. Only a service asks this.
    ///
    /// @param address of the calendar that was read: another may be followed by now
    record NoteBusy(String address, List<BusyTime> busy) implements TechnicianCommand {}

    /// It cannot be read. Only a service asks this.
    record NoteUnreadable(String address, String why) implements TechnicianCommand {}
}
