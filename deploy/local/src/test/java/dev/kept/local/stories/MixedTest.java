package dev.kept.local.stories;

import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.DECLAN;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.euro;
import static dev.kept.local.stories.House.refused;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// A way of working that no document tells of, put together from theirs: an approval before the work and one for more of it, and a technician
/// without a signal whose phone and office do not know of each other.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class MixedTest {
    private static final String POLICY = "mixed-" + House.anId();
    private static final String EXTRA = """
            "extraWork": { "limit": { "minor": 30000, "currency": "EUR" }, "then": "GO_ON", "onDeny": "GO_ON" },
              "complete": {""";
    private static final House YARD = yard();
    private static String order = "";
    private static JsonNode part = Api.object();

    private static House yard() {
        House.published("service-order", POLICY, Map.of("\"complete\": {", EXTRA));
        return House.under(POLICY, "2 Tannery Yard, Dublin 8");
    }

    @BeforeAll
    static void it_is_now() {
        KEPT.resetClock();
        part = TOMASZ.get("/parts").ok().path("items").get(0);
    }

    @Test
    @Order(1)
    void act_1_the_order_waits_for_one_yes_before_it_is_begun_and_for_another_above_the_limit() {
        order = begun();
        var over = Map.of("revision", 1, "why", "The valve, too.", "amount", euro(30_001));
        did(TOMASZ, order, "propose-extra-work", over);
        refused(403, "not-yours-to-do", TOMASZ, order, "approve", House.yes(order));
        assertEquals(409, TOMASZ.post("/work-orders/" + order + "/complete", Map.of("summary", "Done.")).status(), "nobody walks past it");
        did(DECLAN, order, "approve", House.yes(order));
        assertEquals("IN_PROGRESS", status(order));
        did(TOMASZ, order, "choose-course",
                Map.of("course", "AS_STIPULATED", "answers", Map.of("found", "A worn valve.", "needed", List.of())));
        assertEquals(2, House.facts(order).stream().filter("workorder.approval-granted"::equals).count(), House.facts(order).toString());
    }

    @Test
    @Order(2)
    @Tag("B15")
    @Tag("D74")
    void act_2_what_the_phone_did_and_what_the_office_did_meanwhile_both_count_and_none_is_lost() {
        var batch = List.of(queued("add-note", Map.of("text", "Changed the valve.")), queued("use-part", onePart()),
                queued("complete", Map.of("summary", "Valve changed.")));
        did(AOIFE, order, "hold", Map.of("reason", "WAITING_CUSTOMER", "note", "She asked us to wait."));
        assertEquals(List.of("accepted", "accepted", "accepted"), results(batch));
        assertEquals("RESOLVED", shown(order).path("outcome").asText(), "the work was done");
        assertEquals("Changed the valve.", shown(order).at("/notes/0/text").asText());
        assertEquals("1", shown(order).at("/parts/0/quantity/amount").asText());
        var audit = House.facts(order);
        for (var fact : List.of("workorder.hold-placed", "workorder.hold-released", "workorder.work-completed"))
            assertTrue(audit.contains(fact), () -> fact + " is not in " + audit);
        for (var reader : List.of(MAEVE, AOIFE))
            assertTrue(House.timeline(reader, order).toString().contains("She asked us to wait."));
    }

    @Test
    @Order(3)
    @Tag("D38")
    void act_3_what_the_phone_tells_after_the_office_closed_the_order_is_kept() {
        order = begun();
        var before = Instant.now();
        did(AOIFE, order, "complete", Map.of("summary", "He rang: it is done."));
        assertEquals("CLOSED", status(order));
        assertEquals(List.of("accepted", "accepted-with-note"),
                results(List.of(queued("use-part", onePart(), before), queued("complete", Map.of("summary", "One valve."), before))));
        var kept = shown(order).path("parts").get(0);
        assertEquals(part.path("id").asText() + " true", kept.path("partId").asText() + " " + kept.path("late").asText());
        assertTrue(House.facts(order).contains("workorder.late-report-received"), House.facts(order).toString());
        assertEquals("CLOSED", status(order), "nothing moves");
    }

    private static String begun() {
        var begun = YARD.asks(AOIFE, "DRAFT", Map.of());
        did(AOIFE, begun, "submit", Map.of("revision", 1, "approver", KEPT.personId("APPROVER")));
        assertEquals(404, TOMASZ.get("/work-orders/" + begun).status());
        did(DECLAN, begun, "approve", House.yes(begun));
        did(AOIFE, begun, "assign-technician", Map.of("personId", KEPT.personId("TECHNICIAN")));
        did(TOMASZ, begun, "arrive", Map.of());
        return begun;
    }

    private static Map<String, ?> onePart() {
        return Map.of("partId", part.path("id").asText(), "quantity", Map.of("amount", 1, "unit", part.path("unit").asText()));
    }

    private static Map<String, Object> queued(String command, Map<String, ?> body) {
        return queued(command, body, Instant.now());
    }

    /// As a phone keeps it until there is a signal.
    private static Map<String, Object> queued(String command, Map<String, ?> body, Instant at) {
        var queued = new HashMap<String, Object>();
        queued.put("orderId", order);
        queued.put("command", command);
        queued.put("key", House.anId());
        queued.put("occurredAt", at.toString());
        queued.put("body", body);
        return queued;
    }

    private static List<String> results(List<Map<String, Object>> batch) {
        var answer = TOMASZ.post("/work-orders/commands", Map.of("commands", batch)).ok();
        return each(answer.path("results"), "result");
    }
}
