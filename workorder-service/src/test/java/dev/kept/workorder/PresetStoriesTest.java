package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import dev.kept.runtime.time.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each way of working that comes with Kept tells its story, over HTTP: the tenant's rules choose the policy by the house.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PresetStoriesTest extends InTown {
    @Inject
    MovableClock clock;
    private static final Map<String, ?> ITEMS = Map.of("items",
            List.of(Map.of("itemId", "leak", "description", "Find the leak"),
                    Map.of("itemId", "bleed", "description", "Bleed the radiators")));

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    @Tag("A15")
    @Tag("A17")
    @Tag("A21")
    void facility_approval_denied_reset_approved_dispatched_by_hand_and_resolved() {
        town.under("facility-approval");
        var order = opened(town.maeve, "DRAFT", ITEMS);
        assertEquals("Dispatched", label("facility-approval", "READY"));
        assertEquals(List.of(town.declanId), approvers(town.maeve, order));
        refused(403, "not-yours-to-do", town.office, order, "submit", Map.of("revision", 1));
        did(town.maeve, order, "submit", Map.of("revision", 1, "approver", town.declanId));
        refused(403, "not-yours-to-do", town.maeve, order, "approve", town.yes(order));
        did(town.declan, order, "deny", town.no(order, "Too dear."));
        assertEquals("DENIED", shown(order).getString("status"));
        did(town.maeve, order, "reset-to-draft", Map.of());
        did(town.maeve, order, "set-estimate", Map.of("revision", 1, "estimate", euro(40_000)));
        did(town.maeve, order, "submit", Map.of("revision", 2, "approver", town.declanId));
        did(town.declan, order, "approve", town.yes(order));
        assertEquals("APPROVED", shown(order).getString("status"), "it is dispatched by hand");
        did(town.maeve, order, "release", Map.of());
        booked(order, "SCHEDULED");
        assertEquals(true, shown(order).getBoolean("completing.fromBooking"), "nobody reports arrival and start");
        refused(403, "not-yours-to-do", town.office, order, "complete", Map.of("summary", "Done."));
        did(town.tomasz, order, "resolve-item", Map.of("itemId", "leak"));
        refused(409, "incomplete", town.maeve, order, "complete", Map.of("summary", "Done."));
        did(town.maeve, order, "resolve-item", Map.of("itemId", "bleed"));
        did(town.maeve, order, "complete", Map.of("summary", "Done."));
        closed(order, "RESOLVED", "facility-approval", "Resolved");
        assertEquals(List.of("RESOLVED", "RESOLVED"), shown(order).getList("items.state"));
        assertEquals("DONE", shown(order).getString("visits[0].status"));
        refused(409, "stays-closed", town.maeve, order, "reopen", Map.of("reason", "It drips."));
    }

    @Test
    @Tag("A06")
    void facility_approval_opened_by_the_provider_is_approved_by_an_admin_of_the_company() {
        town.under("facility-approval");
        var order = opened(town.office, "DRAFT", ITEMS);
        assertEquals(List.of(town.declanId), approvers(town.office, order));
        refused(409, "not-eligible", town.office, order, "submit", Map.of("revision", 1, "approver", town.maeveId));
        did(town.office, order, "submit", Map.of("revision", 1));
        did(town.declan, order, "approve", town.yes(order));
        assertEquals("APPROVED", shown(order).getString("status"));
    }

    private static List<String> approvers(Api who, String order) {
        return who.get("/work-orders/" + order + "/approvers").jsonPath().getList("items.id");
    }

    @Test
    @Tag("A22")
    @Tag("A23")
    void facility_approval_denied_and_closed_with_everything_undone() {
        town.under("facility-approval");
        var order = opened(town.maeve, "DRAFT", ITEMS);
        did(town.maeve, order, "submit", Map.of("revision", 1, "approver", town.declanId));
        did(town.declan, order, "deny", town.no(order, "Not in this year."));
        did(town.maeve, order, "close-denied", Map.of());
        closed(order, "DENIED", "facility-approval", "Closed");
        assertEquals(List.of("CLOSED", "CLOSED"), shown(order).getList("items.state"));
    }

    @Test
    @Tag("B08")
    @Tag("B09")
    @Tag("B10")
    @Tag("B11")
    @Tag("B12")
    @Tag("B13")
    void service_order_approved_written_down_confirmed_twice_and_closed() {
        town.under("service-order");
        var order = opened(town.office, "DRAFT", ITEMS);
        did(town.office, order, "submit", Map.of("revision", 1, "approver", town.declanId));
        assertEquals(404, town.tomasz.get("/work-orders/" + order).statusCode(), "it is not there for field workers yet");
        did(town.declan, order, "approve", town.yes(order));
        assertEquals("READY", shown(order).getString("status"), "it is released with the approval");
        eventually(order, "documents.kind", "[ORDER]");
        booked(order, "SCHEDULED");
        refused(403, "not-yours-to-do", town.tomasz, order, "cancel", Map.of("reason", "No."));
        did(town.tomasz, order, "arrive", Map.of());
        did(town.tomasz, order, "start-work", Map.of());
        assertEquals(List.of("found", "needed"), shown(order).getList("forms.'choose-course'.id"));
        refused(409, "no-course", town.tomasz, order, "amend", Map.of("revision", 1, "words", "Two more radiators."));
        did(town.tomasz, order, "choose-course", course("AMEND"));
        assertEquals("AMEND", shown(order).getString("visits[0].course"));
        assertEquals("The pipe is older than the plan says.", shown(order).getString("answers[0].text"));
        did(town.tomasz, order, "amend", Map.of("revision", 1, "words", "Two more radiators.", "added",
                List.of(Map.of("itemId", "more", "description", "Two more radiators"))));
        refused(409, "stale-revision", town.tomasz, order, "amend", Map.of("revision", 1, "words", "A second person."));
        did(town.tomasz, order, "amend", Map.of("revision", 2, "words", "A second person.", "dropped", List.of("bleed")));
        assertEquals(List.of("OPEN", "CLOSED", "OPEN"), shown(order).getList("items.state"));
        assertEquals("Confirmation", label("service-order", "AMENDMENT"));
        assertEquals("Service Order", label("service-order", "WORK_ORDER"));
        did(town.office, order, "complete", Map.of("summary", "As confirmed."));
        closed(order, "RESOLVED", "service-order", null);
    }

    @Test
    @Tag("B10")
    @Tag("B11")
    void service_order_done_as_stipulated_and_closed_by_the_field_worker() {
        town.under("service-order");
        var order = opened(town.office, "DRAFT", ITEMS);
        did(town.office, order, "submit", Map.of("revision", 1, "approver", town.declanId));
        did(town.declan, order, "approve", town.yes(order));
        booked(order, "SCHEDULED");
        refused(409, "not-arrived", town.tomasz, order, "choose-course", course("AS_STIPULATED"));
        did(town.tomasz, order, "arrive", Map.of());
        var early = town.command(town.tomasz, order, "complete", Map.of("summary", "As agreed."));
        assertEquals(409, early.statusCode(), early::asString);
        assertEquals(List.of("choose-course"), early.jsonPath().getList("missing.command"));
        assertEquals(List.of("course"), early.jsonPath().getList("missing.what"));
        refused(409, "incomplete", town.tomasz, order, "choose-course", Map.of("course", "AS_STIPULATED"));
        did(town.tomasz, order, "choose-course", course("AS_STIPULATED"));
        did(town.tomasz, order, "complete", Map.of("summary", "As agreed."));
        closed(order, "RESOLVED", "service-order", null);
    }

    @Test
    @Tag("B04")
    @Tag("B10")
    @Tag("B14")
    void service_order_not_approved_and_service_order_not_carried_out() {
        town.under("service-order");
        var denied = opened(town.office, "DRAFT", ITEMS);
        did(town.office, denied, "submit", Map.of("revision", 1, "approver", town.declanId));
        did(town.declan, denied, "deny", town.no(denied, "No."));
        closed(denied, "DENIED", "service-order", null);

        var order = opened(town.office, "DRAFT", ITEMS);
        did(town.office, order, "submit", Map.of("revision", 1, "approver", town.declanId));
        did(town.declan, order, "approve", town.yes(order));
        assertEquals(404, town.command(town.tomasz, order, "arrive", Map.of()).statusCode(), "the office says who goes");
        did(town.office, order, "assign-technician", Map.of("personId", town.tomaszId));
        did(town.tomasz, order, "arrive", Map.of());
        assertEquals("IN_PROGRESS", shown(order).getString("status"), "nobody booked a time, and who has arrived works");
        refused(409, "no-course", town.tomasz, order, "close-not-carried-out", Map.of("reason", "Past repair."));
        did(town.tomasz, order, "choose-course", course("NOT_CARRIED_OUT"));
        did(town.tomasz, order, "close-not-carried-out", Map.of("reason", "Past repair."));
        closed(order, "NOT_CARRIED_OUT", "service-order", null);
        assertEquals("Past repair.", shown(order).getString("endedReason"));
    }

    @Test
    @Tag("C05")
    @Tag("C21")
    @Tag("C22")
    @Tag("C13")
    @Tag("C14")
    @Tag("C15")
    @Tag("C16")
    @Tag("C18")
    @Tag("C26")
    void vendor_and_owner_the_third_accepts_is_asked_about_more_than_the_limit_and_booked_anew() throws IOException {
        town.under("vendor-and-owner");
        var order = opened(town.maeve, "READY", ITEMS);
        proposed(order, 1, town.zofiaId);
        clock.advance(Duration.ofHours(24));
        eventually(order, "offer.state", "EXPIRED");
        clock.reset();
        proposed(order, 2, town.pawelId);
        did(town.pawel, order, "decline-offer", Map.of("offerId", offer(order), "reason", "On holiday."));
        assertEquals(404, town.pawel.get("/work-orders/" + order).statusCode(), "he has no part in it any more");
        proposed(order, 3, town.tomaszId);
        did(town.tomasz, order, "accept-offer", Map.of("offerId", offer(order)));
        assertEquals("ACCEPTED", shown(order).getString("status"));
        booked(order, "SCHEDULED");
        did(town.tomasz, order, "start-work", Map.of());
        var first = UUID.randomUUID().toString();
        did(town.tomasz, order, "propose-extra-work",
                Map.of("revision", 1, "approvalId", first, "why", "The pump is worn.", "amount", euro(30_001)));
        assertEquals("WAITING_APPROVAL", shown(order).getString("hold.reason"), "a cent above the limit is above it");
        var second = UUID.randomUUID().toString();
        did(town.tomasz, order, "propose-extra-work",
                Map.of("revision", 1, "approvalId", second, "why", "The valve, too.", "amount", euro(45_000)));
        refused(409, "replaced", link(town.declanId, order, first), order, "approve", town.yes(order));
        did(town.maeve, order, "add-note", Map.of("text", "The dog is in the yard."));
        did(link(town.declanId, order, second), order, "approve", town.yes(order));
        refused(409, "already-answered", link(town.declanId, order, second), order, "approve", town.yes(order));
        assertEquals("ACCEPTED", shown(order).getString("status"), "the same vendor finds a time for the whole");
        assertEquals("DONE", shown(order).getString("visits[0].status"));
        booked(order, "SCHEDULED");
        refused(403, "not-yours-to-do", town.office, order, "complete", Map.of("summary", "Pump and valve."));
        refused(409, "incomplete", town.tomasz, order, "complete", Map.of("summary", "Pump and valve."));
        did(town.tomasz, order, "resolve-item", Map.of("itemId", "leak"));
        refused(409, "reason-missing", town.tomasz, order, "close-item", Map.of("itemId", "bleed"));
        did(town.tomasz, order, "close-item", Map.of("itemId", "bleed", "reason", "The tenant did it."));
        refused(409, "incomplete", town.tomasz, order, "complete", Map.of("summary", "Pump and valve."));
        did(town.tomasz, order, "add-photo", Map.of("file", picture("pump.png"), "phase", "RESULT"));
        did(town.tomasz, order, "complete", Map.of("summary", "Pump and valve."));
        closed(order, "RESOLVED", "vendor-and-owner", null);
        eventually(order, "documents.kind", "[REPORT]");
    }

    @Test
    @Tag("C05")
    void vendor_and_owner_up_to_the_limit_nobody_is_asked_and_a_no_ends_what_was_not_begun() {
        town.under("vendor-and-owner");
        var order = opened(town.maeve, "READY", ITEMS);
        proposed(order, 1, town.tomaszId);
        did(town.tomasz, order, "accept-offer", Map.of("offerId", offer(order)));
        booked(order, "SCHEDULED");
        did(town.tomasz, order, "propose-extra-work", Map.of("revision", 1, "why", "A valve.", "amount", euro(30_000)));
        assertEquals("SCHEDULED", shown(order).getString("status"));
        did(town.tomasz, order, "propose-extra-work", Map.of("revision", 2, "why", "A screw.", "amount", euro(1)));
        did(town.declan, order, "deny", town.no(order, "Enough."));
        closed(order, "NOT_CARRIED_OUT", "vendor-and-owner", null);
    }

    @Test
    @Tag("D42")
    void home_service_on_the_phone_dispatched_as_it_is_assigned_signed_and_paid() throws IOException {
        town.under("home-service");
        var order = opened(town.office, "READY", Map.of("estimate", euro(9_000)));
        booked(order, "DISPATCHED");
        did(town.tomasz, order, "start-travel", Map.of());
        did(town.tomasz, order, "arrive", Map.of());
        did(town.tomasz, order, "start-work", Map.of());
        did(town.tomasz, order, "recommend", Map.of("text", "Change the pump.", "inMonths", 6));
        refused(409, "incomplete", town.tomasz, order, "complete", Map.of("summary", "Recharged the vessel."));
        did(town.tomasz, order, "add-photo", Map.of("file", picture("vessel.png"), "phase", "RESULT"));
        did(town.tomasz, order, "complete", Map.of("summary", "Recharged the vessel.", "signature", picture("signature.png")));
        assertEquals("COMPLETED", shown(order).getString("status"), "it closes when it is paid");
        var sum = new Money(23_154, "EUR");
        elsewhere.happens("invoice", "i" + order, new InvoiceDrafted(order, "WO-2026-000001", 1, "customer", "recipient", List.of(),
                new Totals(new Money(20_400, "EUR"), new Money(2_754, "EUR"), sum)));
        elsewhere.happens("invoice", "i" + order, new InvoicePaid(order, "INV-2026-00001", sum));
        eventually(order, "status", "CLOSED");
        closed(order, "RESOLVED", "home-service", null);
    }

    @Test
    @Tag("E09")
    @Tag("E10")
    @Tag("E12")
    @Tag("E13")
    void it_provider_opened_by_the_technician_begins_at_once_with_the_timer_and_waits_for_the_customer() {
        town.under("it-provider");
        var order = opened(town.tomasz, "IN_PROGRESS", Map.of());
        var begun = town.tomasz.get("/work-orders/" + order).jsonPath();
        assertEquals("TECHNICIAN", begun.getString("source"));
        assertEquals(town.tomaszId, begun.getString("technicianId"));
        assertEquals(town.tomaszId, begun.getString("running.personId"));
        assertEquals("In Progress", label("it-provider", "IN_PROGRESS"));
        assertEquals(Map.of("WAITING_PARTS", "RELEASED", "WAITING_VENDOR", "RELEASED", "WAITING_CUSTOMER", "KEPT"),
                shown(order).getMap("holdReasons"));
        refused(400, "unknown-reason", town.tomasz, order, "hold", Map.of("reason", "OTHER", "note", "Later."));
        did(town.tomasz, order, "hold", Map.of("reason", "WAITING_CUSTOMER", "note", "Does the printer work now?"));
        assertEquals("ON_HOLD", shown(order).getString("status"));
        assertEquals("Waiting on Customer", label("it-provider", "ON_HOLD(WAITING_CUSTOMER)"));
        did(town.maeve, order, "reply", Map.of("text", "Not yet."));
        assertEquals("IN_PROGRESS", shown(order).getString("status"));
        var yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        did(town.tomasz, order, "log-time", Map.of("from", yesterday.minusSeconds(7_200).toString(), "to", yesterday.toString()));
        refused(409, "incomplete", town.tomasz, order, "complete", Map.of("summary", "Installed the driver.", "billed", "PT1H"));
        did(town.tomasz, order, "add-note", Map.of("text", "The driver was of 2019."));
        refused(409, "incomplete", town.tomasz, order, "complete", Map.of("summary", "Installed the driver."));
        refused(409, "incomplete", town.tomasz, order, "complete", Map.of("summary", "Installed the driver.", "billed", "PT45M"));
        var asked = shown(order);
        assertEquals(List.of("BILLED", "PT1H", "PT15M"), Stream.of("hours", "minBilled", "billedStep")
                .map(what -> asked.getString("completing." + what)).toList());
        assertEquals(List.of("PT2H", yesterday.toString()), List.of(asked.getString("completing.worked").substring(0, 4),
                asked.getString("times.find { it.to == '" + yesterday + "' }.to")));
        did(town.tomasz, order, "complete",
                Map.of("summary", "Installed the driver.", "billed", "PT45M", "billedReason", "It took two tries."));
        assertEquals("PT45M", shown(order).getString("completion.billed"));
        closed(order, "RESOLVED", "it-provider", "Work Order Finished");
        eventually(order, "documents.kind", "[OPENING, REPORT]");
    }

    @Test
    @Tag("E09")
    void it_provider_opened_in_the_portal_is_taken_by_whoever_is_first_and_waits_for_parts() {
        town.under("it-provider");
        var order = opened(town.maeve, "READY", Map.of());
        var zofia = new Api(People.bearer(UUID.randomUUID().toString(), Role.TECHNICIAN));
        assertEquals(200, zofia.get("/work-orders/" + order).statusCode(), "it is free");
        assertNull(zofia.get("/work-orders/" + order).jsonPath().getString("accessNotes"));
        refused(403, "not-yours-to-do", zofia, order, "add-note", Map.of("text", "I saw this."));
        refused(403, "not-yours-to-do", zofia, order, "assign-technician", Map.of("personId", town.tomaszId));
        did(town.tomasz, order, "assign-technician", Map.of());
        assertEquals("IN_PROGRESS", shown(order).getString("status"));
        assertEquals(404, zofia.get("/work-orders/" + order).statusCode(), "it is somebody's");
        did(town.tomasz, order, "hold", Map.of("reason", "WAITING_PARTS", "note", "A disk is on order."));
        assertEquals("Waiting Parts", label("it-provider", "ON_HOLD(WAITING_PARTS)"));
        did(town.tomasz, order, "resume", Map.of());
        assertEquals("READY", shown(order).getString("status"), "the visit was given back");
        did(town.tomasz, order, "start-work", Map.of());
        assertEquals(List.of("DONE", "WORKING"), shown(order).getList("visits.status"));
        did(town.tomasz, order, "add-note", Map.of("text", "The disk had bad sectors."));
        did(town.tomasz, order, "complete", Map.of("summary", "Changed the disk.", "billed", "PT1H"));
        closed(order, "RESOLVED", "it-provider", "Work Order Finished");
    }

    @Test
    void it_provider_given_by_the_office_begins_by_hand_and_is_given_back() {
        town.under("it-provider");
        var order = opened(town.maeve, "READY", Map.of());
        refused(400, "unknown-technician", town.office, order, "assign-technician", Map.of("personId", town.maeveId));
        did(town.office, order, "assign-technician", Map.of("personId", town.tomaszId));
        assertEquals("READY", shown(order).getString("status"));
        assertEquals("Tomasz Nowak", shown(order).getString("technicianName"));
        did(town.tomasz, order, "arrive", Map.of());
        assertEquals("ARRIVED", shown(order).getString("status"));
        did(town.tomasz, order, "unassign", Map.of());
        assertEquals("READY", shown(order).getString("status"));
        refused(403, "not-yours-to-do", town.tomasz, order, "unassign", Map.of());
    }

    private String opened(Api who, String status, Map<String, ?> more) {
        var request = town.request();
        request.putAll(more);
        var answer = who.post("/work-orders", request);
        assertEquals(201, answer.statusCode(), answer::asString);
        assertEquals(status, answer.jsonPath().getString("status"));
        return answer.jsonPath().getString("id");
    }

    private void booked(String order, String status) {
        var start = LocalDate.now().plusDays(3).atTime(10, 0);
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", start, start.plusHours(2), start, start.plusHours(1)), List.of(town.tomaszId)));
        eventually(order, "status", status);
    }

    /// The calendar says who is next.
    private void proposed(String order, int round, String person) {
        elsewhere.happens("candidacy", order, new CandidateProposed(1, round, person, List.of("Knows boiler", "No other job"), List.of()));
        eventually(order, "offer.vendorId", person);
        assertEquals("OFFERED", shown(order).getString("status"));
    }

    private String offer(String order) {
        return shown(order).getString("offer.offerId");
    }

    private void closed(String order, String outcome, String policy, @Nullable String label) {
        var shown = shown(order);
        assertEquals("CLOSED", shown.getString("status"));
        assertEquals(outcome, shown.getString("outcome"));
        assertEquals(policy + (List.of("facility-approval", "vendor-and-owner").contains(policy) ? "@2" : "@1"), shown.getString("policy"));
        assertEquals(label, label(policy, "CLOSED(" + outcome + ")"));
    }

    /// What everybody calls it, the customer too.
    private @Nullable String label(String policy, String what) {
        return town.maeve.get("/directory/labels").jsonPath()
                .getString("items.find { it.policyId == '" + policy + "' }.labels.'" + what + "'");
    }

    private static Map<String, ?> course(String course) {
        return Map.of("course", course, "answers",
                Map.of("found", "The pipe is older than the plan says.", "needed", List.of("More materials")));
    }

    private static Map<String, ?> euro(int minor) {
        return Map.of("minor", minor, "currency", "EUR");
    }
}
