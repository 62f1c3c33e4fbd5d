package dev.kept.scheduling.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Appointment;
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
import dev.kept.scheduling.domain.BookingCommand.Book;
import dev.kept.scheduling.domain.BookingCommand.LetGo;
import dev.kept.scheduling.domain.BookingCommand.Move;
import dev.kept.scheduling.domain.BookingCommand.NoteNoSlot;
import dev.kept.scheduling.domain.BookingCommand.Propose;
import dev.kept.scheduling.domain.BookingCommand.Release;
import dev.kept.scheduling.domain.KnownOrder.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When a visit takes time from a calendar, and when it gives it back. That nobody is booked twice is no rule in here: no single stream
/// knows it. The log's database refuses the second booking in the append itself.
public final class BookingDecider implements Decider<BookingCommand, Booking, SchedulingEvent> {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_RESOURCES = 10;
    private static final int FARTHEST_YEARS = 3;

    @Override
    public Booking initial() {
        return new Booking.None();
    }

    @Override
    public Decision<SchedulingEvent> decide(BookingCommand command, Booking state, Asked asked) {
        return switch (command) {
            case Book book -> mayBook(asked.by()) || isTheirs(book, asked.by()) || picks(book, asked.by())
                    || Proposing.confirms(book, state, asked.by())
                            ? book(book, state, asked)
                            : notTheirs(asked.by());
            case Move move ->
                mayBook(asked.by()) || move.pickers().contains(asked.by().id()) ? move(move, state, asked) : notTheirs(asked.by());
            case Release release -> asked.by().is(Role.SERVICE)
                    ? release(release, state)
                    : Decision.forbidden("A visit is cancelled at its order; its time is then free by itself.");
            case Propose _,NoteNoSlot _,LetGo _ when !asked.by().is(Role.SERVICE) ->
                Decision.forbidden("Kept proposes times by itself. Book the one that suits.");
            case Propose propose -> Proposing.propose(propose, state);
            case NoteNoSlot none -> Proposing.noteNone(none, state);
            case LetGo letGo -> Proposing.letGo(letGo, state);
        };
    }

    private static Decision<SchedulingEvent> book(Book book, Booking state, Asked asked) {
        var nonsense = nonsense(book.appointment(), book.resourceIds(), asked.now());
        if (nonsense.isPresent())
            return nonsense.get();
        return switch (state) {
            case Booking.None _ -> bookAnew(book, asked);
            case Booking.Proposed proposed when proposed.orderId().equals(book.orderId()) -> bookAnew(book, asked);
            case Booking.Proposed _ -> Decision.refused("other-order", "This time is held for another order. Book a visit of its own.");
            case Booking.Standing standing when isSame(book, standing) -> Decision.accepted(List.of());
            case Booking.Standing _ -> Decision.refused("already-booked", "This visit is already booked. Move it, or book another visit.");
            case Booking.Released _ -> Decision.refused("released", "This visit's time was given back. Book a new visit.");
        };
    }

    private static Decision<SchedulingEvent> bookAnew(Book book, Asked asked) {
        var strangers = book.resourceIds().stream()
                .filter(id -> !(book.people().get(id) instanceof Technician.Working)).sorted().toList();
        if (!strangers.isEmpty())
            return Decision.refused("unknown-technician", "Nobody with the id " + String.join(", ", strangers)
                    + " is in the calendar. Pick somebody from the free slots.");
        if (isPast(book.appointment(), asked.now()))
            return past();
        var against = against(book.appointment(), book.people(), asked.by());
        if (against.isPresent())
            return against.get();
        return switch (book.order()) {
            case KnownOrder.Released released -> offered(book, released.vendor()).orElseGet(() -> Decision.accepted(
                    List.of(new BookingMade(book.orderId(), released.siteId(), book.appointment(), book.resourceIds()))));
            case KnownOrder.NotReleased _ -> Decision.refused("not-released",
                    "As far as scheduling knows, this order is not released for scheduling. If it was released just now, repeat in a second.",
                    new Missing("release", "The order's release", "release"));
            case KnownOrder.Ended _ -> Decision.refused("order-ended", "This order is completed or closed: it takes no more visits.");
        };
    }

    /// Offered work is done by who accepted it.
    private static Optional<Decision<SchedulingEvent>> offered(Book book, @Nullable Vendor vendor) {
        if (vendor == null)
            return Optional.empty();
        if (!vendor.accepted())
            return Optional.of(Decision.refused("offer-open", "Somebody is asked whether they do this work. Wait for their answer, or"
                    + " withdraw the offer.", new Missing("answer", "The answer to the offer, or its end", "withdraw-offer")));
        return vendor.personId().equals(book.resourceIds().getFirst())
                ? Optional.empty()
                : Optional.of(Decision.refused("not-the-vendors",
                        "Somebody else accepted this work. Book a time of theirs, or take them off it first.",
                        new Missing("end-of-assignment", "The end of the assignment", "unassign-vendor")));
    }

    private static Decision<SchedulingEvent> move(Move move, Booking state, Asked asked) {
        return switch (state) {
            case Booking.None _ -> Decision.notFound();
            case Booking.Proposed _ ->
                Decision.refused("not-booked", "This time is proposed and not booked yet. Book it, or another one, in its place.");
            case Booking.Released _ ->
                Decision.refused("released", "This visit's time was given back: it cannot be moved. Book a new visit.");
            case Booking.Standing standing when standing.appointment().equals(move.appointment()) -> Decision.accepted(List.of());
            case Booking.Standing _ when move.begun() -> begun();
            case Booking.Standing standing -> nonsense(move.appointment(), standing.resourceIds(), asked.now())
                    .orElseGet(() -> isPast(move.appointment(), asked.now())
                            ? past()
                            : against(move.appointment(), move.people(), asked.by()).orElseGet(() -> Decision.accepted(
                                    List.of(new BookingMoved(standing.orderId(), standing.siteId(), move.appointment(),
                                            standing.appointment(), standing.resourceIds())))));
        };
    }

    /// The office may ask for hours that are nobody's shift; who is away, or may not be sent, it cannot. Why it is, is no customer's business.
    private static Optional<Decision<SchedulingEvent>> against(Appointment appointment, Map<String, Technician> people, Caller by) {
        return new TreeMap<>(people).entrySet().stream().filter(entry -> entry.getValue() instanceof Technician.Working)
                .flatMap(entry -> ((Technician.Working) entry.getValue()).against(entry.getKey(), Span.of(appointment)).stream())
                .findFirst().map(none -> mayBook(by) || by.is(Role.TECHNICIAN)
                        ? Decision.refused(none.rule().code(), none.sentence() + " Pick another time, or somebody else.")
                        : Decision.refused("not-free", "Nobody can come at that time after all. Pick another one."));
    }

    /// People who are on the way or there are not called back by the calendar: the order would not follow.
    private static Decision<SchedulingEvent> begun() {
        return Decision.refused("visit-begun",
                "This visit has begun: it cannot be moved. The technician ends it, as finished or as not done; then book another one.");
    }

    private static Decision<SchedulingEvent> release(Release release, Booking state) {
        return switch (state) {
            case Booking.Standing standing -> Decision.accepted(
                    List.of(new BookingReleased(standing.orderId(), standing.resourceIds(), release.cause(), release.freesFrom())));
            case Booking.Proposed _ -> Proposing.letGo(new LetGo(release.cause(), release.freesFrom()), state);
            case Booking.None _,Booking.Released _ -> Decision.accepted(List.of()); // it holds no time
        };
    }

    private static Optional<Decision<SchedulingEvent>> nonsense(Appointment appointment, List<String> resources, Instant now) {
        if (resources.isEmpty() || resources.size() > MOST_RESOURCES || new HashSet<>(resources).size() < resources.size())
            return Optional.of(Decision.invalid("bad-resources", "A visit has 1 to " + MOST_RESOURCES + " technicians, each named once."));
        var today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        if (appointment.start().isBefore(today.minusYears(FARTHEST_YEARS)) || appointment.end().isAfter(today.plusYears(FARTHEST_YEARS)))
            return Optional.of(Decision.invalid("too-far", "A visit lies at most " + FARTHEST_YEARS + " years away. Look at its year."));
        var span = Span.of(appointment);
        if (!span.from().isBefore(span.until()))
            return Optional.of(Decision.invalid("no-time", "Between " + appointment.start() + " and " + appointment.end()
                    + " no time passes in " + appointment.zone() + ": the clocks are changed then."));
        if (span.length().compareTo(LONGEST) > 0)
            return Optional.of(Decision.invalid("too-long", "A visit lasts at most " + LONGEST.toDays() + " days. Book several."));
        return Optional.empty();
    }

    private static boolean isPast(Appointment appointment, Instant now) {
        return Span.of(appointment).until().isBefore(now);
    }

    private static Decision<SchedulingEvent> past() {
        return Decision.refused("in-the-past", "That time is over. Pick one that is still to come.");
    }

    private static boolean isSame(Book book, Booking.Standing standing) {
        return book.orderId().equals(standing.orderId()) && book.appointment().equals(standing.appointment())
                && book.resourceIds().equals(standing.resourceIds());
    }

    private static boolean mayBook(Caller caller) {
        return caller.is(Role.OFFICE) || caller.is(Role.SERVICE);
    }

    /// Who accepted the work picks a time of their own.
    private static boolean isTheirs(Book book, Caller caller) {
        return caller.is(Role.TECHNICIAN) && book.resourceIds().equals(List.of(caller.id()))
                && book.order() instanceof KnownOrder.Released(_, var vendor, _) && vendor != null && vendor.accepted()
                && vendor.personId().equals(caller.id());
    }

    /// Where the order's way of working leaves it to who asked for the work: one who comes; the office alone sends several.
    private static boolean picks(Book book, Caller caller) {
        return book.resourceIds().size() == 1 && book.order() instanceof KnownOrder.Released(_, _, var pickers)
                && pickers.contains(caller.id());
    }

    /// A customer does not even learn whether there is such a booking.
    private static Decision<SchedulingEvent> notTheirs(Caller caller) {
        return caller.is(Role.CUSTOMER) || caller.is(Role.LINK)
                ? Decision.notFound()
                : Decision.forbidden("The office books and moves visits. Ask it to.");
    }

    @Override
    public Booking evolve(Booking state, SchedulingEvent event) {
        return switch (event) {
            case BookingMade made -> new Booking.Standing(made.orderId(), made.siteId(), made.appointment(), made.resourceIds(),
                    state.confirmers());
            case BookingMoved moved -> new Booking.Standing(moved.orderId(), moved.siteId(), moved.appointment(), moved.resourceIds(),
                    state.confirmers());
            case BookingReleased released -> new Booking.Released(released.orderId(), state.confirmers());
            case SlotProposed proposed -> new Booking.Proposed(proposed.orderId(), proposed.appointment(), proposed.resourceIds(),
                    Set.copyOf(proposed.confirmers()));
            case NoSlotFound _ -> state;
            // of a technician or an order, not of a visit
            case TechnicianAdded _,TechnicianChanged _,AbsenceRecorded _,AbsenceCancelled _ -> state;
            case CalendarFollowed _,CalendarLeft _,BusyTimesRead _,CalendarUnreadable _ -> state;
            case CandidateProposed _,CandidatesExhausted _ -> state;
        };
    }
}
