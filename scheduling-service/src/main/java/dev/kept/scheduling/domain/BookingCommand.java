package dev.kept.scheduling.domain;

import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.Confirmation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What can be asked of one visit's booking. The stream's id is the visit's id.
public sealed interface BookingCommand {

    /// Reserves the time of all resources, or of none.
    ///
    /// @param order what scheduling has heard of the order
    /// @param resourceIds the first one leads
    /// @param people each of them as the calendar knows them
    record Book(String orderId, KnownOrder order, Appointment appointment, List<String> resourceIds,
            Map<String, Technician> people) implements BookingCommand {}

    /// Another time for the same resources, in one step: there is no moment without a reservation.
    ///
    /// @param begun whether scheduling has heard that somebody is on the way or there
    /// @param pickers who may do so, besides the office
    /// @param people whose time it is, as the calendar knows them
    record Move(Appointment appointment, boolean begun, Set<String> pickers, Map<String, Technician> people) implements BookingCommand {}

    /// Gives the time back, from `freesFrom` on. Only a service asks this: people command the order, and scheduling follows.
    record Release(String cause, Instant freesFrom) implements BookingCommand {}

    /// Holds a time for somebody to confirm; with AUTO it is booked in the same breath. Only a service asks this, for an order that wants
    /// a time.
    ///
    /// @param round of the order's question
    record Propose(String orderId, String siteId, int round, Slot slot, Confirmation confirm, Set<String> confirmers)
            implements
                BookingCommand {
        public Propose {
            confirmers = Set.copyOf(confirmers);
        }
    }

    /// There is nothing to propose to an order that wants a time.
    record NoteNoSlot(String orderId, int round, NoSlotReason reason) implements BookingCommand {}

    /// A proposal is not meant any more. What was booked meanwhile stays booked.
    record LetGo(String cause, Instant freesFrom) implements BookingCommand {}
}
