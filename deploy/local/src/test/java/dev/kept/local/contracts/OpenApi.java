package dev.kept.local.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The HTTP API as a client of the gateway sees it: each owner's operations under `/api`, with the gateway's own. Where a path is
/// answered by both, the gateway answers.
final class OpenApi {
    private static final String REFERENCE = "#/components/schemas/";
    /// A renamed schema makes those that mention it differ in turn.
    private static final int MOST_ROUNDS = 10;
    private final ObjectMapper json = new ObjectMapper();
    private final Path root;

    OpenApi(Path root) {
        this.root = root;
    }

    ObjectNode document() {
        var api = json.createObjectNode().put("openapi", "3.1.0");
        api.putObject("info").put("title", "Kept").put("version", "1.0.0").put("description",
                "One endpoint per command. Every command carries an Idempotency-Key; errors are problem details (RFC 9457).");
        var paths = new TreeMap<String, ObjectNode>();
        var schemas = new TreeMap<String, JsonNode>();
        var responses = new TreeMap<String, JsonNode>();
        withoutClashes().forEach((service, described) -> {
            described.path("paths").properties().stream().filter(path -> !path.getKey().startsWith("/kept/")).forEach(
                    path -> merge(service, path.getValue(),
                            paths.computeIfAbsent(publicPath(path.getKey()), _ -> json.createObjectNode())));
            schemas(described).properties().forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
            described.path("components").path("responses").properties()
                    .forEach(response -> responses.put(response.getKey(), response.getValue()));
        });
        var all = api.putObject("paths");
        paths.forEach(all::set);
        var components = api.putObject("components");
        var described = components.putObject("schemas");
        schemas.forEach(described::set);
        var problems = components.putObject("responses");
        responses.forEach(problems::set);
        components.putObject("securitySchemes").putObject("token").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        return api;
    }

    private void merge(String service, JsonNode path, ObjectNode operations) {
        path.properties().forEach(operation -> {
            JsonNode merged = operation.getValue().deepCopy();
            if (merged instanceof ObjectNode operationOfService) {
                operationOfService.putArray("tags").add(service);
                if (operationOfService.has("security"))
                    operationOfService.putArray("security").addObject().putArray("token");
            }
            operations.set(operation.getKey(), merged);
        });
    }

    /// Services name their schemas for themselves: one that means different things in two of them gets the service's name in front.
    private Map<String, JsonNode> withoutClashes() {
        var documents = new LinkedHashMap<String, JsonNode>();
        ReactionGraph.SERVICES.forEach(service -> documents.put(service, read(service)));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var clashing = clashing(documents);
            if (clashing.isEmpty())
                return documents;
            documents.replaceAll((service, document) -> renamed(document, service, clashing));
        }
        throw new IllegalStateException("schemas still clash after " + MOST_ROUNDS + " rounds");
    }

    private static Set<String> clashing(Map<String, JsonNode> documents) {
        var known = new TreeMap<String, JsonNode>();
        var clashing = new TreeSet<String>();
        documents.values().forEach(document -> schemas(document).properties().forEach(schema -> {
            var before = known.putIfAbsent(schema.getKey(), schema.getValue());
            if (before != null && !before.equals(schema.getValue()))
                clashing.add(schema.getKey());
        }));
        return clashing;
    }

    private JsonNode renamed(JsonNode document, String service, Set<String> names) {
        var owner = service.substring(service.indexOf("gateway") < 0 ? 0 : service.indexOf("gateway")).replace("-service", "");
        var prefix = owner.substring(0, 1).toUpperCase(Locale.ROOT) + owner.substring(1);
        var text = document.toString();
        var schemas = new HashSet<String>();
        schemas(document).properties().forEach(schema -> schemas.add(schema.getKey()));
        for (var name : names)
            text = text.replace("\"" + REFERENCE + name + "\"", "\"" + REFERENCE + prefix + name + "\"");
        try {
            var copy = json.readTree(text);
            var renamed = (ObjectNode) copy.path("components").path("schemas");
            for (var name : names)
                if (schemas.contains(name))
                    renamed.set(prefix + name, renamed.remove(name));
            return copy;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode schemas(JsonNode document) {
        return document.path("components").path("schemas");
    }

    private static String publicPath(String path) {
        return path.startsWith("/api/") ? path : "/api" + path;
    }

    private JsonNode read(String service) {
        try (var source = Files.newInputStream(root.resolve(service + "/target/openapi/openapi.json"))) {
            return json.readTree(source);
        } catch (IOException missing) {
            throw new UncheckedIOException(service + " has written no OpenAPI document; build it first", missing);
        }
    }
}
