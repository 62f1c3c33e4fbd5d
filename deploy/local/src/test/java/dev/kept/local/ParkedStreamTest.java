package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One order's row cannot be written: its stream waits with the reason, everybody else's goes on, and after the fix an operator replays it.
@Timeout(120)
class ParkedStreamTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WORD = "Unwritable";
    private final Api office = KEPT.signedIn("OFFICE");
    private final Api operator = KEPT.signedIn("OPERATOR");

    @Test
    void a_stream_that_cannot_be_handled_waits_alone_and_is_replayed_after_the_fix() {
        try (var rows = new RefusedRows(KEPT, WORD)) {
            var refused = opened(WORD + " by nobody's fault.");
            var parked = parked(operator.eventually("/console/parked", SOON, answer -> parked(answer, refused).findAny().isPresent()),
                    refused)
                    .findFirst().orElseThrow();
            assertEquals("gateway views", parked.path("service").asText() + " " + parked.path("consumer").asText());
            assertTrue(parked.path("reason").asText().contains(RefusedRows.CONSTRAINT), parked.toString());
            assertEquals(0, parked.path("sequence").asLong(), "from its first fact on: " + parked);

            var other = opened("Radiator is cold.");
            office.eventually("/work-orders", SOON, list -> isListed(list, other));
            assertEquals("Unwritable by nobody's fault.", office.get("/work-orders/" + refused).ok().path("description").asText(),
                    "the order itself is not held up, only its row in the list");
            office.post("/work-orders/" + refused + "/add-note", Map.of("text", "Waits for its row.")).ok();
            assertTrue(!isListed(office.get("/work-orders").ok(), refused), "it has no row");

            var inVain = replay(refused);
            assertEquals(0, inVain.path("handled").asInt(), inVain.toString());
            assertTrue(inVain.path("reason").asText().contains(RefusedRows.CONSTRAINT), inVain.toString());

            rows.mend();
            var replayed = replay(refused);
            assertTrue(replayed.path("handled").asInt() > 1, replayed.toString());
            assertEquals(0, replayed.path("waiting").asInt(), replayed.toString());
            assertEquals(0, parked(operator.get("/console/parked").ok(), refused).count());
            assertTrue(isListed(office.get("/work-orders").ok(), refused), "and now it has a row");
        }
        KEPT.rebuildChecks(operator)
                .forEach((view, check) -> assertEquals(0, check.path("differing").asInt(), view + ": " + check));
    }

    private String opened(String description) {
        return office.post("/work-orders", Map.of("description", description, "serviceType", "boiler-repair", "siteId",
                "0198c7f0-0000-7000-8000-000000000020")).ok().path("id").asText();
    }

    private JsonNode replay(String order) {
        return operator.post(RefusedRows.pathOf("gateway", "views", "workorder/" + order), Map.of()).ok();
    }

    private static Stream<JsonNode> parked(JsonNode answer, String order) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .filter(parked -> parked.path("stream").asText().equals("workorder/" + order));
    }

    private static boolean isListed(JsonNode list, String order) {
        return StreamSupport.stream(list.path("items").spliterator(), false).anyMatch(row -> row.path("id").asText().equals(order));
    }
}
