package dev.kept.local.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// `openapi.yaml`, as the table of bad input reads it.
record Contract(JsonNode document) {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final Set<String> METHODS = Set.of("get", "post", "delete");

    static Contract read() {
        try {
            return new Contract(new YAMLMapper().readTree(ROOT.resolve("deploy/contracts/openapi.yaml").toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Operation> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())))
                .toList();
    }

    /// The schema behind a `$ref`.
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    /// One operation of the API.
    record Operation(String method, String path, JsonNode described) {
        String name() {
            return method + " " + path;
        }

        boolean isCommand() {
            return !parameters("header").isEmpty() && parameters("header").stream().anyMatch(it -> isNamed(it, "Idempotency-Key"));
        }

        boolean takesJson() {
            return described.path("requestBody").path("content").has("application/json");
        }

        /// A file of rows, as a spreadsheet writes it.
        boolean takesRows() {
            return described.path("requestBody").path("content").has("text/csv");
        }

        /// Server-sent events: an answer without an end.
        boolean isStream() {
            return described.path("responses").path("200").path("content").has("text/event-stream");
        }

        boolean needsSomebody() {
            return described.has("security");
        }

        /// Whether its path names a thing, other than by a link from a mail.
        boolean isAboutSomething() {
            return path.contains("{") && !isByLink();
        }

        boolean isByLink() {
            return path.contains("{token}");
        }

        List<JsonNode> parameters(String in) {
            return StreamSupport.stream(described.path("parameters").spliterator(), false)
                    .filter(parameter -> parameter.path("in").asText().equals(in)).toList();
        }

        Set<Integer> statuses() {
            var statuses = new TreeSet<Integer>();
            described.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
            return statuses;
        }

        JsonNode body() {
            return described.path("requestBody").path("content").path("application/json").path("schema");
        }

        private static boolean isNamed(JsonNode parameter, String name) {
            return parameter.path("name").asText().equals(name);
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
