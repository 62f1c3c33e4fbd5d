package dev.kept.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DomainEvent;
import dev.kept.events.Personal;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.AssignmentMode;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.Occurrence;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.ProposalEnd;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.testing.Api;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Orders of plans: a time is proposed by itself, held, and booked by whoever confirms it.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ProposalTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final LocalDate DAY = LocalDate.now().plusDays(9);
    /// Room for two visits of an hour and a half.
    private static final AvailabilityWindow MORNING = new AvailabilityWindow(DAY, LocalTime.of(9, 0), LocalTime.of(12, 0));
    private static Elsewhere elsewhere;
    private final Api office = new Api(People.bearer("aoife", Role.OFFICE));
    private final Api maeve = new Api(People.customer("maeve", "customer"));
    private final String skill = "skill-" + UUID.randomUUID();
    private final String tomasz = "tomasz-" + skill;
    @Inject
    EventLog log;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    @Tag("D67")
    void each_of_several_orders_is_proposed_a_time_of_its_own_in_its_hours_and_the_last_one_hears_that_all_are_taken() throws Exception {
        added();
        var first = proposed(wanted(Confirmation.OFFICE));
        var second = proposed(wanted(Confirmation.OFFICE));
        for (var it : List.of(first, second)) {
            assertEquals(List.of(tomasz), it.resourceIds());
            assertTrue(it.appointment().start().equals(DAY.atTime(9, 0)) || it.appointment().start().equals(DAY.atTime(10, 30)),
                    it::toString);
            assertTrue(it.reasons().toString().contains("In the customer's hours"), it::toString);
        }
        assertTrue(!first.appointment().equals(second.appointment()), "the first one is held");
        var third = wanted(Confirmation.OFFICE);
        assertEquals(new NoSlotFound(third.order(), 1, NoSlotReason.ALL_BOOKED), told(third, 0));
    }

    @Test
    @Tag("D68")
    void the_office_confirms_a_proposal_or_puts_another_time_in_its_place_and_nobody_else_gets_it_meanwhile() throws Exception {
        added();
        var one = wanted(Confirmation.OFFICE);
        var held = proposed(one);
        assertEquals("PROPOSED", office.get("/bookings/" + one.visit()).jsonPath().getString("status"));
        var other = wanted(Confirmation.OFFICE);
        var overlap = office.post("/bookings", booking(other.visit(), other.order(), held));
        assertEquals("overlap", overlap.jsonPath().getString("code"), overlap.asString());
        assertTrue(overlap.jsonPath().getString("detail").contains("held for a proposal"), overlap.asString());

        assertEquals(404, maeve.post("/bookings", booking(one.visit(), one.order(), held)).statusCode(), "the office confirms here");
        var confirmed = office.post("/bookings", booking(one.visit(), one.order(), held));
        assertEquals(201, confirmed.statusCode(), confirmed.asString());
        assertEquals(new BookingMade(one.order(), one.site(), held.appointment(), List.of(tomasz)), told(one, 1));
        assertEquals("already-booked", office.post("/bookings", booking(one.visit(), one.order(), proposed(other))).jsonPath()
                .getString("code"));

        var moved = Map.of("visitId", other.visit(), "orderId", other.order(), "technicianId", tomasz, "appointment",
                Map.of("zone", "Europe/Dublin", "start", DAY + "T15:00:00", "end", DAY + "T16:30:00", "arrivalFrom", DAY + "T15:00:00",
                        "arrivalTo", DAY + "T17:00:00"));
        assertEquals(201, office.post("/bookings", moved).statusCode());
        assertEquals(proposed(other).appointment(), proposed(wanted(Confirmation.OFFICE)).appointment(), "the time that was held is free");
    }

    @Test
    @Tag("D68")
    void who_asked_for_the_work_confirms_it_as_it_is_where_the_policy_says_so() throws Exception {
        added();
        var it = wanted(Confirmation.CUSTOMER, "maeve");
        var held = proposed(it);
        assertEquals(404,
                new Api(People.customer("finn", "customer")).post("/bookings", booking(it.visit(), it.order(), held)).statusCode());
        var confirmed = maeve.post("/bookings", booking(it.visit(), it.order(), held));
        assertEquals(201, confirmed.statusCode(), confirmed.asString());
    }

    @Test
    void where_nobody_confirms_it_is_booked_at_once() throws Exception {
        added();
        var it = wanted(Confirmation.AUTO);
        assertEquals(new BookingMade(it.order(), it.site(), proposed(it).appointment(), List.of(tomasz)), told(it, 1));
    }

    @Test
    void what_is_not_meant_any_more_is_free_again_whether_it_was_withdrawn_or_its_order_ended() throws Exception {
        added();
        var withdrawn = wanted(Confirmation.OFFICE);
        var held = proposed(withdrawn);
        elsewhere.happens("workorder", withdrawn.order(), new ProposalWithdrawn(withdrawn.visit(), ProposalEnd.LAPSED, null));
        eventually("/bookings/" + withdrawn.visit(), "RELEASED");
        assertEquals("released",
                office.post("/bookings", booking(withdrawn.visit(), withdrawn.order(), held)).jsonPath().getString("code"));
        var cancelled = wanted(Confirmation.OFFICE);
        assertEquals(held.appointment(), proposed(cancelled).appointment());
        elsewhere.happens("workorder", cancelled.order(), new WorkOrderCancelled("READY", new Personal("maeve", "not needed")));
        eventually("/bookings/" + cancelled.visit(), "RELEASED");
    }

    @Test
    void a_day_that_is_over_and_skills_that_nobody_has_are_told() throws Exception {
        added();
        var past = wanted(Confirmation.OFFICE,
                new AvailabilityWindow(LocalDate.now().minusDays(3), LocalTime.of(9, 0), LocalTime.of(12, 0)), skill);
        assertEquals(new NoSlotFound(past.order(), 1, NoSlotReason.PAST), told(past, 0));
        var unable = wanted(Confirmation.OFFICE, MORNING, "nobody-knows-" + skill);
        assertEquals(new NoSlotFound(unable.order(), 1, NoSlotReason.NOBODY_ABLE), told(unable, 0));
    }

    /// @param visit that it would be: made of the question
    private record Asked(String order, String site, String visit) {}

    private Asked wanted(Confirmation confirm, String... confirmers) {
        return wanted(confirm, MORNING, skill, confirmers);
    }

    private Asked wanted(Confirmation confirm, AvailabilityWindow within, String needed, String... confirmers) {
        var order = UUID.randomUUID().toString();
        var site = "site-" + order;
        happens(order, new WorkOrderOpened("WO-2026-000001", "home-service@1", Source.RECURRENCE, "customer", site, "Europe/Dublin",
                "maeve", "kept", new Personal("maeve", "Boiler"), "boiler-service", Priority.ROUTINE, false, List.of(within), List.of(),
                List.of(), null, null, new Occurrence("plan", 1)));
        happens(order, new WorkOrderReleased("boiler-service", List.of(needed), Duration.ofMinutes(90), site, "Europe/Dublin", 1,
                AssignmentMode.DIRECT, List.of()));
        var reference = happens(order, new VisitWanted(1, site, "Europe/Dublin", List.of(within), confirm, List.of(confirmers)));
        office.get("/calendar?after=" + reference);
        return new Asked(order, site,
                UUID.nameUUIDFromBytes(("visit of " + order + ", 1").getBytes(StandardCharsets.UTF_8)).toString());
    }

    private void added() {
        var answer = office.post("/technicians", Map.of("personId", tomasz, "skills", List.of(skill), "zone", "Europe/Dublin", "days",
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"), "from", "08:00", "to", "18:00"));
        assertEquals(201, answer.statusCode(), answer.asString());
        office.get("/calendar?after=" + answer.jsonPath().getString("reference"));
    }

    private static String happens(String order, WorkOrderEvent fact) {
        return elsewhere.happens("workorder", order, fact);
    }

    private static Map<String, Object> booking(String visit, String order, SlotProposed slot) {
        var at = slot.appointment();
        return Map.of("visitId", visit, "orderId", order, "technicianId", slot.resourceIds().getFirst(), "appointment",
                Map.of("zone", at.zone(), "start", at.start() + ":00", "end", at.end() + ":00", "arrivalFrom", at.arrivalFrom() + ":00",
                        "arrivalTo", at.arrivalTo() + ":00"));
    }

    private Response eventually(String path, String status) throws InterruptedException {
        return office.eventually(path, answer -> status.equals(answer.jsonPath().getString("status")));
    }

    private SlotProposed proposed(Asked it) throws InterruptedException {
        return (SlotProposed) told(it, 0);
    }

    private DomainEvent told(Asked it, int at) throws InterruptedException {
        var until = Instant.now().plus(SOON);
        while (Instant.now().isBefore(until)) {
            var facts = log.history(People.TENANT, it.visit(), at, 1).await().atMost(SOON);
            if (!facts.isEmpty())
                return facts.getFirst().event();
            Thread.sleep(100);
        }
        throw new AssertionError("Nothing was proposed for " + it);
    }
}
