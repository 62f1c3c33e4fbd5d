package dev.kept.scheduling.domain;

import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.scheduling.domain.BookingCommand.Book;
import dev.kept.scheduling.domain.BookingCommand.LetGo;
import dev.kept.scheduling.domain.BookingCommand.NoteNoSlot;
import dev.kept.scheduling.domain.BookingCommand.Propose;
import java.util.List;

/// A booking before it is one: a time that is held for an order until somebody confirms it. Each question of an order is answered once.
final class Proposing {
    private Proposing() {}

    static Decision<SchedulingEvent> propose(Propose it, Booking state) {
        return switch (state) {
            case Booking.None _ -> Decision.accepted(facts(it));
            case Booking.Proposed _,Booking.Standing _,Booking.Released _ -> Decision.accepted(List.of());
        };
    }

    private static List<SchedulingEvent> facts(Propose it) {
        var people = List.of(it.slot().technicianId());
        var reasons = it.slot().reasons().stream().map(Slot.Reason::text).toList();
        var proposed = new SlotProposed(it.orderId(), it.siteId(), it.round(), it.slot().appointment(), people, reasons,
                it.confirmers().stream().sorted().toList());
        return switch (it.confirm()) {
            case OFFICE, CUSTOMER -> List.of(proposed);
            case AUTO -> List.of(proposed, new BookingMade(it.orderId(), it.siteId(), it.slot().appointment(), people));
        };
    }

    static Decision<SchedulingEvent> noteNone(NoteNoSlot it, Booking state) {
        return switch (state) {
            case Booking.None _ -> Decision.accepted(List.of(new NoSlotFound(it.orderId(), it.round(), it.reason())));
            case Booking.Proposed _,Booking.Standing _,Booking.Released _ -> Decision.accepted(List.of());
        };
    }

    static Decision<SchedulingEvent> letGo(LetGo it, Booking state) {
        return switch (state) {
            case Booking.Proposed held ->
                Decision.accepted(List.of(new BookingReleased(held.orderId(), held.resourceIds(), it.cause(), it.freesFrom())));
            case Booking.None _,Booking.Standing _,Booking.Released _ -> Decision.accepted(List.of());
        };
    }

    /// As it is: another time is the office's to find. Who comes too late is told what became of it.
    static boolean confirms(Book book, Booking state, Caller caller) {
        return state.confirmers().contains(caller.id()) && switch (state) {
            case Booking.None _ -> false;
            case Booking.Proposed it -> it.orderId().equals(book.orderId()) && it.appointment().equals(book.appointment())
                    && it.resourceIds().equals(book.resourceIds());
            case Booking.Standing it -> it.orderId().equals(book.orderId());
            case Booking.Released it -> it.orderId().equals(book.orderId());
        };
    }
}
