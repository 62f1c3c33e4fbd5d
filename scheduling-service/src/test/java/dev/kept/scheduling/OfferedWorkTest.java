package dev.kept.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DomainEvent;
import dev.kept.events.Personal;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.SchedulingEvent.PassedOver;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.VendorWanted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.AssignmentMode;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.testing.Api;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Orders whose work is offered: who is proposed, and who then books.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OfferedWorkTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static Elsewhere elsewhere;
    private final Api office = new Api(People.bearer("aoife", Role.OFFICE));
    private final String skill = "skill-" + UUID.randomUUID();
    private final String tomasz = "tomasz-" + skill;
    private final String zofia = "zofia-" + skill;
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
    @Tag("C13")
    @Tag("C14")
    void who_can_do_it_and_has_the_fewest_jobs_is_proposed_then_the_next_then_nobody() throws InterruptedException {
        added(tomasz);
        added(zofia);
        var other = released();
        happens(other, new OfferSent(UUID.randomUUID().toString(), tomasz, 1, Instant.now(), List.of()));
        var order = released();
        happens(order, new VendorWanted(1, 1, List.of(), null));
        var first = (CandidateProposed) proposed(order, 0);
        assertEquals(zofia, first.personId());
        assertEquals(List.of("Knows " + skill, "No other job"), first.reasons());
        assertTrue(first.passedOver().contains(new PassedOver(tomasz, "Has one other job.")), first.toString());
        happens(order, new VendorWanted(1, 2, List.of(zofia), null));
        var second = (CandidateProposed) proposed(order, 1);
        assertEquals(tomasz, second.personId());
        assertEquals(List.of("Knows " + skill, "One other job, nobody has fewer"), second.reasons());
        assertTrue(second.passedOver().contains(new PassedOver(zofia, "Was asked already.")), second.toString());
        happens(order, new VendorWanted(1, 3, List.of(zofia, tomasz), null));
        assertTrue(((CandidatesExhausted) proposed(order, 2)).passedOver().containsAll(
                List.of(new PassedOver(zofia, "Was asked already."), new PassedOver(tomasz, "Was asked already."))));
    }

    @Test
    @Tag("C16")
    @Tag("C18")
    void who_accepted_is_shown_their_own_times_and_books_one_and_others_do_not() {
        added(tomasz);
        added(zofia);
        var order = released();
        var vendor = new Api(People.bearer(tomasz, Role.TECHNICIAN));
        var another = new Api(People.bearer(zofia, Role.TECHNICIAN));
        var slots = "/slots?order=" + order + "&from=" + LocalDate.now().plusDays(2) + "&days=3&after=";
        var sent = happens(order, new OfferSent("offer-1", tomasz, 1, Instant.now(), List.of()));
        assertEquals(403, vendor.get(slots + sent).statusCode(), "he has not accepted yet");
        assertEquals("offer-open", office.postAfter(sent, "/bookings", booking(order, office.get(slots + sent).jsonPath().getMap(
                "items[0]"))).jsonPath().getString("code"));

        var accepted = happens(order, new OfferAccepted("offer-1", tomasz, null));
        var found = vendor.get(slots + accepted);
        assertEquals(List.of(tomasz), found.jsonPath().getList("items.technicianId").stream().distinct().toList(), found.asString());
        assertEquals(403, another.get(slots + accepted).statusCode());
        var item = found.jsonPath().<String, Object>getMap("items[0]");
        var theirs = Map.<String, Object>of("technicianId", zofia, "appointment", item.get("appointment"));
        assertEquals(403, another.post("/bookings", booking(order, item)).statusCode());
        assertEquals("not-the-vendors", office.post("/bookings", booking(order, theirs)).jsonPath().getString("code"));
        var booked = vendor.post("/bookings", booking(order, item));
        assertEquals(201, booked.statusCode(), booked.asString());
        assertTrue(vendor.get("/bookings/" + booked.jsonPath().getString("id")).statusCode() == 200, "it is his");
    }

    private void added(String id) {
        var answer = office.post("/technicians", Map.of("personId", id, "skills", List.of(skill), "zone", "Europe/Dublin", "days",
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"), "from", "08:00", "to", "18:00"));
        assertEquals(201, answer.statusCode(), answer.asString());
        office.get("/calendar?after=" + answer.jsonPath().getString("reference"));
    }

    private String released() {
        var order = UUID.randomUUID().toString();
        happens(order, new WorkOrderOpened("WO-2026-000001", "vendor-and-owner@1", Source.PORTAL, "customer", "site", "Europe/Dublin",
                "maeve", "maeve", new Personal("maeve", "Boiler"), "boiler-repair", Priority.ROUTINE, false, List.of(), List.of(),
                List.of(), null, null));
        var reference = happens(order, new WorkOrderReleased("boiler-repair", List.of(skill), Duration.ofHours(1), "site",
                "Europe/Dublin", 1, AssignmentMode.OFFER, List.of()));
        office.get("/calendar?after=" + reference);
        return order;
    }

    private static String happens(String order, WorkOrderEvent fact) {
        return elsewhere.happens("workorder", order, fact);
    }

    private static Map<String, Object> booking(String order, Map<String, Object> slot) {
        return Map.of("orderId", order, "technicianId", slot.get("technicianId"), "appointment", slot.get("appointment"));
    }

    private DomainEvent proposed(String order, int at) throws InterruptedException {
        var until = Instant.now().plus(SOON);
        while (Instant.now().isBefore(until)) {
            var facts = log.history(People.TENANT, order, at, 1).await().atMost(SOON);
            if (!facts.isEmpty())
                return facts.stream().map(Recorded::event).findFirst().orElseThrow();
            Thread.sleep(100);
        }
        throw new AssertionError("Nothing was proposed for " + order);
    }
}
