package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.time.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Offers over HTTP, and with the calendar's and the timer's part in them.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OfferServiceTest extends InTown {
    @Inject
    MovableClock clock;
    private String order;

    @BeforeEach
    void released() {
        town.under("vendor-and-owner");
        var answer = town.maeve.post("/work-orders", town.request());
        assertEquals("READY", answer.jsonPath().getString("status"), answer.asString());
        order = answer.jsonPath().getString("id");
    }

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    @Tag("C13")
    @Tag("C16")
    void who_is_proposed_is_asked_sees_the_order_and_may_accept() {
        assertEquals(404, town.tomasz.get("/work-orders/" + order).statusCode(), "nobody asked him yet");
        proposed(1, town.tomaszId);
        var seen = town.tomasz.get("/work-orders/" + order).jsonPath();
        assertEquals("SENT", seen.getString("offer.state"));
        assertEquals("Tomasz Nowak", seen.getString("offer.vendorName"));
        assertNull(seen.getString("accessNotes"), "no gate code before a visit is booked");
        assertTrue(seen.getList("allowed.command").containsAll(List.of("accept-offer", "decline-offer")), seen.prettify());
        assertFalse(seen.getList("allowed.command").contains("book"));
        assertTrue(shown(order).getList("notAllowed.code").contains("offer-open"), "nothing is booked before");
        assertEquals(404, town.zofia.get("/work-orders/" + order).statusCode());
        refused(404, "not-found", town.zofia, order, "accept-offer", Map.of("offerId", offer()));
        refused(403, "not-yours-to-do", town.office, order, "accept-offer", Map.of("offerId", offer()));
        did(town.tomasz, order, "accept-offer", Map.of("offerId", offer()));
        did(town.tomasz, order, "accept-offer", Map.of("offerId", offer()));
        assertTrue(town.tomasz.get("/work-orders/" + order).jsonPath().getList("allowed.command").contains("book"));
    }

    @Test
    @Tag("C15")
    void an_offer_without_an_answer_runs_out_once_and_who_comes_too_late_reads_what_happened() {
        proposed(1, town.tomaszId);
        var offer = offer();
        clock.advance(Duration.ofHours(23));
        assertEquals("OFFERED", shown(order).getString("status"));
        clock.advance(Duration.ofHours(1));
        eventually(order, "offer.state", "EXPIRED");
        refused(409, "offer-over", town.tomasz, order, "accept-offer", Map.of("offerId", offer));
        assertEquals(404, town.tomasz.get("/work-orders/" + order).statusCode());
        assertEquals(1, facts("workorder.offer-expired"));
        assertEquals(2, facts("workorder.vendor-wanted"), "the next one is asked for");
    }

    @Test
    @Tag("C18")
    void a_booking_before_anybody_accepts_is_refused_and_of_somebody_else_too() {
        proposed(1, town.tomaszId);
        booked(town.tomaszId);
        eventuallyFacts("workorder.visit-refused", 1);
        did(town.tomasz, order, "accept-offer", Map.of("offerId", offer()));
        booked(town.zofiaId);
        eventuallyFacts("workorder.visit-refused", 2);
        booked(town.tomaszId);
        eventually(order, "status", "SCHEDULED");
    }

    @Test
    @Tag("C14")
    void the_office_withdraws_and_offers_by_hand_and_the_vendor_gives_it_back() {
        proposed(1, town.tomaszId);
        refused(409, "offer-open", town.office, order, "offer-to", Map.of("vendorId", town.zofiaId));
        did(town.office, order, "withdraw-offer", Map.of());
        assertEquals(404, town.tomasz.get("/work-orders/" + order).statusCode());
        refused(400, "unknown-vendor", town.office, order, "offer-to", Map.of("vendorId", town.maeveId));
        did(town.office, order, "offer-to", Map.of("vendorId", town.tomaszId));
        did(town.tomasz, order, "accept-offer", Map.of("offerId", offer()));
        booked(town.tomaszId);
        eventually(order, "status", "SCHEDULED");
        did(town.tomasz, order, "unassign-vendor", Map.of("reason", "The van broke down."));
        assertEquals("READY", shown(order).getString("status"));
        assertEquals("UNASSIGNED", shown(order).getString("offer.state"));
        refused(409, "nobody-has-it", town.office, order, "unassign-vendor", Map.of("reason", "Twice."));
    }

    @Test
    void when_nobody_is_left_that_is_said_once() {
        elsewhere.happens("candidacy", order, new CandidatesExhausted(1, 1, List.of()));
        elsewhere.happens("candidacy", order, new CandidatesExhausted(1, 1, List.of()));
        eventuallyFacts("workorder.assignment-exhausted", 1);
        proposed(2, town.tomaszId);
        assertEquals(1, facts("workorder.assignment-exhausted"));
    }

    private void proposed(int round, String person) {
        elsewhere.happens("candidacy", order, new CandidateProposed(1, round, person, List.of("Knows boiler"), List.of()));
        eventually(order, "offer.vendorId", person);
    }

    private String offer() {
        return shown(order).getString("offer.offerId");
    }

    private void booked(String person) {
        var start = LocalDate.now().plusDays(3).atTime(10, 0);
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", start, start.plusHours(2), start, start.plusHours(1)), List.of(person)));
    }

    private int facts(String name) {
        return town.office.get("/work-orders/" + order + "/timeline?limit=100").jsonPath().getList("items.findAll { it.type == '" + name
                + "' }").size();
    }

    private void eventuallyFacts(String name, int count) {
        town.office.eventually("/work-orders/" + order + "/timeline?limit=100",
                answer -> answer.jsonPath().getList("items.findAll { it.type == '" + name + "' }").size() == count);
    }
}
