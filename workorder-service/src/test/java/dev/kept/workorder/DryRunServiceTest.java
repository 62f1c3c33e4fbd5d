package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.runtime.testing.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A draft is tried on the orders that there were, over HTTP.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DryRunServiceTest extends InTown {
    private static final String PATH = "/directory/policies/home-service/dry-run";
    private static final int MOST_PAGES = 400;

    @Test
    void a_draft_that_asks_nobody_says_whom_it_would_have_spared_and_records_nothing() throws IOException {
        var waiting = town.opened();
        var approved = town.approved();
        var before = shown(waiting).getInt("version"); // to the other one, its document may be added meanwhile
        var differing = new HashSet<String>();
        int seen = 0;
        var cursor = "";
        for (int pages = 0; cursor != null; pages++) {
            assertTrue(pages < MOST_PAGES, "it comes to an end");
            var page = tried(draft("\"NONE\""), cursor, 2);
            assertTrue(page.getInt("seen") > seen && page.getInt("seen") <= page.getInt("of"), "each page leads on");
            assertEquals(0, page.getInt("wouldAsk"));
            seen = page.getInt("seen");
            differing.addAll(page.getList("differences.orderId"));
            var answered = page.getString("differences.find { it.orderId == '" + approved + "' }.waited");
            assertTrue(!page.getList("differences.orderId").contains(approved) || !Duration.parse(answered).isNegative());
            cursor = page.getString("next");
        }
        assertTrue(differing.containsAll(Set.of(waiting, approved)));
        assertEquals(before, shown(waiting).getInt("version"), "no fact came of it");
        assertEquals(1, town.office.get("/directory/policies/home-service").jsonPath().getList("items").size(), "and no version");
    }

    @Test
    void a_draft_that_asks_the_same_differs_in_nothing() throws IOException {
        var order = town.opened();
        var page = tried(draft("\"OVER_LIMIT\", \"limit\": { \"minor\": 15000, \"currency\": \"EUR\" }"), "", 5);
        assertTrue(page.getInt("asked") > 0);
        assertFalse(page.getList("differences.orderId").contains(order));
    }

    @Test
    void what_is_no_draft_of_this_policy_is_refused_and_only_the_office_tries() throws IOException {
        assertEquals("bad-policy", town.office.post(PATH, Map.of("document", "{")).jsonPath().getString("code"));
        var other = draft("\"NONE\"").replace("\"home-service\"", "\"another\"");
        assertEquals("other-policy", town.office.post(PATH, Map.of("document", other)).jsonPath().getString("code"));
        assertEquals("bad-limit", town.office.post(PATH, Map.of("document", draft("\"NONE\""), "limit", 201)).jsonPath().getString("code"));
        for (var cursor : Set.of("nonsense!", "OXw5fDk5OTk5OTk"))
            assertEquals("bad-cursor",
                    town.office.post(PATH, Map.of("document", draft("\"NONE\""), "cursor", cursor)).jsonPath().getString("code"), cursor);
        assertEquals(403, town.tomasz.post(PATH, Map.of("document", draft("\"NONE\""))).statusCode());
    }

    private JsonPath tried(String draft, String cursor, int limit) {
        var body = new HashMap<String, Object>(Map.of("document", draft, "limit", limit));
        if (!cursor.isEmpty())
            body.put("cursor", cursor);
        var answer = town.office.post(PATH, body);
        assertEquals(200, answer.statusCode(), answer::asString);
        return answer.jsonPath();
    }

    /// The shipped one as its next version, with this in place of who is asked.
    private static String draft(String initial) throws IOException {
        try (var file = Objects.requireNonNull(DryRunServiceTest.class.getResourceAsStream("/policies/home-service-1.json"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertNotNull(text);
            return text.replace("\"version\": 1", "\"version\": 2").replaceFirst("(?s)\"initial\": \"OVER_LIMIT\",\\s*\"limit\": \\{[^}]*}",
                    "\"initial\": " + initial);
        }
    }
}
