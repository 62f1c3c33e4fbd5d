package dev.kept.local.badinput;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kept.local.Api;
import dev.kept.local.Api.Answer;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.local.badinput.Contract.Operation;
import dev.kept.local.badinput.GoodRequests.Good;
import dev.kept.local.badinput.People.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/// Every operation of `openapi.yaml` with every class of bad input that applies to it, one class per row. A bad request differs from a
/// [GoodRequests] one by one thing. Each is answered with a problem detail, a status that the contract names and a sentence that helps,
/// and no log has grown by a fact when the row is through. In the end the good ones are accepted.
@TestMethodOrder(OrderAnnotation.class)
class BadInputTest {
    private static final int LAST = Integer.MAX_VALUE;
    private static final int TOO_LARGE_JSON = 1_000_001;
    private static final int TOO_LARGE_ROWS = 4_000_001;
    private static final int TOO_LARGE_FILE = 20 * 1024 * 1024 + 1;
    /// These answer people who have not signed in.
    private static final Set<String> OPEN = Set.of("GET /api/demo-people", "GET /api/demo-run", "GET /api/dev/clock",
            "POST /api/dev/clock", "DELETE /api/dev/clock", "POST /api/sessions", "DELETE /api/sessions", "POST /api/tokens",
            "GET /api/links/{token}", "POST /api/links/{token}/approve", "POST /api/links/{token}/deny", "POST /api/links/{token}/pay",
            "GET /api/links/{token}/form", "POST /api/links/{token}/photos", "POST /api/links/{token}/request",
            "GET /api/links/{token}/visits.ics");
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Contract CONTRACT = Contract.read();
    private static final People WHO = new People(KEPT);
    private static final Made MADE = new Made(KEPT, WHO);
    private static final GoodRequests GOOD = new GoodRequests(CONTRACT, MADE, WHO);
    private static final Map<String, String> KEYS = new HashMap<>();

    static {
        KEPT.quiet();
    }

    @Test
    void every_operation_of_the_contract_stands_in_the_table_and_says_who_may_come_unknown() {
        assertEquals(names(CONTRACT.operations().stream()), names(GOOD.all().stream().map(Good::operation)));
        assertEquals(new TreeSet<>(OPEN), names(CONTRACT.operations().stream().filter(operation -> !operation.needsSomebody())));
    }

    @TestFactory
    Stream<DynamicTest> nobody_in_particular_is_asked_to_sign_in() {
        return row(good -> good.operation().needsSomebody(), good -> refused(401, good, ask(good, WHO.nobody.api())));
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_somebody_else_has_signed_is_refused() {
        return row(good -> good.operation().needsSomebody(), good -> refused(401, good, ask(good, WHO.forged(good.by()))));
    }

    @TestFactory
    Stream<DynamicTest> a_token_whose_time_is_over_is_refused() {
        return row(good -> good.operation().needsSomebody(), good -> refused(401, good, ask(good, WHO.tooLate(good.by()))));
    }

    @TestFactory
    Stream<DynamicTest> malformed_json_is_named_with_its_place() {
        return row(good -> good.operation().takesJson(), good -> {
            var whole = String.valueOf(good.body());
            for (var broken : List.of(whole.substring(0, whole.length() - 1), "hello", whole + " {}")) {
                var answer = ask(good, broken);
                refused(400, good, answer);
                assertTrue(detail(answer).matches(".*line \\d+, column \\d+.*"), broken + ": " + detail(answer));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_value_of_the_wrong_type_is_named_by_its_field() {
        return row(good -> good.operation().takesJson(), good -> assertAll(new WrongTypes(CONTRACT)
                .of(good.operation().body(), body(good)).map(wrong -> () -> {
                    var answer = ask(good, wrong.body());
                    refused(400, good, answer);
                    var named = wrong.place().isEmpty() ? "The body" : "'" + wrong.place();
                    assertTrue(detail(answer).contains(named), named + " with " + wrong.body() + ": " + detail(answer));
                })));
    }

    @TestFactory
    Stream<DynamicTest> a_body_that_is_too_large_is_refused() {
        return row(good -> good.operation().takesJson(),
                good -> refused(413, good, ask(good, ((ObjectNode) body(good).deepCopy()).put("and", "x".repeat(TOO_LARGE_JSON)))));
    }

    @TestFactory
    Stream<DynamicTest> another_kind_of_body_is_refused() {
        return row(good -> good.operation().takesJson(), good -> refused(415, good,
                send(good, good.by().api(), good.path(), good.body(), with("Content-Type", "text/plain"))));
    }

    @TestFactory
    Stream<DynamicTest> a_file_that_is_too_large_or_not_what_it_says_is_refused() {
        return row(good -> good.operation().name().equals("POST /api/files"), good -> {
            var maeve = good.by().api();
            refused(413, good, maeve.upload("huge.png", "image/png", new byte[TOO_LARGE_FILE]));
            refused(415, good, maeve.upload("page.png", "image/png", "<html></html>".getBytes(StandardCharsets.UTF_8)));
            refused(415, good, maeve.upload("script.js", "text/javascript", "alert(1)".getBytes(StandardCharsets.UTF_8)));
        });
    }

    @TestFactory
    Stream<DynamicTest> rows_that_are_too_many_or_no_file_of_rows_are_refused() {
        return row(good -> good.operation().takesRows(), good -> {
            refused(413, good, ask(good, TextNode.valueOf("x".repeat(TOO_LARGE_ROWS))));
            refused(415, good, send(good, good.by().api(), good.path(), good.body(), with("Content-Type", "application/json")));
            if (good.path().contains("?"))
                refused(400, good, send(good, good.by().api(), good.path().replaceFirst("=.*", "=invoices"), good.body(),
                        with("Kept-Channel", "API")));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_command_without_a_key_is_told_to_bring_one() {
        return row(good -> good.operation().isCommand(), good -> {
            refused(400, good, send(good, good.by().api(), good.path(), good.body(), Map.of()));
            refused(400, good, send(good, good.by().api(), good.path(), good.body(), Map.of("Idempotency-Key", "once")));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_number_that_is_none_in_a_query_is_named() {
        return row(good -> !numbers(good.operation()).isEmpty(), good -> {
            for (var name : numbers(good.operation())) {
                var answer = send(good, good.by().api(), good.path() + (good.path().contains("?") ? "&" : "?") + name + "=many", null,
                        Map.of());
                refused(400, good, answer);
                assertTrue(detail(answer).contains("'" + name + "'"), detail(answer));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_there_is_not_found() {
        return row(good -> good.operation().path().contains("{"), good -> refused(404, good, send(good, good.by().api(),
                somewhere(good.operation()), good.body(), with("Kept-Channel", "API"))));
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_yours_looks_like_what_is_not_there() {
        return row(good -> good.operation().isAboutSomething(), good -> {
            for (var stranger : strangers(good))
                refused(404, good, ask(good, stranger.api()));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_role_is_told_whose_it_is() {
        return row(good -> good.wrong() != null, good -> {
            var wrong = good.wrong();
            if (wrong != null)
                refused(403, good, send(good, wrong.person().api(), wrong.path(), good.body(), with("Kept-Channel", "API")));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_decision_on_an_old_revision_says_so() {
        return row(good -> good.isAccepted() && body(good).has("revision"), good -> {
            var answer = ask(good, ((ObjectNode) body(good).deepCopy()).put("revision", 99));
            refused(409, good, answer);
            assertEquals("stale-revision", answer.body().path("code").asText());
            assertTrue(detail(answer).contains("99") && detail(answer).contains("revision " + body(good).path("revision")), detail(answer));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_version_that_was_insisted_on_and_is_old_is_refused() {
        return row(good -> good.operation().isCommand() && good.isAccepted(), good -> {
            refused(412, good, send(good, good.by().api(), good.path(), good.body(), with("If-Match", "\"999\"")));
            refused(400, good, send(good, good.by().api(), good.path(), good.body(), with("If-Match", "old")));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_the_state_refuses_comes_with_what_is_possible_instead() {
        var refusals = new StateRefusals(GOOD, MADE, WHO).all();
        assertEquals(names(CONTRACT.operations().stream().filter(StateRefusals::isConcerned)),
                refusals.stream().map(it -> it.good().operation().name()).collect(Collectors.toCollection(TreeSet::new)));
        return unrecorded(refusals.stream().map(it -> DynamicTest.dynamicTest(it.good() + ": " + it.code(), () -> {
            var answer = send(it.good(), it.by().api(), it.path(), it.body(), with("Kept-Channel", "API"));
            refused(409, it.good(), answer);
            assertEquals(it.code(), answer.body().path("code").asText(), answer.body().toString());
            assertEquals(it.leavesSomething(), !answer.body().path("allowed").isEmpty(), answer.body().toString());
        })));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_path_is_a_problem_detail_at_every_service() {
        var addresses = Stream.concat(Stream.of(KEPT.gateway() + "/api"),
                Arrays.stream(Service.values()).map(service -> KEPT.run().addresses().url(service).toString()));
        return unrecorded(addresses.map(address -> DynamicTest.dynamicTest(address.replaceAll("\\d+", "..."), () -> {
            for (var path : List.of("/nowhere", "/work-orders/" + UUID.randomUUID() + "/paint", "/kept/nowhere"))
                for (var method : List.of("GET", "POST"))
                    problem(404,
                            WHO.aoife.api().at(address).send(method, path, method.equals("POST") ? "{}" : null, with("Accept", "*/*")));
        })));
    }

    @TestFactory
    Stream<DynamicTest> a_method_that_a_path_does_not_know_is_refused() {
        return row(good -> good.operation().method().equals("POST"), good -> {
            var answer = good.by().api().send("PUT", good.path(), good.body() == null ? "{}" : good.body(), with("Accept", "*/*"));
            problem(answer.status() == 404 ? 404 : 405, answer);
        });
    }

    @TestFactory
    @Order(LAST - 1)
    Stream<DynamicTest> what_the_bad_ones_differ_from_is_accepted() {
        return GOOD.all().stream().filter(good -> good.isAccepted() && endsByItself(good))
                .map(good -> DynamicTest.dynamicTest(good.toString(), () -> {
                    var key = UUID.randomUUID().toString();
                    var answer = send(good, good.by().api(), good.path(), good.body(), Map.of("Idempotency-Key", key));
                    answer.ok();
                    KEYS.put(good.operation().name(), key);
                    assertEquals(Set.of(answer.status()), good.operation().statuses().stream().filter(status -> status < 400).collect(
                            Collectors.toSet()), "what the contract says of " + good);
                }));
    }

    @TestFactory
    @Order(LAST)
    Stream<DynamicTest> a_key_that_was_used_is_not_taken_for_another_body_and_a_repetition_is_answered_as_before() {
        KEPT.quiet();
        return row(Good::isRemembered, good -> {
            var key = Map.of("Idempotency-Key", KEYS.getOrDefault(good.operation().name(), ""));
            var again = send(good, good.by().api(), good.path(), good.body(), key);
            assertTrue(again.ok().path("replayed").asBoolean(), again.body().toString());
            if (!(good.operation().isByLink() && body(good).isEmpty())) // a yes by a link has nothing to say otherwise
                refused(422, good, send(good, good.by().api(), good.path(), another(good), key));
        });
    }

    /// Each operation that is concerned; and then, whether one of them led to a fact.
    private static Stream<DynamicTest> row(Predicate<Good> concerned, Consumer<Good> check) {
        var those = GOOD.all().stream().filter(concerned).toList();
        assertFalse(those.isEmpty(), "no operation is concerned");
        return unrecorded(those.stream().map(good -> DynamicTest.dynamicTest(good.toString(), () -> check.accept(good))));
    }

    private static Stream<DynamicTest> unrecorded(Stream<DynamicTest> refusals) {
        var before = KEPT.logHeads();
        return Stream.concat(refusals, Stream.of(
                DynamicTest.dynamicTest("and no log has grown", () -> assertEquals(List.of(), KEPT.factsSince(before)))));
    }

    private static Answer ask(Good good, Api by) {
        return send(good, by, good.path(), good.body(), with("Kept-Channel", "API"));
    }

    private static Answer ask(Good good, Object body) {
        return send(good, good.by().api(), good.path(), body, with("Kept-Channel", "API"));
    }

    /// Whatever comes back, the contract names its status.
    private static Answer send(Good good, Api by, String path, @Nullable Object body, Map<String, String> headers) {
        return asPromised(good, good.operation().takesRows() && body instanceof TextNode rows
                ? by.send(good.operation().method(), path, rows.asText(), asRows(headers))
                : by.send(good.operation().method(), path, body, headers));
    }

    private static Map<String, String> asRows(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.putIfAbsent("Content-Type", "text/csv");
        return all;
    }

    private static Answer asPromised(Good good, Answer answer) {
        assertTrue(good.operation().statuses().contains(answer.status()), "the contract names " + good.operation().statuses() + ", not "
                + answer.status() + ": " + answer.response().body());
        return answer;
    }

    private static void refused(int status, Good good, Answer answer) {
        problem(status, asPromised(good, answer));
    }

    private static void problem(int status, Answer answer) {
        var said = answer.status() + " " + answer.response().body();
        assertAll(said, () -> assertEquals(status, answer.status()),
                () -> assertEquals("application/problem+json",
                        answer.response().headers().firstValue("Content-Type").orElse("").split(";")[0]),
                () -> assertEquals(status, answer.body().path("status").asInt()),
                () -> assertFalse(answer.body().path("code").asText().isEmpty()),
                () -> assertTrue(detail(answer).length() >= 20), () -> assertFalse(said.contains("Exception")));
    }

    private static String detail(Answer answer) {
        return answer.body().path("detail").asText();
    }

    private static JsonNode body(Good good) {
        return good.body() == null ? Api.object() : good.body();
    }

    /// The same in other words. Of a card only the last four digits count, for more of it is kept nowhere.
    private static JsonNode another(Good good) {
        if (good.body() instanceof TextNode rows)
            return TextNode.valueOf(rows.asText() + "\n");
        var other = (ObjectNode) body(good).deepCopy();
        if (other.has("card"))
            return other.put("card", "4000 0000 0000 9995");
        return good.operation().isByLink() ? other.put("reason", "Another one.") : other.put("and", "something else");
    }

    /// The path for a thing that does not exist.
    private static String somewhere(Operation operation) {
        return operation.path().substring("/api".length()).replace("{item}", UUID.randomUUID() + "@store").replaceAll("\\{[a-zA-Z0-9]+}",
                UUID.randomUUID().toString());
    }

    /// The same person at another firm; and at the same firm those who have nothing to do with it.
    private static List<Person> strangers(Good good) {
        var elsewhere = WHO.elsewhere(good.by());
        if (good.path().startsWith("/directory/policies/"))
            return List.of(); // the one that comes with Kept is everybody's
        if (good.path().startsWith("/work-orders/"))
            return List.of(elsewhere, WHO.nora, WHO.tomasz);
        if (good.path().startsWith("/invoices/"))
            return List.of(elsewhere, WHO.nora, WHO.liam);
        return good.path().startsWith("/bookings/") ? List.of(elsewhere, WHO.maeve) : List.of(elsewhere);
    }

    private static List<String> numbers(Operation operation) {
        return operation.parameters("query").stream().filter(it -> it.path("schema").path("type").asText().equals("integer"))
                .map(it -> it.path("name").asText()).toList();
    }

    private static boolean endsByItself(Good good) {
        var operation = good.operation();
        return operation.isCommand() || operation.takesJson() || (operation.method().equals("GET") && !operation.isStream());
    }

    private static TreeSet<String> names(Stream<Operation> operations) {
        return operations.map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> with(String header, String value) {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString(), header, value);
    }
}
