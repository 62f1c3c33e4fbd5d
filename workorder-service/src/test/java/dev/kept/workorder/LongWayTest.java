package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/// An order that does not go straight, over HTTP: taken back and changed, on hold, late, not carried out, and alive once more.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LongWayTest extends InTown {

    @Test
    @Tag("A08")
    void a_request_is_taken_back_changed_and_sent_in_again() {
        var order = town.opened();
        did(town.maeve, order, "withdraw-submission", Map.of());
        did(town.maeve, order, "edit-draft", Map.of("revision", 1, "description", "Now it leaks."));
        did(town.maeve, order, "add-item", Map.of("revision", 2, "description", "The pump hums"));
        did(town.maeve, order, "set-estimate", Map.of("revision", 3, "estimate", Map.of("minor", 40_000, "currency", "EUR")));
        refused(409, "stale-revision", town.maeve, order, "set-estimate", Map.of("revision", 3));
        refused(409, "not-eligible", town.maeve, order, "submit", Map.of("revision", 4, "approver", town.maeveId));
        var draft = shown(order);
        assertEquals("DRAFT", draft.getString("status"));
        assertEquals("Now it leaks.", draft.getString("description"));
        assertEquals("The pump hums", draft.getString("items[1].description"));
        assertEquals(40_000, draft.getLong("estimate.minor"));
        assertEquals("WITHDRAWN", draft.getString("approval.state"));

        did(town.maeve, order, "submit", Map.of("revision", 4, "approver", town.declanId));
        refused(409, "not-eligible", town.office, order, "reassign-approver", Map.of("to", town.maeveId, "why", "He is away."));
        did(town.declan, order, "approve", town.yes(order));
        did(town.office, order, "release", Map.of()); // it was, by itself
        assertEquals("READY", shown(order).getString("status"));
        refused(409, "not-denied", town.maeve, order, "reset-to-draft", Map.of());
        refused(409, "not-denied", town.maeve, order, "close-denied", Map.of());
    }

    @Test
    @Tag("E17")
    void work_waits_for_the_customer_until_the_customer_answers() {
        var order = town.approved();
        did(town.office, order, "hold", Map.of("reason", "WAITING_CUSTOMER", "note", "Which colour?"));
        var held = shown(order);
        assertEquals("ON_HOLD", held.getString("status"));
        assertEquals("WAITING_CUSTOMER", held.getString("hold.reason"));
        assertEquals("Which colour?", held.getString("hold.note"));
        assertEquals("KEPT", held.getString("hold.visits"));
        did(town.maeve, order, "reply", Map.of("text", "White, please."));
        var after = shown(order);
        assertEquals("READY", after.getString("status"));
        assertEquals("White, please.", after.getString("notes[0].text"));
        did(town.office, order, "hold", Map.of("reason", "WAITING_PARTS", "note", "On order."));
        did(town.maeve, order, "resume", Map.of());
        assertEquals("READY", shown(order).getString("status"));
    }

    @Test
    @Tag("D35")
    @Tag("B14")
    void a_visit_is_late_and_missed_and_the_order_is_given_up_and_taken_up_again() {
        var order = town.approved();
        var visit = UUID.randomUUID().toString();
        elsewhere.happens("booking", visit, new BookingMade(order, town.site, at(), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, answer -> "DISPATCHED".equals(answer.jsonPath().getString("status")));
        did(town.tomasz, order, "report-delay", Map.of("reason", "Traffic.", "newEta", "2026-01-05T11:00:00Z"));
        assertTrue(shown(order).getString("visits[0].newEta").startsWith("2026-01-05T11:00"), "the visit is late");
        did(town.tomasz, order, "recommend", Map.of("text", "Change the pump.", "inMonths", 12));
        var recommendation = shown(order).getString("recommendations[0].recommendationId");
        did(town.maeve, order, "dismiss-recommendation", Map.of("recommendationId", recommendation));
        did(town.maeve, order, "correct-details", Map.of("priority", "EMERGENCY"));
        refused(409, "not-arrived", town.tomasz, order, "resolve-item", Map.of("itemId", shown(order).getString("items[0].itemId")));
        refused(409, "unknown-item", town.tomasz, order, "close-item", Map.of("itemId", "none"));
        refused(409, "not-late", town.tomasz, order, "report-late", Map.of("summary", "Done."));
        did(town.maeve, order, "report-no-show", Map.of("by", "ASSIGNEE"));
        assertEquals("MISSED", shown(order).getString("visits[0].status"));
        refused(409, "no-amendments", town.office, order, "amend", Map.of("revision", 1, "words", "More."));
        refused(409, "no-extra-work", town.office, order, "propose-extra-work",
                Map.of("revision", 1, "why", "More.", "amount", Map.of("minor", 1, "currency", "EUR")));
        refused(409, "no-extra-work", town.office, order, "withdraw-extra", Map.of());
        refused(409, "not-completed", town.office, order, "verify", Map.of());
        refused(409, "not-completed", town.office, order, "send-back", Map.of("reason", "No."));
        refused(403, "not-yours-to-do", town.office, order, "close", Map.of());

        did(town.office, order, "close-not-carried-out", Map.of("reason", "Past repair."));
        var closed = shown(order);
        assertEquals("NOT_CARRIED_OUT", closed.getString("outcome"));
        assertEquals("Past repair.", closed.getString("endedReason"));
        did(town.tomasz, order, "report-late", Map.of("summary", "It was me who came late."));
        did(town.office, order, "reopen", Map.of("reason", "They want it after all."));
        var again = shown(order);
        assertEquals("READY", again.getString("status"));
        assertEquals(null, again.getString("outcome"));
        assertTrue(again.getList("allowed.command").contains("book"), "there is a time to be found");
    }

    @Test
    @Tag("E10")
    void hours_that_no_timer_knows_of_are_told_afterwards_and_a_backup_runs_by_itself() {
        var order = town.approved();
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site, at(), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, answer -> "DISPATCHED".equals(answer.jsonPath().getString("status")));
        refused(409, "not-under-way", town.tomasz, order, "start-timer", Map.of());
        did(town.tomasz, order, "log-time", Map.of("from", "2026-01-05T09:00:00Z", "to", "2026-01-05T10:30:00Z"));
        assertEquals("PT1H30M", shown(order).getString("worked"));
        refused(400, "bad-time", town.tomasz, order, "log-time", Map.of("from", "2026-01-05T10:30:00Z", "to", "2026-01-05T09:00:00Z"));
        did(town.tomasz, order, "arrive", Map.of());
        did(town.tomasz, order, "start-timer", Map.of("attended", false));
        assertEquals(false, shown(order).getBoolean("running.attended"));
        did(town.tomasz, order, "stop-timer", Map.of("attended", true));
        assertEquals(false, shown(order).getBoolean("running.attended"), "that one still runs");
        did(town.tomasz, order, "stop-timer", Map.of());
        refused(409, "unknown-line", town.tomasz, order, "return-part", Map.of("lineId", "none"));
        assertEquals(null, shown(order).getString("running"));
    }

    /// Of a day that is over.
    private static Appointment at() {
        var from = LocalDateTime.of(2026, 1, 5, 10, 0);
        return new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2));
    }
}
