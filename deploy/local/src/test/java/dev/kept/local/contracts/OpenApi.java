package dev.kept.local.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// The HTTP API as a client of the gateway sees it: each owner's operations under `/api`, with the gateway's own.
final class OpenApi {
    private static final List<String> SERVICES = List.of("workorder-service", "scheduling-service", "notification-service",
            "invoicing-service", "inventory-service", "customer-portal-gateway");
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
        var schemas = new TreeMap<String, com.fasterxml.jackson.databind.JsonNode>();
        SERVICES.forEach(service -> {
            var described = read(service);
            described.path("paths").properties().forEach(path -> {
                if (path.getKey().startsWith("/kept/"))
                    return;
                var operations = paths.computeIfAbsent(publicPath(path.getKey()), _ -> json.createObjectNode());
                path.getValue().properties().forEach(operation -> {
                    var merged = operation.getValue().deepCopy();
                    if (merged instanceof ObjectNode operationOfService)
                        operationOfService.putArray("tags").add(service);
                    operations.set(operation.getKey(), merged);
                });
            });
            described.path("components").path("schemas").properties().forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
        });
        var all = api.putObject("paths");
        paths.forEach(all::set);
        var components = api.putObject("components");
        var described = components.putObject("schemas");
        schemas.forEach(described::set);
        components.putObject("securitySchemes").putObject("token").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        return api;
    }

    private static String publicPath(String path) {
        return path.startsWith("/api/") ? path : "/api" + path;
    }

    private ObjectNode read(String service) {
        try (var source = Files.newInputStream(root.resolve(service + "/target/openapi/openapi.yaml"))) {
            return (ObjectNode) new YAMLMapper().readTree(source);
        } catch (IOException missing) {
            throw new UncheckedIOException(service + " has written no OpenAPI document; build it first", missing);
        }
    }
}
