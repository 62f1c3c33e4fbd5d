package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What whoever runs Kept sees of a service from outside: health, meters, logs and traces.
@Timeout(180)
class ObservedTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SAMPLE = Pattern.compile("[a-zA-Z_:][\\w:]*(\\{.*})? \\S+");
    private static final String WORKORDER = Service.WORKORDER.folder();

    @ParameterizedTest
    @EnumSource(Service.class)
    void it_says_that_it_lives_and_is_ready(Service service) {
        for (var question : List.of("live", "ready")) {
            var answer = at(service).get("/q/health/" + question).ok();
            assertEquals("UP", answer.path("status").asText(), answer.toString());
        }
        var checks = at(service).get("/q/health/ready").ok().path("checks").toString();
        assertTrue(checks.contains("\"inbox\""), checks);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void its_meters_can_be_read_by_prometheus(Service service) {
        var answer = at(service).send("GET", "/q/metrics", null, Map.of("Accept", "text/plain"));
        assertEquals(200, answer.status());
        assertTrue(answer.response().headers().firstValue("Content-Type").orElse("").startsWith("text/plain"),
                answer.response().headers().toString());
        var samples = answer.response().body().lines().filter(line -> !line.startsWith("#")).toList();
        assertTrue(samples.size() > 50, () -> "only " + samples);
        samples.forEach(line -> assertTrue(SAMPLE.matcher(line).matches(), line));
        for (var ours : List.of("kept_inbox_lag{consumer=\"views\"", "kept_inbox_lag_seconds{consumer=\"views\"", "kept_parked"))
            assertTrue(samples.stream().anyMatch(line -> line.startsWith(ours)), () -> ours + " is not in " + samples);
    }

    @Test
    void a_trace_goes_on_from_a_request_over_its_fact_to_what_that_leads_to_and_stands_in_the_json_log() throws Exception {
        var untraced = opened(trace());
        await(() -> KEPT.topic("workorder", untraced).stream().anyMatch(fact -> fact.type().equals("workorder.document-issued")));
        KEPT.topic("workorder", untraced).forEach(fact -> assertEquals("", fact.traceparent(), "off, unless somebody switches it on"));

        try (var collector = new TraceCollector()) {
            restarted(Variation.environment(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true", "QUARKUS_OTEL_SDK_DISABLED", "false",
                    "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.address().toString(), "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                    "http/protobuf", "QUARKUS_OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf", "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                    "PT0.2S")));
            var trace = trace();
            var order = opened(trace);
            await(() -> fact(order, "workorder.document-issued") != null);
            var requested = place(order, "workorder.approval-granted");
            var reacted = place(order, "workorder.document-issued");
            assertEquals(List.of(trace, trace), List.of(requested.trace(), reacted.trace()), "one trace");
            assertNotEquals(requested.span(), reacted.span(), "the reaction has a span of its own");
            await(() -> collector.hasSpan("POST /work-orders", trace, requested.span()));
            await(() -> collector.hasSpan("WhenDocumentIsDue", trace, reacted.span(), requested.span()));

            var refused = trace();
            assertEquals(409, KEPT.signedIn("OFFICE").send("POST", "/work-orders/" + order + "/complete",
                    Map.of("summary", "Done by nobody."), headers(refused)).status());
            var line = logged("complete of workorder/" + order);
            assertEquals("INFO", line.path("level").asText(), line.toString());
            assertEquals("dev.kept.runtime.http.Commands", line.path("loggerName").asText(), line.toString());
            assertTrue(line.path("message").asText().contains("was refused: "), line.toString());
            assertEquals(refused, line.path("mdc").path("traceId").asText(), line.toString());
            assertFalse(OffsetDateTime.parse(line.path("timestamp").asText()).toInstant().isAfter(KEPT.now().plusSeconds(60)),
                    line.toString());
        } finally {
            restarted(Variation.NONE);
        }
    }

    private record Place(String trace, String span) {}

    private static Place place(String order, String type) {
        var fact = fact(order, type);
        assertTrue(fact != null && fact.traceparent().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), () -> String.valueOf(fact));
        var parts = fact.traceparent().split("-");
        return new Place(parts[1], parts[2]);
    }

    private static CloudEvents.@Nullable Record fact(String order, String type) {
        return KEPT.topic("workorder", order).stream().filter(fact -> fact.type().equals(type)).findFirst().orElse(null);
    }

    private static String opened(String trace) {
        return KEPT.signedIn("CUSTOMER")
                .send("POST", "/work-orders", Map.of("description", "Tap drips.", "serviceType", "plumbing", "siteId",
                        "0198c7f0-0000-7000-8000-000000000020", "estimate", Map.of("minor", 9_000, "currency", "EUR")), headers(trace))
                .ok()
                .path("id").asText();
    }

    private static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Map<String, String> headers(String trace) {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString(), "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    }

    private static void restarted(Variation variation) {
        KEPT.run().vary(Service.WORKORDER, variation);
        KEPT.run().part(Service.WORKORDER).stop();
        KEPT.run().part(Service.WORKORDER).start();
    }

    /// The line of the service's log that has these words.
    private static JsonNode logged(String words) throws Exception {
        var log = KEPT.settings().log(WORKORDER);
        await(() -> lines(log).stream().anyMatch(line -> line.contains(words)));
        return JSON.readTree(lines(log).stream().filter(line -> line.contains(words)).findFirst().orElseThrow());
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Api at(Service service) {
        return Api.anonymous(KEPT.gateway()).at(KEPT.run().addresses().url(service).toString());
    }

    private static void await(BooleanSupplier hope) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!hope.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + SOON);
            RunningSystem.pause();
        }
    }
}
