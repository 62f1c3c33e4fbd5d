package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InvoicingEvent.InvoiceApproved;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service as others meet it: over HTTP and through topics.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WorkOrderServiceTest extends InTown {
    @Test
    @Tag("D12")
    @Tag("D42")
    @Tag("D57")
    void an_order_lives_from_the_request_to_the_payment() throws IOException {
        var part = UUID.randomUUID().toString();
        var heard = elsewhere.happens("part", part,
                new PartRegistered("EV-8L", "Expansion vessel, 8 l", "pcs", new Money(4200, "EUR")));
        town.office.get("/work-orders/nobody?after=" + heard);
        var order = town.approved();
        var visit = UUID.randomUUID().toString();
        elsewhere.happens("booking", visit, new BookingMade(order, town.site, at("10:00"), List.of(town.tomaszId)));
        eventually(order, "status", "DISPATCHED");

        did(town.tomasz, order, "start-travel", Map.of());
        did(town.tomasz, order, "arrive", Map.of());
        did(town.tomasz, order, "start-work", Map.of());
        did(town.tomasz, order, "add-note", Map.of("text", "The vessel had lost its charge."));
        did(town.tomasz, order, "use-part", Map.of("partId", part, "quantity", Map.of("amount", 2, "unit", "pcs")));
        var early = town.command(town.tomasz, order, "complete", Map.of("summary", "Recharged the vessel."));
        assertEquals(409, early.statusCode(), early.asString());
        assertEquals(Set.of("signature", "result-photo"), Set.copyOf(early.jsonPath().getList("missing.what")));
        assertTrue(early.jsonPath().getList("allowed.command").contains("add-photo"), early.asString());

        did(town.tomasz, order, "add-photo", Map.of("file", picture("vessel.png"), "phase", "RESULT"));
        assertEquals(List.of("summary", "signature"), town.tomasz.get("/work-orders/" + order).jsonPath()
                .getList("allowed.find { it.command == 'complete' }.required"), "the policy wants a signature");
        did(town.tomasz, order, "complete",
                Map.of("summary", "Recharged the vessel.", "signature", picture("signature.png"), "signedBy", "M. Brennan"));
        eventually(order, "parts[0].name", "Expansion vessel, 8 l");

        elsewhere.happens("invoice", "i" + order, drafted(order));
        eventually(order, "billing.state", "DRAFT");
        elsewhere.happens("invoice", "i" + order, new InvoiceApproved(order));
        eventually(order, "billing.state", "APPROVED");
        elsewhere.happens("invoice", "i" + order, new InvoicePaid(order, "INV-2026-00001", new Money(23154, "EUR")));
        eventually(order, "status", "CLOSED");

        var shown = town.office.get("/work-orders/" + order).jsonPath();
        assertEquals("PAID", shown.getString("billing.state"));
        assertEquals(23154, shown.getLong("billing.amount.minor"));
        assertEquals("Tomasz Nowak", shown.getString("notes[0].by"));
        assertEquals("M. Brennan", shown.getString("completion.signedBy"));
        assertEquals("RESOLVED", shown.getString("outcome"));
        assertEquals("DONE", shown.getString("visits[0].status"));
        assertTrue(shown.getString("number").matches("WO-20\\d\\d-\\d{6}"), shown.getString("number"));
    }

    @Test
    @Tag("D74")
    void the_timeline_has_every_fact_in_order_with_who_and_why() {
        var order = town.approved();
        var all = town.office.get("/work-orders/" + order + "/timeline?limit=200").jsonPath();
        List<Integer> sequences = all.getList("items.sequence");
        assertEquals(List.of("workorder.opened", "workorder.submitted", "workorder.approval-requested", "workorder.approval-granted",
                "workorder.released"), all.getList("items.type").subList(0, 5));
        for (int i = 0; i < sequences.size(); i++) {
            assertEquals(i, sequences.get(i));
            if (all.getString("items[" + i + "].actor").startsWith("policy:"))
                assertFalse(all.getString("items[" + i + "].why.rule").isEmpty());
        }
        assertEquals("Declan Brennan", all.getString("items[3].actorName"));
        assertEquals("home-service@1", all.getString("items[4].why.policy"));
        assertEquals(town.site, all.getString("items[4].data.siteId"));

        var first = town.maeve.get("/work-orders/" + order + "/timeline?limit=2").jsonPath();
        var second = town.maeve.get("/work-orders/" + order + "/timeline?limit=2&cursor=" + first.getString("next")).jsonPath();
        assertEquals(List.of(0, 1), first.getList("items.sequence"));
        assertEquals(List.of(2, 3), second.getList("items.sequence"));
        assertEquals(400, town.office.get("/work-orders/" + order + "/timeline?cursor=nonsense!").statusCode());
    }

    @Test
    @Tag("D74")
    void what_follows_from_a_booking_tells_who_booked_and_what_a_rule_adds_is_nobodys() {
        var order = town.approved();
        var visit = UUID.randomUUID().toString();
        var aoife = Actor.person(town.aoifeId);
        elsewhere.happens(aoife, "booking", visit, new BookingMade(order, town.site, at("10:00"), List.of(town.tomaszId)));
        eventually(order, "status", "DISPATCHED");
        var timeline = town.maeve.get("/work-orders/" + order + "/timeline?limit=200").jsonPath();
        for (var echo : List.of("visit-scheduled", "technician-assigned")) {
            var item = "items.find { it.type == 'workorder." + echo + "' }.";
            assertEquals("service:workorder", timeline.getString(item + "actor"));
            assertEquals(town.aoifeId, timeline.getString(item + "onBehalfOf"));
            assertEquals("Aoife Byrne", timeline.getString(item + "onBehalfOfName"));
        }
        var dispatched = "items.find { it.type == 'workorder.visit-dispatched' }.";
        assertEquals("policy:home-service@1", timeline.getString(dispatched + "actor"));
        assertNull(timeline.getString(dispatched + "onBehalfOf"));
    }

    @Test
    @Tag("C07")
    void an_approved_order_and_completed_work_get_their_documents() throws IOException {
        var order = town.approved();
        eventually(order, "documents.size()", "1");
        var visit = UUID.randomUUID().toString();
        elsewhere.happens("booking", visit, new BookingMade(order, town.site, at("10:00"), List.of(town.tomaszId)));
        eventually(order, "status", "DISPATCHED");
        did(town.tomasz, order, "start-work", Map.of());
        did(town.tomasz, order, "add-photo", Map.of("file", picture("vessel.png"), "phase", "RESULT"));
        did(town.tomasz, order, "complete", Map.of("summary", "Recharged the vessel.", "signature", picture("signature.png")));
        eventually(order, "documents.size()", "2");

        var shown = town.maeve.get("/work-orders/" + order).jsonPath();
        assertEquals(List.of("ORDER", "REPORT"), shown.getList("documents.kind"));
        assertEquals(List.of(1, 1), shown.getList("documents.edition"));
        assertEquals(List.of(1, 1), shown.getList("documents.revision"));
        for (String sha256 : shown.<String>getList("documents.file.sha256"))
            assertArrayEquals("%PDF".getBytes(),
                    Arrays.copyOf(blobs.get(People.TENANT, sha256).await().atMost(SOON), 4));
    }

    @Test
    void a_booking_moves_its_visit_and_takes_it_away_and_the_same_news_twice_says_nothing_new() {
        var order = town.approved();
        assertEquals(List.of("/bookings"), hrefs(order, "book"));
        var visit = UUID.randomUUID().toString();
        var made = new BookingMade(order, town.site, at("10:00"), List.of(town.tomaszId));
        elsewhere.happens("booking", visit, made);
        elsewhere.happens("booking", visit, made);
        elsewhere.happens("booking", visit, new BookingMoved(order, town.site, at("14:00"), at("10:00"), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order,
                answer -> String.valueOf(answer.jsonPath().getString("appointment.start")).contains("T14:00"));
        assertEquals(List.of(visit), town.office.get("/work-orders/" + order).jsonPath().getList("visits.visitId"));
        assertEquals(List.of("/bookings/" + visit + "/move"), hrefs(order, "move"));
        assertEquals(List.of("/work-orders/" + order + "/cancel-visit"), hrefs(order, "cancel-visit"));

        elsewhere.happens("booking", visit, new BookingReleased(order, List.of(town.tomaszId), "customer-asked", Instant.now()));
        eventually(order, "status", "READY");
        assertEquals(List.of("CANCELLED"), town.office.get("/work-orders/" + order).jsonPath().getList("visits.status"));
    }

    @Test
    void a_cancelled_order_refuses_a_booking_that_was_made_meanwhile() {
        var order = town.approved();
        did(town.maeve, order, "cancel", Map.of("reason", "It works again."));
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site, at("10:00"), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order + "/timeline?limit=200",
                answer -> answer.jsonPath().getList("items.type").contains("workorder.visit-refused"));
        assertEquals("It works again.", town.office.get("/work-orders/" + order).jsonPath().getString("endedReason"));
    }

    @Test
    @Tag("C11")
    void the_same_key_gets_the_same_answer_and_another_body_under_it_is_refused() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = town.maeve.post("/work-orders", town.request(), key);
        var again = town.maeve.post("/work-orders", town.request(), key);
        assertEquals(201, first.statusCode(), first.asString());
        assertEquals("SUBMITTED", first.jsonPath().getString("status"));
        assertTrue(first.header("Location").endsWith("/work-orders/" + first.jsonPath().getString("id")));
        assertEquals(first.jsonPath().getString("reference"), again.jsonPath().getString("reference"), again.asString());
        assertTrue(again.jsonPath().getBoolean("replayed"), again.asString());
        var other = town.request();
        other.put("description", "Something else.");
        assertEquals(422, town.maeve.post("/work-orders", other, key).statusCode());
    }

    @Test
    void a_question_that_nobody_answered_lapses_with_its_order() {
        var order = town.opened();
        assertEquals("REQUESTED", town.office.get("/work-orders/" + order).jsonPath().getString("approval.state"));
        did(town.maeve, order, "cancel", Map.of("reason", "It works again."));
        var shown = town.declan.get("/work-orders/" + order).jsonPath();
        assertEquals("LAPSED", shown.getString("approval.state"));
        assertNull(shown.get("approval.by"));
        assertFalse(shown.getList("allowed.command").contains("approve"));
        problem(409, "already-answered", town.command(town.declan, order, "approve", town.yes(order)));
    }

    @Test
    @Tag("B05")
    @Tag("A11")
    void an_approval_names_what_was_seen_and_is_given_once_also_by_a_link_without_an_account() {
        var order = town.opened();
        var approve = "/work-orders/" + order + "/approve";
        var approval = town.office.get("/work-orders/" + order).jsonPath().getString("approval.approvalId");
        problem(409, "stale-revision", town.declan.post(approve, Map.of("approvalId", approval, "revision", 7)));
        problem(400, "missing-field", town.declan.post(approve, Map.of()));
        problem(400, "missing-approval", town.declan.post(approve, Map.of("revision", 1)));
        problem(409, "replaced", town.declan.post(approve, Map.of("approvalId", "another", "revision", 1)));
        problem(403, "not-yours-to-do", town.maeve.post(approve, town.yes(order)));

        var other = town.opened();
        problem(404, "not-found", link(town.declanId, other, approval).post(approve, Map.of("revision", 1)));
        problem(409, "replaced", link(town.declanId, order, "another").post(approve, Map.of("revision", 1)));
        problem(404, "not-found", link("somebody-else", order, approval).post(approve, Map.of("revision", 1)));
        problem(403, "not-yours-to-do", link(town.declanId, order, approval).post("/work-orders/" + order + "/cancel",
                Map.of("reason", "no")));
        var byLink = link(town.declanId, order, approval);
        assertEquals(200, byLink.get("/work-orders/" + order).statusCode(), "the link shows what it decides on");
        assertEquals(200, byLink.post(approve, Map.of("approvalId", "what the link was not written for", "revision", 1)).statusCode());
        problem(409, "already-answered", byLink.post(approve, Map.of("revision", 1)));
        var granted = town.office.get("/work-orders/" + order + "/timeline").jsonPath();
        assertEquals("person:" + town.declanId, granted.getString("items[3].actor"));
        assertEquals("MAIL_LINK", granted.getString("items[3].channel"));
    }

    @Test
    void the_office_does_not_approve_what_it_opened_itself_and_reads_who_was_asked() {
        var order = town.office.post("/work-orders", town.request()).jsonPath().getString("id");
        assertFalse(hrefs(order, "deny").isEmpty(), "a no is theirs to say");
        assertEquals(List.of(), hrefs(order, "approve"));
        var refused = town.command(town.office, order, "approve", town.yes(order));
        problem(403, "not-yours-to-do", refused);
        assertTrue(refused.jsonPath().getString("detail").contains("Declan Brennan"), refused.asString());
        var colleague = new Api(People.bearer("ciara", Role.OFFICE));
        assertEquals(200, town.command(colleague, order, "approve", town.yes(order)).statusCode());
    }

    @Test
    void a_part_that_is_in_no_list_is_refused_and_kept_after_waits_for_one_that_is_new() {
        var order = town.approved();
        var part = UUID.randomUUID().toString();
        var two = Map.of("partId", part, "quantity", Map.of("amount", 2, "unit", "pcs"));
        problem(409, "unknown-part", town.command(town.office, order, "use-part", two));
        var heard = elsewhere.happens("part", part, new PartRegistered("EV-8L", "Vessel", "pcs", new Money(4200, "EUR")));
        var used = town.office.post("/work-orders/" + order + "/use-part", two, Map.of("Kept-After", heard));
        assertEquals(200, used.statusCode(), used.asString());
    }

    @Test
    @Tag("B09")
    void everybody_sees_their_own_and_the_way_in_is_for_those_who_come() {
        var order = town.approved();
        var path = "/work-orders/" + order;
        problem(404, "not-found", town.stranger.get(path));
        problem(404, "not-found", town.stranger.get(path + "/timeline"));
        problem(404, "not-found", town.command(town.stranger, order, "add-note", Map.of("text", "Hello")));
        problem(404, "not-found", town.tomasz.get(path));
        assertEquals(401, new Api("").get(path).statusCode());
        var otherTenant = new Api(People.bearer(Tokens.Holder.of("birch", "bea", "Bea", null, Role.OFFICE)));
        problem(404, "not-found", otherTenant.get(path));
        problem(404, "not-found", otherTenant.get(path + "/timeline"));
        problem(404, "not-found", town.command(otherTenant, order, "cancel", Map.of("reason", "Not ours.")));
        assertNull(town.maeve.get(path).jsonPath().get("accessNotes"));
        assertEquals("Gate code 4812.", town.office.get(path).jsonPath().getString("accessNotes"));

        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site, at("10:00"), List.of(town.tomaszId)));
        eventually(order, "status", "DISPATCHED");
        assertEquals("Gate code 4812.", town.tomasz.get(path).jsonPath().getString("accessNotes"));
        problem(403, "not-yours-to-do", town.command(town.tomasz, order, "cancel", Map.of("reason", "no")));
        did(town.office, order, "cancel", Map.of("reason", "Not needed."));
        assertNull(town.tomasz.get(path).jsonPath().get("accessNotes"), "a closed order keeps its gate code to itself");
    }

    @Test
    void a_request_that_makes_no_sense_is_told_so() {
        problem(404, "unknown-site", asks(Map.of("siteId", town.neighboursSite)));
        problem(404, "unknown-site", asks(Map.of("siteId", "nowhere")));
        problem(400, "unknown-service-type", asks(Map.of("serviceType", "magic")));
        problem(400, "bad-id", asks(Map.of("id", "17")));
        problem(400, "bad-value", asks(Map.of("priority", "SOON")));
        problem(400, "missing-text", asks(Map.of("description", "  ")));
        var unknown = new FileRef("e".repeat(64), "image/png", 10, "gone.png", "maeve");
        problem(400, "unknown-file", asks(Map.of("attachments", List.of(unknown))));
        problem(400, "bad-file", asks(Map.of("attachments",
                List.of(Map.of("sha256", "e".repeat(64), "contentType", "text/html", "bytes", 10, "name", "a", "of", "b")))));
        problem(400, "other-customer", town.office.post("/work-orders", with(Map.of("customerId", town.neighbour))));
        problem(403, "not-yours-to-do", town.tomasz.post("/work-orders", with(Map.of())));
        problem(400, "missing-field", town.maeve.post("/work-orders", Map.of()));
        problem(403, "not-yours-to-do", town.maeve.post("/directory/customers",
                Map.of("name", "Me", "primaryContactId", town.maeveId, "billingAddress", "Here")));
    }

    @Test
    void the_office_opens_for_the_customers_primary_contact_with_the_customers_hours_and_items() throws IOException {
        var photo = picture("gauge.png");
        var id = UUID.randomUUID().toString();
        var answer = town.office.post("/work-orders",
                with(Map.of("id", id, "customerId", town.customer, "attachments", List.of(photo), "estimate",
                        Map.of("minor", 9000, "currency", "EUR"), "availability",
                        List.of(Map.of("date", LocalDate.now().plusDays(2).toString(), "from", "09:00", "to", "17:00")), "items",
                        List.of(Map.of("description", "Find the leak"), Map.of("description", "Bleed the radiators")))));
        assertEquals(201, answer.statusCode(), answer.asString());
        assertEquals("READY", answer.jsonPath().getString("status"), "the estimate is not above the policy's limit");
        var shown = town.maeve.get("/work-orders/" + id).jsonPath();
        assertEquals(town.maeveId, shown.getString("requesterId"));
        assertEquals("Maeve Brennan", shown.getString("requesterName"));
        assertEquals("OFFICE", shown.getString("source"));
        assertEquals(photo.sha256(), shown.getString("attachments[0].sha256"));
        assertEquals(List.of("Find the leak", "Bleed the radiators"), shown.getList("items.description"));
        assertEquals("14 Orchard Terrace, Rathmines, Dublin 6", shown.getString("siteAddress"));
        assertEquals("Boiler repair", shown.getString("serviceTypeName"));
    }

    @Test
    @Tag("D74")
    void the_opening_tells_who_opened_and_for_whom() {
        var byOffice = town.office.post("/work-orders", town.request()).jsonPath().getString("id");
        var opening = town.maeve.get("/work-orders/" + byOffice + "/timeline").jsonPath();
        assertEquals("Aoife Byrne", opening.getString("items[0].actorName"));
        assertEquals("Maeve Brennan", opening.getString("items[0].onBehalfOfName"));
        assertEquals(town.aoifeId, opening.getString("items[0].data.openedBy"));
        assertEquals(town.maeveId, opening.getString("items[0].data.requesterId"));

        var byDeclan = with(Map.of("requesterId", town.maeveId));
        var forMaeve = town.declan.post("/work-orders", byDeclan).jsonPath().getString("id");
        assertEquals(town.maeveId, town.maeve.get("/work-orders/" + forMaeve + "/timeline").jsonPath().getString("items[0].onBehalfOf"));
        var herOwn = town.maeve.get("/work-orders/" + town.opened() + "/timeline").jsonPath();
        assertEquals("Maeve Brennan", herOwn.getString("items[0].actorName"));
        assertNull(herOwn.getString("items[0].onBehalfOf"), "nobody acts in their own place");
    }

    @Test
    void every_view_equals_what_the_topics_say_from_zero() {
        var operator = new Api(People.bearer("sean", Role.OPERATOR));
        for (var view : List.of("known_person", "known_customer", "known_site", "known_service_type", "known_organisation")) {
            var check = operator.post("/kept/rebuild-check?view=" + view, Map.of());
            assertEquals(200, check.statusCode(), check.asString());
            assertTrue(check.jsonPath().getInt("items[0].rows") > 0, check.asString());
            assertEquals(0, check.jsonPath().getInt("items[0].differing"), check.asString());
        }
    }

    @Test
    void it_is_healthy_and_measured() {
        assertEquals(200, new Api("").get("/q/health/ready").statusCode());
        assertTrue(new Api("").get("/q/metrics").asString().contains("jvm_memory"));
    }

    private List<String> hrefs(String order, String command) {
        return town.office.get("/work-orders/" + order).jsonPath().getList("allowed.findAll { it.command == '" + command + "' }.href");
    }

    private Response asks(Map<String, ?> otherwise) {
        return town.maeve.post("/work-orders", with(otherwise));
    }

    private Map<String, Object> with(Map<String, ?> otherwise) {
        var request = town.request();
        request.putAll(otherwise);
        return request;
    }

    private static void problem(int status, String code, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals(code, answer.jsonPath().getString("code"), answer.asString());
        assertTrue(answer.jsonPath().getString("detail").length() >= 20, answer.asString());
    }

    private static Appointment at(String time) {
        var start = LocalDateTime.parse(LocalDate.now().plusDays(3) + "T" + time);
        return new Appointment("Europe/Dublin", start, start.plusHours(2), start, start.plusHours(1));
    }

    private static InvoiceDrafted drafted(String order) {
        return new InvoiceDrafted(order, "WO-2026-000001", 1, "customer", "recipient", List.of(),
                new Totals(new Money(20400, "EUR"), new Money(2754, "EUR"), new Money(23154, "EUR")));
    }
}
