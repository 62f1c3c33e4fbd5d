package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.runtime.testing.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An order as it was at a moment, over HTTP.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AnyMomentServiceTest extends InTown {

    @Test
    @Tag("D74")
    void an_order_is_shown_as_it_was_known_then_and_with_hindsight_as_it_really_was() {
        var order = town.approved();
        var told = soon();
        var moment = soon();
        booked(order);
        did(town.tomasz, order, "start-work", Map.of());
        assertEquals(200, town.tomasz.post("/work-orders/" + order + "/add-note", Map.of("text", "The valve is stiff."),
                Map.of("Kept-Occurred-At", told.toString())).statusCode());

        var then = town.office.get(at(order, moment, false)).jsonPath();
        assertEquals("READY", then.getString("status"));
        assertEquals(List.of(), then.getList("visits"));
        assertEquals(List.of(), then.getList("notes"));
        assertEquals(List.of(List.of(), List.of()), List.of(then.getList("allowed"), then.getList("notAllowed")),
                "nothing can be done from there");
        assertEquals(moment, Instant.parse(then.getString("asOf.at")));
        var known = town.office.get("/work-orders/" + order + "/timeline?limit=200&at=" + moment).jsonPath().getList("items.type");
        assertEquals(then.getInt("asOf.facts"), known.size());
        assertFalse(known.contains("workorder.visit-scheduled"));
        assertEquals(shown(order).getInt("version") + 1, then.getInt("asOf.of"), "so many there are by now");

        var really = town.office.get(at(order, moment, true)).jsonPath();
        assertEquals("READY", really.getString("status"));
        assertEquals(List.of("The valve is stiff."), really.getList("notes.text"), "it had been found out by then");
        assertEquals(then.getInt("asOf.facts") + 1, really.getInt("asOf.facts"));

        var now = town.office.get(at(order, soon(), false)).jsonPath();
        assertEquals("IN_PROGRESS", now.getString("status"));
        assertEquals(now.getInt("asOf.of"), now.getInt("asOf.facts"));
        assertNull(shown(order).get("asOf"), "without a moment it is as it is now");
        assertTrue(shown(order).getList("allowed").size() > 3, "the control");
    }

    @Test
    @Tag("D74")
    void what_differs_between_two_moments_is_said_in_words() {
        var order = town.approved();
        var moment = soon();
        booked(order);
        did(town.tomasz, order, "start-work", Map.of());
        did(town.tomasz, order, "add-note", Map.of("text", "The valve is stiff."));

        var differences = town.office.get(differences(order, "?from=" + moment)).jsonPath();
        List<String> about = differences.getList("differences.about");
        assertEquals(List.of("Ready to schedule", "Working"), said(differences, "Status"));
        assertEquals(List.of("nothing", "Monday 5 January 2026, arrival 10:00 – 12:00, Tomasz Nowak, working"),
                said(differences, "Visit 1"));
        assertEquals(List.of("nothing", "1"), said(differences, "Notes"));
        assertEquals(List.of("Status", "Visit 1", "Notes"), about.stream().filter(it -> !it.equals("Documents")).toList(),
                "and nothing else; the work order may have been written meanwhile");
        assertEquals("Tomasz Nowak", differences.getString("by.find { it.actor == 'person:" + town.tomaszId + "' }.actorName"));
        assertEquals(differences.getInt("facts"), differences.getList("by.facts", Integer.class).stream().mapToInt(it -> it).sum());

        var same = town.office.get(differences(order, "?from=" + moment + "&to=" + moment)).jsonPath();
        assertEquals(List.of(0, List.of()), List.of(same.getInt("facts"), same.getList("differences")));
    }

    @Test
    void what_one_command_led_to_was_known_at_once_so_nobody_sees_half_of_it() {
        var order = town.opened();
        var facts = town.office.get("/work-orders/" + order + "/timeline?limit=200").jsonPath();
        assertEquals(List.of("workorder.opened", "workorder.submitted", "workorder.approval-requested"),
                facts.getList("items.type").subList(0, 3));
        assertEquals(1, Set.copyOf(facts.getList("items.recordedAt").subList(0, 3)).size());
        var first = Instant.parse(facts.getString("items[0].recordedAt"));
        assertEquals("SUBMITTED", town.office.get(at(order, first, false)).jsonPath().getString("status"));
    }

    @Test
    void where_its_time_went_is_told_by_status() {
        var order = town.opened();
        soon();
        did(town.declan, order, "approve", town.yes(order));
        var spent = shown(order);
        assertEquals(List.of("SUBMITTED", "READY"), spent.getList("spent.status"));
        assertEquals(List.of(false, true), spent.getList("spent.now"));
        assertTrue(Duration.parse(spent.getString("spent[0].length")).toMillis() > 0);
    }

    @Test
    void a_moment_that_is_none_is_refused_with_what_would_be_one() {
        var order = town.opened();
        refusedAt(400, "bad-moment", "/work-orders/" + order + "?at=yesterday");
        refusedAt(400, "bad-moment", "/work-orders/" + order + "/timeline?at=2026-02-30T10:00:00Z");
        refusedAt(400, "before-it-was-asked", at(order, Instant.parse("2001-01-01T00:00:00Z"), false));
        refusedAt(400, "bad-moment", differences(order, ""));
        refusedAt(400, "bad-moment", differences(order, "?from=" + soon() + "&to=2001-01-01T00:00:00Z"));
        assertEquals(404, town.stranger.get(at(order, soon(), false)).statusCode(), "who may not see it now may not see it then");
        assertEquals(404, town.stranger.get(differences(order, "?from=" + soon())).statusCode());
    }

    private void refusedAt(int status, String code, String path) {
        var answer = town.office.get(path);
        assertEquals(code, answer.jsonPath().getString("code"), answer::asString);
        assertEquals(status, answer.statusCode());
    }

    private static List<String> said(JsonPath differences, String about) {
        var found = "differences.find { it.about == '" + about + "' }";
        return List.of(orNothing(differences.getString(found + ".before")), orNothing(differences.getString(found + ".after")));
    }

    private static String orNothing(String words) {
        return words == null ? "nothing" : words;
    }

    private static String at(String order, Instant moment, boolean hindsight) {
        return "/work-orders/" + order + "?at=" + moment + (hindsight ? "&hindsight=true" : "");
    }

    private static String differences(String order, String query) {
        return "/work-orders/" + order + "/differences" + query;
    }

    /// A moment that nothing else shares.
    private static Instant soon() {
        Api.pause();
        var now = Instant.now();
        Api.pause();
        return now;
    }

    private void booked(String order) {
        var from = LocalDateTime.of(2026, 1, 5, 10, 0);
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2)), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, it -> "DISPATCHED".equals(it.jsonPath().getString("status")));
    }
}
