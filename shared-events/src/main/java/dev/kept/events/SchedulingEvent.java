package dev.kept.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// Who can work when, and what of it is taken.
public sealed interface SchedulingEvent extends DomainEvent {

    /// A technician who can be booked; the stream's id is the person's id. Hours are wall time in `zone`.
    @StoredName("scheduling.technician-added")
    record TechnicianAdded(List<String> skills, String zone, Set<DayOfWeek> days, LocalTime from,
            LocalTime to) implements SchedulingEvent {}

    /// How a technician works from now on, as a whole: what is not said here does not hold any more.
    @StoredName("scheduling.technician-changed")
    record TechnicianChanged(WorkProfile profile) implements SchedulingEvent {}

    /// Why somebody is away, as far as it concerns a calendar. Nobody's health is written down here.
    enum AbsenceKind {
        LEAVE, TRAINING, OTHER
    }

    /// A technician is away from `from` to `until` (not included), wall times of `zone`. What is booked then stays booked until somebody
    /// moves it.
    @StoredName("scheduling.absence-recorded")
    record AbsenceRecorded(String absenceId, AbsenceKind kind, String zone, LocalDateTime from, LocalDateTime until)
            implements
                SchedulingEvent {}

    @StoredName("scheduling.absence-cancelled")
    record AbsenceCancelled(String absenceId) implements SchedulingEvent {}

    /// A technician is busy whenever the calendar at this address says so. Whoever has the address can read it.
    @StoredName("scheduling.calendar-followed")
    record CalendarFollowed(Personal address) implements SchedulingEvent {}

    /// Nobody reads that calendar any more, and what was read from it does not count.
    @StoredName("scheduling.calendar-left")
    record CalendarLeft() implements SchedulingEvent {}

    /// From an instant up to another, the latter not included.
    record BusyTime(Instant from, Instant until) {}

    /// When the calendar that is followed says that its owner is busy, in the next weeks, in order. Nothing else is kept of what it says.
    @StoredName("scheduling.busy-times-read")
    record BusyTimesRead(List<BusyTime> busy) implements SchedulingEvent {}

    /// The calendar that is followed cannot be read; what was read before holds until it can be.
    @StoredName("scheduling.calendar-unreadable")
    record CalendarUnreadable(String why) implements SchedulingEvent {}

    /// All resources of one visit are reserved; the stream's id is the visit's id. The first resource leads.
    @StoredName("scheduling.booking-made")
    record BookingMade(String orderId, String siteId, Appointment appointment, List<String> resourceIds) implements SchedulingEvent {}

    @StoredName("scheduling.booking-moved")
    record BookingMoved(String orderId, String siteId, Appointment appointment, Appointment previous, List<String> resourceIds)
            implements
                SchedulingEvent {}

    /// The time is free again, from `freesFrom` on at the latest.
    @StoredName("scheduling.booking-released")
    record BookingReleased(String orderId, List<String> resourceIds, String cause,
            Instant freesFrom) implements SchedulingEvent {}

    /// Who is to be asked next whether they do an order's work; the stream's id is the order's. `cycle` and `round` are those of the
    /// order's question.
    ///
    /// @param passedOver why not the others: those who came nearest first, at most 20
    @StoredName(value = "scheduling.candidate-proposed", version = 2)
    record CandidateProposed(int cycle, int round, String personId, List<String> reasons, List<PassedOver> passedOver)
            implements
                SchedulingEvent {}

    /// Somebody who is not asked, and the rule that says so, in a sentence.
    record PassedOver(String personId, String sentence) {}

    /// Nobody else is in the calendar who can do this order's work and was not asked in this cycle.
    ///
    /// @param passedOver why none of them, at most 20
    @StoredName(value = "scheduling.candidates-exhausted", version = 2)
    record CandidatesExhausted(int cycle, int round, List<PassedOver> passedOver) implements SchedulingEvent {}

    /// A time that would suit an order for which one was wanted; the stream's id is that of the visit that it would be. It is held from
    /// here on, until the same visit is booked or it is let go of.
    ///
    /// @param round of the order's question
    /// @param resourceIds who would come; the first one leads
    /// @param reasons what speaks for it
    /// @param confirmers who may book it as it is, besides the office; nobody where it is booked at once
    @StoredName("scheduling.slot-proposed")
    record SlotProposed(String orderId, String siteId, int round, Appointment appointment, List<String> resourceIds, List<String> reasons,
            List<String> confirmers) implements SchedulingEvent {}

    /// Why there is no time to propose.
    enum NoSlotReason {
        /// The days for which the order was wanted are over.
        PAST,
        /// Nobody in the calendar has the skills.
        NOBODY_ABLE,
        /// Nobody who has them works in those hours, or for so long.
        NOBODY_WORKS,
        /// Those who could are taken.
        ALL_BOOKED
    }

    /// Nobody is free in the hours of an order for which a time was wanted; the stream's id is that of the visit that it would have been.
    @StoredName("scheduling.no-slot-found")
    record NoSlotFound(String orderId, int round, NoSlotReason reason) implements SchedulingEvent {}
}
