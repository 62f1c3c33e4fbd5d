package dev.kept.scheduling.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.Channel;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.SchedulingEvent.AbsenceKind;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Certificate;
import dev.kept.scheduling.domain.BookingCommand.Book;
import dev.kept.scheduling.domain.BookingCommand.Move;
import dev.kept.scheduling.domain.BookingCommand.Release;
import dev.kept.scheduling.domain.Technician.Absence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BookingDeciderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Appointment TUESDAY = at("2026-03-03T10:00", "2026-03-03T12:00");
    private static final Appointment WEDNESDAY = at("2026-03-04T10:00", "2026-03-04T12:00");
    private static final Map<String, Technician> PEOPLE = Map.of("tomasz", Workers.onWeekdays());
    private static final KnownOrder RELEASED = new KnownOrder.Released("site-1");
    private static final SchedulingEvent MADE = new BookingMade("order-1", "site-1", TUESDAY, List.of("tomasz"));
    private static final SchedulingEvent GIVEN_BACK = new BookingReleased("order-1", List.of("tomasz"), "visit-cancelled", NOW);
    private final BookingDecider decider = new BookingDecider();

    @Test
    @Tag("D20")
    void picking_a_slot_books_it_for_a_released_order() {
        assertEquals(List.of(MADE), facts(decide(book(TUESDAY, RELEASED))));
    }

    @Test
    void the_same_booking_again_changes_nothing() {
        assertEquals(List.of(), facts(decide(book(TUESDAY, RELEASED), MADE)));
    }

    @Test
    void another_booking_for_the_same_visit_is_refused() {
        assertEquals("already-booked", refusal(decide(book(WEDNESDAY, RELEASED), MADE)));
    }

    @Test
    void an_order_that_is_not_released_or_already_ended_takes_no_visit() {
        assertEquals("not-released", refusal(decide(book(TUESDAY, new KnownOrder.NotReleased()))));
        assertEquals("order-ended", refusal(decide(book(TUESDAY, new KnownOrder.Ended()))));
    }

    @Test
    void nobody_can_be_booked_who_is_in_no_calendar() {
        var book = new Book("order-1", RELEASED, TUESDAY, List.of("nobody"), Map.of("nobody", new Technician.Unknown()));
        assertEquals("unknown-technician", refusal(decide(book)));
    }

    @Test
    void nobody_is_booked_or_moved_into_the_days_on_which_they_are_away() {
        var away = new Absence(AbsenceKind.LEAVE, "Europe/Dublin", LocalDateTime.parse("2026-03-04T00:00"),
                LocalDateTime.parse("2026-03-05T00:00"));
        Map<String, Technician> people = Map.of("tomasz", new Technician.Working(Workers.onWeekdays().profile(),
                new TreeMap<>(Map.of("a-1", away))));
        assertEquals("absent", refusal(decide(new Book("order-1", RELEASED, WEDNESDAY, List.of("tomasz"), people))));
        assertEquals("absent", refusal(decide(new Move(WEDNESDAY, false, Set.of(), people), MADE)));
        assertEquals(1, facts(decide(new Book("order-1", RELEASED, TUESDAY, List.of("tomasz"), people))).size(), "the day before");
    }

    @Test
    void a_customer_who_picks_a_time_sends_one_person_and_is_not_told_who_is_away() {
        var theirs = new KnownOrder.Released("site-1", null, Set.of("p-1"));
        var away = new Absence(AbsenceKind.LEAVE, "Europe/Dublin", LocalDateTime.parse("2026-03-04T00:00"),
                LocalDateTime.parse("2026-03-05T00:00"));
        Map<String, Technician> people = Map.of("tomasz", new Technician.Working(Workers.onWeekdays().profile(),
                new TreeMap<>(Map.of("a-1", away))), "zofia", Workers.onWeekdays());
        var book = new Book("order-1", theirs, WEDNESDAY, List.of("tomasz"), people);
        assertEquals("not-free", refusal(decide(person(Role.CUSTOMER), book)));
        assertEquals("not-free", refusal(decide(person(Role.CUSTOMER), new Move(WEDNESDAY, false, Set.of("p-1"), people), MADE)));
        assertEquals("absent", refusal(decide(book)), "the office reads it");
        var both = new Book("order-1", theirs, TUESDAY, List.of("zofia", "tomasz"), people);
        assertEquals(Decision.Kind.NOT_FOUND, kind(decide(person(Role.CUSTOMER), both)));
        assertEquals(1, facts(decide(both)).size(), "the office sends two");
    }

    @Test
    void of_several_who_come_each_has_to_be_known_and_there() {
        var away = new Absence(AbsenceKind.LEAVE, "Europe/Dublin", LocalDateTime.parse("2026-03-03T12:00"),
                LocalDateTime.parse("2026-03-03T18:00"));
        Map<String, Technician> people = Map.of("tomasz", Workers.onWeekdays(), "zofia",
                new Technician.Working(Workers.onWeekdays().profile(),
                        new TreeMap<>(Map.of("a-1", away))));
        var both = List.of("tomasz", "zofia");
        assertEquals(both, ((BookingMade) facts(decide(new Book("order-1", RELEASED, TUESDAY, both, people))).getFirst()).resourceIds());
        assertEquals("absent", refusal(decide(
                new Book("order-1", RELEASED, at("2026-03-03T11:00", "2026-03-03T12:30"), both, people))));
        assertEquals("unknown-technician", refusal(decide(new Book("order-1", RELEASED, TUESDAY, List.of("tomasz", "maria"), people))));
    }

    @Test
    void who_may_not_be_sent_any_more_is_not_booked() {
        var profile = Workers.onWeekdays().profile();
        var expired = new WorkProfile(profile.skills(), List.of(new Certificate("Insurance", LocalDate.parse("2026-03-03"))),
                profile.zone(),
                profile.shifts(), profile.breaks(), null, null, null, null, null);
        Map<String, Technician> people = Map.of("tomasz", new Technician.Working(expired, new TreeMap<>()));
        assertEquals(1, facts(decide(new Book("order-1", RELEASED, TUESDAY, List.of("tomasz"), people))).size(), "on its last day");
        assertEquals("certificate-expired", refusal(decide(new Book("order-1", RELEASED, WEDNESDAY, List.of("tomasz"), people))));
    }

    @Test
    void a_time_that_is_over_is_refused() {
        assertEquals("in-the-past", refusal(decide(book(at("2026-03-02T06:00", "2026-03-02T07:30"), RELEASED))));
        assertEquals("in-the-past", refusal(decide(new Move(at("2026-03-02T06:00", "2026-03-02T07:30"), false, Set.of(), PEOPLE), MADE)));
        assertEquals(1, facts(decide(book(at("2026-03-02T07:00", "2026-03-02T09:00"), RELEASED))).size(), "one that has begun is taken");
    }

    @Test
    void a_time_in_which_the_clocks_let_no_time_pass_is_refused() {
        assertEquals("no-time", refusal(decide(book(at("2026-03-29T01:00", "2026-03-29T02:00"), RELEASED))));
    }

    @Test
    void a_booking_of_more_than_a_week_is_refused() {
        assertEquals("too-long", refusal(decide(book(at("2026-03-03T10:00", "2026-03-10T10:01"), RELEASED))));
    }

    @Test
    void a_year_that_no_calendar_has_is_refused() {
        for (var year : List.of("+999999999", "+300000", "2030", "2022", "-999999999"))
            assertEquals("too-far", refusal(decide(book(at(year + "-03-03T10:00", year + "-03-03T12:00"), RELEASED))), year);
        assertEquals("too-far", refusal(decide(new Move(at("2030-03-03T10:00", "2030-03-03T12:00"), false, Set.of(), PEOPLE), MADE)));
    }

    @Test
    void a_move_keeps_the_people_and_names_the_time_before() {
        assertEquals(List.of(new BookingMoved("order-1", "site-1", WEDNESDAY, TUESDAY, List.of("tomasz"))),
                facts(decide(new Move(WEDNESDAY, false, Set.of(), PEOPLE), MADE)));
        assertEquals(List.of(), facts(decide(new Move(TUESDAY, false, Set.of(), PEOPLE), MADE)), "to where it is");
    }

    @Test
    void nobody_is_called_back_who_is_on_the_way() {
        assertEquals("visit-begun", refusal(decide(new Move(WEDNESDAY, true, Set.of(), PEOPLE), MADE)));
        assertEquals(List.of(), facts(decide(new Move(TUESDAY, true, Set.of(), PEOPLE), MADE)), "to where it is");
        assertEquals("released", refusal(decide(new Move(WEDNESDAY, true, Set.of(), PEOPLE), MADE, GIVEN_BACK)), "it is over by now");
    }

    @Test
    void what_was_given_back_neither_moves_nor_comes_again() {
        assertEquals("released", refusal(decide(new Move(WEDNESDAY, false, Set.of(), PEOPLE), MADE, GIVEN_BACK)));
        assertEquals("released", refusal(decide(book(TUESDAY, RELEASED), MADE, GIVEN_BACK)));
    }

    @Test
    void time_is_given_back_once() {
        var release = new Release("visit-cancelled", NOW);
        assertEquals(List.of(GIVEN_BACK), facts(decide(service(), release, MADE)));
        assertEquals(List.of(), facts(decide(service(), release, MADE, GIVEN_BACK)));
        assertEquals(List.of(), facts(decide(service(), release)), "a visit that was never booked");
    }

    @Test
    void only_the_office_books_and_a_customer_does_not_even_see_it() {
        assertEquals(Decision.Kind.FORBIDDEN, kind(decide(person(Role.TECHNICIAN), book(TUESDAY, RELEASED))));
        assertEquals(Decision.Kind.NOT_FOUND, kind(decide(person(Role.CUSTOMER), new Move(WEDNESDAY, false, Set.of(), PEOPLE), MADE)));
        assertEquals(Decision.Kind.FORBIDDEN, kind(decide(person(Role.OFFICE), new Release("because", NOW), MADE)), "that is the order's");
    }

    @Test
    @Tag("C18")
    void who_accepted_offered_work_books_their_own_time_and_nobody_else_is_booked_for_it() {
        var tomasz = new Caller("acme", Actor.person("tomasz"), Set.of(Role.TECHNICIAN), null, null, Channel.API);
        var zofia = new Caller("acme", Actor.person("zofia"), Set.of(Role.TECHNICIAN), null, null, Channel.API);
        var accepted = new KnownOrder.Released("site-1", new KnownOrder.Vendor("tomasz", true), Set.of());
        var another = new Book("order-1", accepted, TUESDAY, List.of("zofia"), Map.of("zofia", Workers.onWeekdays()));
        assertEquals(List.of(MADE), facts(decide(tomasz, book(TUESDAY, accepted))));
        assertEquals(List.of(MADE), facts(decide(book(TUESDAY, accepted))), "the office may too");
        assertEquals("not-the-vendors", refusal(decide(another)));
        assertEquals(Decision.Kind.FORBIDDEN, kind(decide(zofia, another)));
        assertEquals(Decision.Kind.FORBIDDEN, kind(decide(zofia, book(TUESDAY, accepted))));
        assertEquals(Decision.Kind.FORBIDDEN, kind(decide(tomasz, another)));
        assertEquals(Decision.Kind.FORBIDDEN, kind(decide(tomasz, book(TUESDAY, RELEASED))), "nobody offered it to him");
    }

    @Test
    @Tag("C18")
    void nobody_is_booked_while_somebody_is_asked() {
        var asked = new KnownOrder.Released("site-1", new KnownOrder.Vendor("tomasz", false), Set.of());
        assertEquals("offer-open", refusal(decide(book(TUESDAY, asked))));
    }

    @Test
    @Tag("A12")
    void where_who_asked_for_the_work_picks_the_time_they_book_and_move_it_and_no_other_customer_does() {
        var theirs = new KnownOrder.Released("site-1", null, Set.of("p-1"));
        var another = new KnownOrder.Released("site-1", null, Set.of("p-2"));
        assertEquals(List.of(MADE), facts(decide(person(Role.CUSTOMER), book(TUESDAY, theirs))));
        assertEquals(Decision.Kind.NOT_FOUND, kind(decide(person(Role.CUSTOMER), book(TUESDAY, another))));
        assertEquals(1, facts(decide(person(Role.CUSTOMER), new Move(WEDNESDAY, false, Set.of("p-1"), PEOPLE), MADE)).size());
        assertEquals(Decision.Kind.NOT_FOUND, kind(decide(person(Role.CUSTOMER), new Move(WEDNESDAY, false, Set.of("p-2"), PEOPLE), MADE)));
    }

    private Decision<SchedulingEvent> decide(BookingCommand command, SchedulingEvent... given) {
        return decide(person(Role.OFFICE), command, given);
    }

    private Decision<SchedulingEvent> decide(Caller by, BookingCommand command, SchedulingEvent... given) {
        var state = decider.initial();
        for (var event : Arrays.asList(given))
            state = decider.evolve(state, event);
        return decider.decide(command, state, Asked.at(by, NOW));
    }

    private static Book book(Appointment appointment, KnownOrder order) {
        return new Book("order-1", order, appointment, List.of("tomasz"), PEOPLE);
    }

    private static Caller person(Role role) {
        return new Caller("acme", Actor.person("p-1"), Set.of(role), role == Role.CUSTOMER ? "c-1" : null, null, Channel.API);
    }

    private static Caller service() {
        return Caller.service("acme", Actor.service("scheduling"));
    }

    private static List<SchedulingEvent> facts(Decision<SchedulingEvent> decision) {
        if (decision instanceof Decision.Accepted<SchedulingEvent> accepted)
            return accepted.facts().stream().map(Decision.Fact::event).toList();
        throw new AssertionError(decision);
    }

    private static Decision.Kind kind(Decision<SchedulingEvent> decision) {
        return assertInstanceOf(Decision.Refused.class, decision).kind();
    }

    private static String refusal(Decision<SchedulingEvent> decision) {
        var refused = assertInstanceOf(Decision.Refused.class, decision);
        assertTrue(refused.sentence().length() > 20, refused.sentence());
        return refused.code();
    }

    private static Appointment at(String start, String end) {
        var from = LocalDateTime.parse(start);
        return new Appointment("Europe/Dublin", from, LocalDateTime.parse(end), from, from.plusHours(2));
    }

    @Test
    void a_day_in_dublin_is_what_the_tests_say_it_is() {
        assertEquals(LocalDate.of(2026, 3, 3), TUESDAY.start().toLocalDate());
        assertEquals(Instant.parse("2026-03-03T10:00:00Z"), Span.of(TUESDAY).from());
    }
}
