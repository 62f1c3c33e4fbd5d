package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.runtime.testing.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Work that goes on in another order, over HTTP and with the reactions that make it so.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FollowUpServiceTest extends InTown {

    @Test
    @Tag("D46")
    @Tag("D48")
    void what_is_left_becomes_an_order_of_its_own_with_the_same_people_and_the_same_words() {
        var order = underWay();
        var pump = shown(order).getString("items[1].itemId");
        var next = UUID.randomUUID().toString();
        Map<String, Object> left = Map.of("kind", "ORDER", "followUpId", next, "items", List.of(pump), "text", "The pump wants changing.");
        refused(403, "not-yours-to-do", town.maeve, order, "create-follow-up", left);
        did(town.tomasz, order, "create-follow-up", left);
        did(town.tomasz, order, "create-follow-up", left); // with another key: nothing new
        var parent = shown(order);
        assertEquals(List.of("OPEN", "MOVED"), parent.getList("items.state"));
        assertEquals(1, parent.getList("ties.followUps").size());
        var number = parent.getString("ties.followUps[0].number");
        town.office.eventually("/work-orders/" + next, answer -> answer.statusCode() == 200);
        var child = shown(next);
        assertEquals(number, child.getString("number"));
        assertEquals(List.of(order, parent.getString("number"), "FOLLOW_UP"), List.of(child.getString("ties.others[0].orderId"),
                child.getString("ties.others[0].number"), child.getString("ties.others[0].kind")));
        assertEquals(List.of("Change the pump"), child.getList("items.description"));
        assertEquals("The pump wants changing.", child.getString("description"));
        assertEquals("OFFICE", child.getString("source"), "it did not come from a phone");
        for (var same : List.of("customerId", "siteId", "requesterId", "serviceType", "policy"))
            assertEquals(parent.getString(same), child.getString(same), same);
        assertEquals("SUBMITTED", child.getString("status"), "the same rules hold: Declan is asked");
        assertEquals(town.declanId, child.getString("approval.approvers[0].id"));
        assertEquals(200, town.maeve.get("/work-orders/" + next).statusCode(), "the customer sees it too");
    }

    @Test
    @Tag("D39")
    void a_task_and_a_reminder_are_kept_on_the_order() {
        var order = underWay();
        did(town.tomasz, order, "create-follow-up", Map.of("kind", "TASK", "text", "Order a pump."));
        did(town.office, order, "create-follow-up", Map.of("kind", "REMINDER", "text", "Ask about the pump.", "inMonths", 6));
        refused(400, "bad-months", town.office, order, "create-follow-up", Map.of("kind", "REMINDER", "text", "Ask."));
        refused(409, "unknown-item", town.office, order, "create-follow-up",
                Map.of("kind", "TASK", "text", "Ask.", "items", List.of("none")));
        var shown = shown(order);
        assertEquals(List.of("TASK", "REMINDER"), shown.getList("ties.followUps.kind"));
        assertEquals(6, shown.getInt("ties.followUps[1].inMonths"));
        assertNull(shown.getString("ties.followUps[0].number"));
    }

    @Test
    void a_duplicate_is_merged_and_the_order_that_goes_on_knows_of_it() {
        var survivor = town.opened();
        var duplicate = town.opened();
        refused(409, "same-order", town.office, duplicate, "merge-into", Map.of("into", duplicate));
        refused(409, "unknown-order", town.office, duplicate, "merge-into", Map.of("into", "none"));
        refused(404, "not-found", town.stranger, duplicate, "merge-into", Map.of("into", survivor));
        did(town.office, duplicate, "merge-into", Map.of("into", survivor));
        var ended = shown(duplicate);
        assertEquals("DUPLICATE", ended.getString("outcome"));
        assertEquals(List.of("MOVED"), ended.getList("items.state"));
        assertEquals(survivor, ended.getString("ties.mergedInto.orderId"));
        eventually(survivor, "ties.others[0].orderId", duplicate);
        var goesOn = shown(survivor);
        assertEquals(ended.getString("number"), goesOn.getString("ties.others[0].number"));
        assertEquals("DUPLICATE", goesOn.getString("ties.others[0].kind"));
        assertEquals(ended.getString("description"), goesOn.getString("notes[0].text"), "what was written is not lost");
        assertEquals(goesOn.getString("number"), ended.getString("ties.mergedInto.number"));
        refused(409, "other-ended", town.office, survivor, "merge-into", Map.of("into", duplicate));
        did(town.office, duplicate, "merge-into", Map.of("into", survivor));
        assertTrue(shown(survivor).getList("ties.others").size() == 1, "the same again is not told again");
    }

    @Test
    void an_order_of_another_customer_is_none_to_merge_into() {
        var ours = town.opened();
        var rory = UUID.randomUUID().toString();
        var person = town.office.post("/directory/people", Map.of("id", rory, "name", "Rory Walsh", "email", "rory@example.com", "phone",
                "+353 85 555 0102", "roles", List.of("CUSTOMER"), "customerId", town.neighbour, "language", "en-IE"));
        var body = town.request();
        body.putAll(Map.of("siteId", town.neighboursSite, "requesterId", rory));
        var opened = town.office.post("/work-orders", body, Map.of("Kept-After", person.jsonPath().getString("reference")));
        assertEquals(201, opened.statusCode(), opened::asString);
        var theirs = opened.jsonPath().getString("id");
        refused(409, "other-customer", town.office, ours, "merge-into", Map.of("into", theirs));
        refused(409, "unknown-order", town.maeve, ours, "merge-into", Map.of("into", theirs));
    }

    /// Tomasz works at two things.
    private String underWay() {
        var body = town.request();
        body.put("items", List.of(Map.of("description", "Boiler loses pressure"), Map.of("description", "Change the pump")));
        var answer = town.maeve.post("/work-orders", body);
        assertEquals(201, answer.statusCode(), answer::asString);
        var order = answer.jsonPath().getString("id");
        did(town.declan, order, "approve", town.yes(order));
        var from = LocalDateTime.of(2026, 1, 5, 10, 0);
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2)), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, it -> "DISPATCHED".equals(it.jsonPath().getString("status")));
        did(town.tomasz, order, "start-work", Map.of());
        return order;
    }
}
