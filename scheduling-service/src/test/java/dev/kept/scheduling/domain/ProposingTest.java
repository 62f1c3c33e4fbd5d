package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.events.Channel;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.scheduling.domain.BookingCommand.Book;
import dev.kept.scheduling.domain.BookingCommand.LetGo;
import dev.kept.scheduling.domain.BookingCommand.Move;
import dev.kept.scheduling.domain.BookingCommand.NoteNoSlot;
import dev.kept.scheduling.domain.BookingCommand.Propose;
import dev.kept.scheduling.domain.BookingCommand.Release;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A booking before it is one.
class ProposingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Appointment TUESDAY = at("2026-03-03T10:00");
    private static final Appointment WEDNESDAY = at("2026-03-04T10:00");
    private static final KnownOrder RELEASED = new KnownOrder.Released("site-1");
    private static final Caller KEPT = Caller.service("acme", Actor.service("scheduling"));
    private static final Caller OFFICE = person("aoife", Role.OFFICE);
    private static final Caller MAEVE = person("maeve", Role.CUSTOMER);
    private static final SchedulingEvent HELD = new SlotProposed("order-1", "site-1", 1, TUESDAY, List.of("tomasz"),
            List.of("The first free hour of all"), List.of("maeve"));
    private static final SchedulingEvent MADE = new BookingMade("order-1", "site-1", TUESDAY, List.of("tomasz"));
    private static final LetGo LET_GO = new LetGo("proposal-declined", NOW);
    private final BookingDecider decider = new BookingDecider();

    @Test
    @Tag("D67")
    void a_time_is_held_once_and_where_nobody_confirms_it_is_booked_in_the_same_breath() {
        assertEquals(List.of(HELD), facts(decide(KEPT, propose(Confirmation.CUSTOMER, "maeve"))));
        assertEquals(List.of(), facts(decide(KEPT, propose(Confirmation.CUSTOMER, "maeve"), HELD)));
        var atOnce = facts(decide(KEPT, propose(Confirmation.AUTO)));
        assertEquals(List.of(SlotProposed.class, BookingMade.class), atOnce.stream().map(Object::getClass).toList());
        assertEquals(MADE, atOnce.getLast());
        assertEquals(Decision.Kind.FORBIDDEN, refused(decide(OFFICE, propose(Confirmation.AUTO))).kind());
    }

    @Test
    @Tag("D68")
    void the_office_confirms_it_or_puts_another_time_in_its_place() {
        assertEquals(List.of(MADE), facts(decide(OFFICE, book("order-1", TUESDAY), HELD)));
        assertEquals(List.of(new BookingMade("order-1", "site-1", WEDNESDAY, List.of("tomasz"))),
                facts(decide(OFFICE, book("order-1", WEDNESDAY), HELD)));
        assertEquals("other-order", refused(decide(OFFICE, book("order-2", TUESDAY), HELD)).code());
    }

    @Test
    @Tag("D68")
    void who_is_named_confirms_it_as_it_is_and_in_no_other_way() {
        assertEquals(List.of(MADE), facts(decide(MAEVE, book("order-1", TUESDAY), HELD)));
        assertEquals(Decision.Kind.NOT_FOUND, refused(decide(MAEVE, book("order-1", WEDNESDAY), HELD)).kind());
        assertEquals(Decision.Kind.NOT_FOUND, refused(decide(MAEVE, book("order-1", TUESDAY))).kind(), "nothing is proposed");
        assertEquals(Decision.Kind.NOT_FOUND, refused(decide(person("finn", Role.CUSTOMER), book("order-1", TUESDAY), HELD)).kind());
    }

    @Test
    void of_two_who_answer_the_first_one_decides_and_the_other_reads_so() {
        assertEquals(List.of(), facts(decide(MAEVE, book("order-1", TUESDAY), HELD, MADE)), "it is as asked already");
        assertEquals("already-booked", refused(decide(OFFICE, book("order-1", WEDNESDAY), HELD, MADE)).code());
        var over = new BookingReleased("order-1", List.of("tomasz"), "proposal-declined", NOW);
        assertEquals("released", refused(decide(OFFICE, book("order-1", TUESDAY), HELD, over)).code());
        assertEquals("released", refused(decide(MAEVE, book("order-1", TUESDAY), HELD, over)).code(), "who was asked is told");
    }

    @Test
    void an_order_that_ended_and_a_time_that_is_over_are_not_confirmed() {
        assertEquals("order-ended", refused(decide(OFFICE,
                new Book("order-1", new KnownOrder.Ended(), TUESDAY, List.of("tomasz"), Map.of("tomasz", Workers.onWeekdays())), HELD))
                .code());
        assertEquals("in-the-past", refused(decide(OFFICE, book("order-1", at("2026-03-02T04:00")), HELD)).code());
        assertEquals("not-booked", refused(decide(OFFICE, new Move(WEDNESDAY, false, Set.of(), Map.of()), HELD)).code());
    }

    @Test
    void what_is_not_meant_any_more_is_let_go_of_and_what_was_booked_meanwhile_stays() {
        var over = new BookingReleased("order-1", List.of("tomasz"), "proposal-declined", NOW);
        assertEquals(List.of(over), facts(decide(KEPT, LET_GO, HELD)));
        assertEquals(List.of(), facts(decide(KEPT, LET_GO, HELD, MADE)));
        assertEquals(List.of(), facts(decide(KEPT, LET_GO)));
        assertEquals(1, facts(decide(KEPT, new Release("order-cancelled", NOW), HELD)).size());
    }

    @Test
    void that_there_is_nothing_to_propose_is_said_once() {
        var none = new NoteNoSlot("order-1", 1, NoSlotReason.ALL_BOOKED);
        assertEquals(List.of(new NoSlotFound("order-1", 1, NoSlotReason.ALL_BOOKED)), facts(decide(KEPT, none)));
        assertEquals(List.of(), facts(decide(KEPT, none, HELD)));
    }

    private Decision<SchedulingEvent> decide(Caller by, BookingCommand command, SchedulingEvent... given) {
        var state = decider.initial();
        for (var event : Arrays.asList(given))
            state = decider.evolve(state, event);
        return decider.decide(command, state, Asked.at(by, NOW));
    }

    private static Propose propose(Confirmation confirm, String... confirmers) {
        return new Propose("order-1", "site-1", 1,
                new Slot("tomasz", TUESDAY, List.of(new Slot.Reason("The first free hour of all", true)), 10, null, null), confirm,
                Set.of(confirmers));
    }

    private static Book book(String order, Appointment appointment) {
        return new Book(order, RELEASED, appointment, List.of("tomasz"), Map.of("tomasz", Workers.onWeekdays()));
    }

    private static Caller person(String id, Role role) {
        return new Caller("acme", Actor.person(id), Set.of(role), role == Role.CUSTOMER ? "c-1" : null, null, Channel.API);
    }

    private static List<SchedulingEvent> facts(Decision<SchedulingEvent> decision) {
        if (decision instanceof Decision.Accepted<SchedulingEvent> accepted)
            return accepted.facts().stream().map(Decision.Fact::event).toList();
        throw new AssertionError(decision);
    }

    private static Decision.Refused<?> refused(Decision<SchedulingEvent> decision) {
        return assertInstanceOf(Decision.Refused.class, decision);
    }

    private static Appointment at(String start) {
        var from = LocalDateTime.parse(start);
        return new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2));
    }
}
