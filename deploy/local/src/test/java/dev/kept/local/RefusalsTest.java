package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Bad input that needs something to be bad about: each is refused with a status, a code and a sentence, and changes nothing.
class RefusalsTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Api MAEVE = KEPT.signedIn("CUSTOMER");
    private static final Api OFFICE = KEPT.signedIn("OFFICE");
    private static final Api DECLAN = KEPT.signedIn("APPROVER");
    private static final Api TOMASZ = KEPT.signedIn("TECHNICIAN");
    private static final int TOO_LARGE = 20 * 1024 * 1024 + 1;
    private static String order = "";

    @BeforeAll
    static void an_order_that_waits_for_its_approval() {
        order = MAEVE.post("/work-orders", opening("Radiator is cold.")).ok().path("id").asText();
    }

    @Test
    void a_number_where_words_belong_is_named_by_its_field() {
        var before = KEPT.logHeads().get("workorder-service");
        var answer = MAEVE.post("/work-orders", Map.of("description", Map.of("text", "x"), "serviceType", "plumbing", "siteId", site()));
        problem(400, answer);
        assertTrue(answer.body().path("detail").asText().contains("description"), answer.body().toString());
        problem(400,
                MAEVE.post("/work-orders", Map.of("description", "x", "serviceType", "plumbing", "siteId", site(), "estimate", "much")));
        assertEquals(before, KEPT.logHeads().get("workorder-service"));
    }

    @Test
    void a_file_that_is_too_large_or_not_what_it_says_is_refused() {
        problem(413, TOMASZ.upload("huge.png", "image/png", new byte[TOO_LARGE]));
        problem(415, TOMASZ.upload("page.png", "image/png", "<html></html>".getBytes(StandardCharsets.UTF_8)));
        problem(415, TOMASZ.upload("script.js", "text/javascript", "alert(1)".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_wrong_role_is_told_whose_it_is() {
        problem(403, TOMASZ.post("/directory/people", Map.of("name", "N", "email", "n@example.com", "phone", "+353 1 555 0199", "roles",
                List.of("OFFICE"), "language", "en-IE")));
        problem(403, TOMASZ.get("/slots?order=" + order));
        problem(403, OFFICE.get("/console/consumers"));
    }

    @Test
    void what_is_not_yours_looks_like_what_is_not_there() {
        problem(404, TOMASZ.get("/work-orders/" + order));
        problem(404, TOMASZ.post("/work-orders/" + order + "/start-travel", Map.of()));
    }

    @Test
    void a_decision_on_an_old_revision_says_so() {
        var answer = DECLAN.post("/work-orders/" + order + "/approve", Map.of("revision", 99));
        problem(409, answer);
        assertEquals("stale-revision", answer.body().path("code").asText());
    }

    @Test
    void a_version_that_was_insisted_on_and_is_old_is_refused() {
        problem(412, OFFICE.send("POST", "/work-orders/" + order + "/add-note", Map.of("text", "late"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", "\"0\"")));
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused_and_a_repetition_is_not() {
        var key = UUID.randomUUID().toString();
        var first = OFFICE.post("/work-orders/" + order + "/add-note", Map.of("text", "once"), key);
        first.ok();
        var again = OFFICE.post("/work-orders/" + order + "/add-note", Map.of("text", "once"), key);
        assertEquals(first.reference(), again.reference());
        assertTrue(again.ok().path("replayed").asBoolean());
        problem(422, OFFICE.post("/work-orders/" + order + "/add-note", Map.of("text", "twice"), key));
    }

    @Test
    void what_the_state_refuses_comes_with_what_is_possible_instead() {
        var approved = MAEVE
                .post("/work-orders", Map.of("description", "Tap drips.", "serviceType", "plumbing", "siteId", site(), "estimate",
                        Map.of("minor", 9_000, "currency", "EUR")))
                .ok();
        var answer = OFFICE.post("/work-orders/" + approved.path("id").asText() + "/complete", Map.of("summary", "Done by nobody."));
        problem(409, answer);
        assertFalse(answer.body().path("allowed").isEmpty(), answer.body().toString());
    }

    private static Map<String, Object> opening(String description) {
        return Map.of("description", description, "serviceType", "boiler-repair", "siteId", site());
    }

    private static String site() {
        return "0198c7f0-0000-7000-8000-000000000020";
    }

    private static void problem(int status, Answer answer) {
        JsonNode body = answer.body();
        assertEquals(status, answer.status(), body.toString());
        assertEquals("application/problem+json", answer.response().headers().firstValue("Content-Type").orElse("").split(";")[0]);
        assertFalse(body.path("code").asText().isEmpty(), body.toString());
        assertTrue(body.path("detail").asText().length() >= 20, body.toString());
    }
}
