package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kept.local.Api.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every operation of `openapi.yaml` with every class of bad input that applies to it: each is a problem detail with a sentence that
/// helps, and no fact comes of it.
class BadInputTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Api OFFICE = KEPT.signedIn("OFFICE");
    private static final String EXPIRED = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJrZXB0IiwiZXhwIjoxfQ.AAAA";
    /// These answer people who have not signed in.
    private static final Set<String> OPEN = Set.of("/api/sessions", "/api/demo-people", "/api/demo-run",
            "/api/links/{token}",
            "/api/links/{token}/{decision}",
            "/api/links/{token}/approve", "/api/links/{token}/deny", "/api/links/{token}/pay", "/api/dev/clock", "/api/tokens");
    private static Map<String, Long> headsBefore = Map.of();

    /// One operation of the API.
    record Operation(String method, String path, JsonNode described) {
        boolean isCommand() {
            return method.equals("POST") && described.path("parameters").toString().contains("Idempotency-Key");
        }

        boolean takesJson() {
            return described.path("requestBody").path("content").has("application/json");
        }

        boolean needsSomebody() {
            return !OPEN.contains(path);
        }

        /// The path for a thing that does not exist.
        String somewhere() {
            return path.substring("/api".length()).replaceAll("\\{token}", "none").replaceAll("\\{stream}", "x").replaceAll(
                    "\\{[a-zA-Z0-9]+}",
                    UUID.randomUUID().toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void remember_the_logs() {
        headsBefore = KEPT.logHeads();
    }

    @AfterAll
    static void nothing_was_recorded() {
        assertEquals(headsBefore, KEPT.logHeads(), "a bad request led to a fact");
    }

    @TestFactory
    Stream<DynamicTest> nobody_in_particular_is_asked_to_sign_in() throws IOException {
        return each(Operation::needsSomebody, operation -> problem(401, Api.anonymous(KEPT.gateway()).send(operation.method(),
                operation.somewhere(), operation.takesJson() ? "{}" : null, key())));
    }

    @TestFactory
    Stream<DynamicTest> an_expired_or_forged_token_is_refused() throws IOException {
        return each(Operation::needsSomebody, operation -> problem(401, Api.anonymous(KEPT.gateway()).send(operation.method(),
                operation.somewhere(), operation.takesJson() ? "{}" : null, with("Authorization", "Bearer " + EXPIRED))));
    }

    @TestFactory
    Stream<DynamicTest> malformed_json_is_named_with_its_place() throws IOException {
        return each(Operation::takesJson,
                operation -> clientProblem(OFFICE.send(operation.method(), operation.somewhere(), "{\"text\": ", key())));
    }

    @TestFactory
    Stream<DynamicTest> a_list_in_place_of_an_object_is_refused() throws IOException {
        return each(Operation::takesJson,
                operation -> clientProblem(OFFICE.send(operation.method(), operation.somewhere(), "[1, 2]", key())));
    }

    @TestFactory
    Stream<DynamicTest> an_oversized_body_is_refused() throws IOException {
        var oversized = "{\"text\": \"" + "x".repeat(2_000_000) + "\"}";
        return each(Operation::takesJson,
                operation -> clientProblem(OFFICE.send(operation.method(), operation.somewhere(), oversized, key())));
    }

    @TestFactory
    Stream<DynamicTest> a_command_without_a_key_is_told_to_bring_one() throws IOException {
        return each(operation -> operation.isCommand() && operation.needsSomebody(),
                operation -> clientProblem(OFFICE.send(operation.method(), operation.somewhere(), "{}", Map.of())));
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_there_is_not_found() throws IOException {
        return each(operation -> operation.method().equals("GET") && operation.path().contains("{id}"),
                operation -> problem(404, OFFICE.send("GET", operation.somewhere(), null, Map.of())));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_path_is_a_problem_detail_too() {
        return Stream.of("/nowhere", "/work-orders/" + UUID.randomUUID() + "/paint", "/work-orders/not-an-id")
                .map(path -> DynamicTest.dynamicTest(path, () -> clientProblem(OFFICE.send("POST", path, "{}", key()))));
    }

    private static Stream<DynamicTest> each(Predicate<Operation> applies, Consumer<Operation> check)
            throws IOException {
        var concerned = operations().stream().filter(applies).toList();
        assertFalse(concerned.isEmpty(), "no operation is concerned");
        return concerned.stream().map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check.accept(operation)));
    }

    private static List<Operation> operations() throws IOException {
        var api = new YAMLMapper().readTree(ROOT.resolve("deploy/contracts/openapi.yaml").toFile());
        var operations = new ArrayList<Operation>();
        api.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> operations
                .add(new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return operations.stream().filter(operation -> Set.of("GET", "POST", "DELETE").contains(operation.method())).toList();
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Map<String, String> with(String header, String value) {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString(), header, value);
    }

    private static void clientProblem(Answer answer) {
        assertTrue(answer.status() >= 400 && answer.status() < 500, answer.status() + ": " + answer.response().body());
        problem(answer.status(), answer);
    }

    private static void problem(int status, Answer answer) {
        Function<String, String> said = what -> what + " in " + answer.status() + " " + answer.response().body();
        assertAll(() -> assertEquals(status, answer.status(), said.apply("status")),
                () -> assertEquals("application/problem+json",
                        answer.response().headers().firstValue("Content-Type").orElse("").split(";")[0]),
                () -> assertEquals(status, answer.body().path("status").asInt(), said.apply("status")),
                () -> assertFalse(answer.body().path("code").asText().isEmpty(), said.apply("code")),
                () -> assertTrue(answer.body().path("detail").asText().length() >= 20, said.apply("a sentence")),
                () -> assertFalse(answer.response().body().contains("Exception"), said.apply("an internal name")));
    }
}
