package dev.kept.workorder;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import dev.kept.workorder.http.AmendingResource;
import dev.kept.workorder.http.CourseResource;
import dev.kept.workorder.http.HoldResource;
import dev.kept.workorder.http.ReportResource;
import dev.kept.workorder.http.WorkResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a phone queued without a signal, over HTTP.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OfflineTest extends InTown {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String QUEUE = "/work-orders/commands";
    @Inject
    BlobStore blobs;

    @Test
    void each_command_of_a_batch_is_answered_on_its_own_and_in_the_order_in_which_they_were_given() {
        var order = dispatched();
        var neighbours = town.opened();
        var refused = queued(neighbours, "add-note", Map.of("text", "Whose is this?"));
        var batch = List.of(queued(order, "add-note", Map.of("text", "On my way.")), queued(order, "start-travel", Map.of()), refused,
                queued(order, "paint", Map.of()), queued(order, "add-note", Map.of()),
                queued(order, "add-note", Map.of("text", Map.of("a", 1))),
                with(queued(order, "arrive", Map.of()), "key", "once"), queued(order, "complete", Map.of("summary", "Too early.")),
                with(queued(order, "add-note", Map.of("text", "It follows.")), "after", refused.get("key")),
                queued(order, "arrive", Map.of()), queued(order, "add-note", Map.of("text", "Here I am.")));
        var answer = sent(batch);
        assertEquals(batch.stream().map(it -> it.get("key")).toList(), answer.getList("results.key"));
        assertEquals(List.of("accepted", "accepted", "refused", "refused", "refused", "refused", "refused", "refused", "not-tried",
                "accepted", "accepted"), answer.getList("results.result"));
        assertEquals(List.of(200, 200, 404, 404, 400, 400, 400, 409, 424, 200, 200), answer.getList("results.status"));
        assertEquals(List.of("not-found", "unknown-command", "missing-field", "wrong-type", "bad-idempotency-key", "not-in-progress",
                "after-one-not-taken"), answer.getList("results.problem.code"));
        assertFalse(answer.getList("results[7].problem.allowed").isEmpty(), "a refusal names what is possible instead");
        assertEquals("/work-orders/" + neighbours + "/add-note", answer.getString("results[2].problem.instance"));
        assertNull(answer.get("results[0].allowed"), "only the last one of an order says what may be done now");
        assertTrue(answer.getList("results[10].allowed.command").contains("start-work"), answer.prettify());
        assertEquals(List.of("workorder.note-added", "workorder.travel-started", "workorder.arrived", "workorder.note-added"),
                facts(order).stream().skip(facts(order).indexOf("workorder.visit-dispatched") + 1L).toList());
    }

    @Test
    void every_command_around_the_work_may_be_queued() {
        var said = sent(List.of(queued("none", "paint", Map.of()))).getString("results[0].problem.detail");
        var names = Set.of(said.substring(said.indexOf("There are: ") + "There are: ".length(), said.length() - 1).split(", "));
        var endpoints = Stream.of(WorkResource.class, ReportResource.class, HoldResource.class, AmendingResource.class,
                CourseResource.class)
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())).filter(it -> it.isAnnotationPresent(POST.class))
                .map(endpoint -> endpoint.getAnnotation(Path.class).value().substring(1)).collect(Collectors.toSet());
        endpoints.addAll(Set.of("create-follow-up", "attach-file", "flag-warranty", "name-equipment", "close", "close-not-carried-out")); // of those, the rest is the office's
        assertEquals(endpoints, names);
    }

    @Test
    void the_same_batch_twice_has_the_same_answers_and_no_new_facts() {
        var order = dispatched();
        var batch = List.of(queued(order, "start-travel", Map.of()), queued(order, "add-note", Map.of("text", "Gate is open.")),
                queued(order, "report-late", Map.of("summary", "Done.")), queued(order, "arrive", Map.of()));
        var first = sent(batch);
        var known = facts(order);
        var again = sent(batch);
        for (var field : List.of("key", "result", "status", "version", "reference"))
            assertEquals(first.<Object>get("results." + field), again.<Object>get("results." + field), again.prettify());
        assertEquals(Arrays.asList(true, true, null, true), again.getList("results.replayed"));
        assertEquals(known, facts(order));
    }

    @Test
    void a_batch_of_which_half_was_taken_before_a_crash_is_sent_again_whole() {
        var order = dispatched();
        var note = queued(order, "add-note", Map.of("text", "The stopcock is under the stairs."));
        var batch = List.of(note, queued(order, "start-travel", Map.of()), queued(order, "arrive", Map.of()),
                queued(order, "add-note", Map.of("text", "The boiler is behind a door.")));
        var half = sent(batch.subList(0, 2));
        var whole = sent(batch);
        assertEquals(List.of(true, true, false, false), whole.getList("results.replayed"));
        assertEquals(half.getList("results.version"), whole.getList("results.version").subList(0, 2));
        assertEquals(2, Collections.frequency(facts(order), "workorder.note-added"));
    }

    @Test
    void what_cannot_be_taken_at_the_moment_is_not_tried_nor_is_what_follows_and_all_of_it_is_taken_later() {
        var order = dispatched();
        var batch = List.of(queued(order, "start-travel", Map.of()), queued(order, "add-note", Map.of("text", "Soon there.")),
                queued(town.approved(), "add-note", Map.of("text", "Somebody else's.")));
        var known = facts(order);
        var early = town.tomasz.post(QUEUE, Map.of("commands", batch), Map.of("Kept-After", "part/" + UUID.randomUUID() + "@0"))
                .jsonPath();
        assertEquals(List.of("not-tried", "not-tried", "not-tried"), early.getList("results.result"), early.prettify());
        assertEquals(List.of("not-yet-known", "not-yet-known", "not-yet-known"), early.getList("results.problem.code"));
        assertEquals(known, facts(order));
        assertEquals(List.of("accepted", "accepted", "refused"), sent(batch).getList("results.result"));
    }

    @Test
    void a_key_knows_its_command_whether_it_came_alone_or_in_a_batch() {
        var order = dispatched();
        var key = UUID.randomUUID().toString();
        var body = "{ \"text\":\"5.0 l, \\u00e9t\\u00e9\" , \"more\": 1.50e1 }";
        var batch = "{\"commands\" : [ {\"orderId\":\"" + order + "\",\"command\":\"add-note\", \"body\":" + body + " ,\"key\":\"" + key
                + "\",\"occurredAt\":\"" + Instant.now() + "\"}]}";
        var alone = raw("/work-orders/" + order + "/add-note", body, key);
        assertEquals(200, alone.statusCode(), alone.asString());
        var together = raw(QUEUE, batch, "").jsonPath();
        assertEquals("accepted", together.getString("results[0].result"), together.prettify());
        assertTrue(together.getBoolean("results[0].replayed"));
        var other = raw(QUEUE, batch.replace("5.0", "6.0"), "").jsonPath();
        assertEquals("key-reused", other.getString("results[0].problem.code"), other.prettify());
        assertEquals(422, other.getInt("results[0].status"));

        var arrived = queued(order, "arrive", Map.of());
        assertFalse(sent(List.of(arrived)).getBoolean("results[0].replayed"));
        assertTrue(raw("/work-orders/" + order + "/arrive", "{}", arrived.get("key").toString()).jsonPath().getBoolean("replayed"));
    }

    @Test
    void a_clock_that_is_a_year_ahead_is_taken_at_its_word_with_a_note() {
        var order = dispatched();
        var ahead = Instant.now().plus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS).toString();
        var answer = sent(List.of(with(queued(order, "add-note", Map.of("text", "From the future.")), "occurredAt", ahead),
                with(queued(order, "start-work", Map.of()), "occurredAt", ahead),
                with(queued(order, "stop-timer", Map.of()), "occurredAt", ahead),
                with(queued(order, "add-note", Map.of("text", "A little ahead.")), "occurredAt", Instant.now().plusSeconds(120).toString()),
                with(queued(order, "add-note", Map.of("text", "Last week.")), "occurredAt", "2026-01-05T09:30:00Z"),
                with(queued(order, "add-note", Map.of("text", "Never.")), "occurredAt", "+12026-01-05T09:30:00Z")));
        assertEquals(List.of("accepted-with-note", "accepted-with-note", "accepted-with-note", "accepted", "accepted", "refused"),
                answer.getList("results.result"), answer.prettify());
        assertTrue(answer.getString("results[0].note").contains(ahead), answer.prettify());
        assertEquals("bad-occurred-at", answer.getString("results[5].problem.code"));
        var timeline = town.office.get("/work-orders/" + order + "/timeline?limit=200").jsonPath();
        var note = "items.find { it.type == 'workorder.note-added' }.";
        assertEquals(Instant.parse(ahead), Instant.parse(timeline.getString(note + "occurredAt")), "it is kept as it was said");
        assertTrue(Instant.parse(timeline.getString(note + "recordedAt")).isBefore(Instant.now().plusSeconds(60)), "ours tells the truth");
        assertTrue(Duration.between(Instant.parse(timeline.getString("items.find { it.type == 'workorder.timer-stopped' }.data.from")),
                Instant.now()).abs().compareTo(Duration.ofMinutes(2)) < 0, "no hours come of it");
    }

    @Test
    void a_completion_that_comes_after_the_end_is_kept_as_a_late_report_and_facts_are_taken() throws IOException {
        var order = dispatched();
        did(town.tomasz, order, "start-work", Map.of());
        did(town.office, order, "close-not-carried-out", Map.of("reason", "Nobody called back."));
        var complete = queued(order, "complete",
                Map.of("summary", "Recharged the vessel.", "signature", picture("signature.png"), "signedBy", "M. Brennan"));
        var batch = List.of(queued(order, "add-note", Map.of("text", "The vessel had lost its charge.")),
                queued(order, "add-photo", Map.of("file", picture("vessel.png"), "phase", "RESULT")), queued(order, "stop-timer", Map.of()),
                complete, queued(order, "finish-visit", Map.of()));
        var answer = sent(batch);
        assertEquals(List.of("accepted", "accepted", "accepted", "accepted-with-note", "refused"), answer.getList("results.result"),
                answer.prettify());
        assertTrue(answer.getString("results[3].note").contains("late report"), answer.prettify());
        var timeline = town.office.get("/work-orders/" + order + "/timeline?limit=200").jsonPath();
        var report = "items.find { it.type == 'workorder.late-report-received' }.data.";
        assertEquals("Recharged the vessel.", timeline.getString(report + "summary.text"), timeline.prettify());
        assertEquals("M. Brennan", timeline.getString(report + "signedBy.text"));
        assertEquals("signature.png", timeline.getString(report + "signature.name"));
        assertEquals("NOT_CARRIED_OUT", town.office.get("/work-orders/" + order).jsonPath().getString("outcome"), "nothing moves");

        var known = facts(order);
        var again = sent(batch);
        assertEquals(answer.<Object>get("results.result"), again.<Object>get("results.result"), again.prettify());
        assertEquals(answer.getString("results[3].note"), again.getString("results[3].note"));
        assertEquals(answer.getLong("results[3].version"), again.getLong("results[3].version"));
        assertEquals(known, facts(order));
    }

    @Test
    void who_saw_an_older_revision_is_told_so_and_nothing_is_refused_for_it() {
        var order = town.opened();
        did(town.maeve, order, "withdraw-submission", Map.of());
        did(town.maeve, order, "edit-draft", Map.of("revision", 1, "description", "Now it leaks."));
        var note = queued(order, "add-note", Map.of("text", "It is in the cellar."));
        var answer = town.maeve.post(QUEUE, Map.of("commands", List.of(with(note, "revision", 1),
                with(queued(order, "add-note", Map.of("text", "Ring twice.")), "revision", 2)))).jsonPath();
        assertEquals(List.of("accepted-with-note", "accepted"), answer.getList("results.result"), answer.prettify());
        assertTrue(answer.getString("results[0].note").contains("you saw revision 1, it is at 2 now"), answer.prettify());
    }

    @Test
    void a_batch_of_the_wrong_shape_is_refused_as_a_whole_and_says_where() {
        var order = dispatched();
        var known = facts(order);
        var one = queued(order, "add-note", Map.of("text", "Hello"));
        problem(400, "'commands' has 101 entries; at most 100", town.tomasz.post(QUEUE, Map.of("commands", Collections.nCopies(101, one))));
        problem(413, "at most 1000 kB", town.tomasz.post(QUEUE,
                Map.of("commands", List.of(one, with(one, "body", Map.of("text", "x".repeat(1_000_000)))))));
        var keyless = new LinkedHashMap<>(one);
        keyless.remove("key");
        problem(400, "'commands[1].key'", town.tomasz.post(QUEUE, Map.of("commands", List.of(one, keyless))));
        problem(400, "'commands[0].body'", town.tomasz.post(QUEUE, Map.of("commands", List.of(with(one, "body", List.of())))));
        problem(400, "'commands[0].occurredAt'",
                town.tomasz.post(QUEUE, Map.of("commands", List.of(with(one, "occurredAt", "yesterday")))));
        problem(400, "'commands'", town.tomasz.post(QUEUE, Map.of()));
        problem(401, "not signed in", new Api("").post(QUEUE, Map.of("commands", List.of(one))));
        assertEquals(known, facts(order));
        assertEquals(0, sent(List.of()).getList("results").size());
    }

    /// An order that Tomasz comes for.
    private String dispatched() {
        var order = town.approved();
        var start = LocalDate.now().plusDays(3).atTime(10, 0);
        elsewhere.happens("booking", UUID.randomUUID().toString(), new BookingMade(order, town.site,
                new Appointment("Europe/Dublin", start, start.plusHours(2), start, start.plusHours(1)), List.of(town.tomaszId)));
        town.office.eventually("/work-orders/" + order, answer -> "DISPATCHED".equals(answer.jsonPath().getString("status")));
        return order;
    }

    private static Map<String, Object> queued(String order, String command, Map<String, ?> body) {
        var all = new LinkedHashMap<String, Object>();
        all.put("orderId", order);
        all.put("command", command);
        all.put("key", UUID.randomUUID().toString());
        all.put("occurredAt", Instant.now().toString());
        all.put("body", body);
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> command, String field, Object value) {
        var other = new LinkedHashMap<>(command);
        other.put(field, value);
        return other;
    }

    private JsonPath sent(List<Map<String, Object>> batch) {
        var answer = town.tomasz.post(QUEUE, Map.of("commands", batch));
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.jsonPath();
    }

    private Response raw(String path, String json, String key) {
        return given().header("Authorization", town.tomasz.bearer()).contentType(ContentType.JSON).header("Idempotency-Key", key).body(json)
                .post(path);
    }

    /// Documents come when they are printed.
    private List<String> facts(String order) {
        return town.office.get("/work-orders/" + order + "/timeline?limit=200").jsonPath().<String>getList("items.type").stream()
                .filter(type -> !type.equals("workorder.document-issued")).toList();
    }

    private static void problem(int status, String words, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertTrue(answer.jsonPath().getString("detail").contains(words), answer.asString());
    }
}
