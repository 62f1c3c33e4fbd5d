package dev.kept.local.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A good body, and every body that differs from it by one value of the wrong type: at each place that the schema names, what is neither
/// asked for nor taken for it.
final class WrongTypes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Contract contract;

    WrongTypes(Contract contract) {
        this.contract = contract;
    }

    /// @param place of the wrong value, `appointment.start`, `items[0]`; empty for the body itself
    record Wrong(String place, JsonNode body) {}

    Stream<Wrong> of(JsonNode schema, JsonNode good) {
        return of("", schema, good);
    }

    private Stream<Wrong> of(String place, JsonNode reference, JsonNode good) {
        var schema = contract.resolved(reference);
        var type = schema.path("type").asText();
        var own = instead(type, schema).stream().map(value -> new Wrong(place, value));
        return switch (type) {
            case "object" -> Stream.concat(own, fields(place, schema, good.isObject() ? (ObjectNode) good : JSON.createObjectNode()));
            case "array" -> Stream.concat(own, Stream.concat(Stream.of(new Wrong(place + "[0]", listOf(NullNode.getInstance()))),
                    of(place + "[0]", schema.path("items"), good.path(0)).map(it -> new Wrong(it.place(), listOf(it.body())))));
            default -> own;
        };
    }

    private Stream<Wrong> fields(String place, JsonNode schema, ObjectNode good) {
        var required = names(schema.path("required"));
        return schema.path("properties").properties().stream().flatMap(field -> {
            var at = place.isEmpty() ? field.getKey() : place + "." + field.getKey();
            var missing = required.contains(field.getKey())
                    ? Stream.of(new Wrong(at, NullNode.getInstance()))
                    : Stream.<Wrong>empty();
            return Stream.concat(missing, of(at, field.getValue(), good.path(field.getKey())))
                    .map(it -> new Wrong(it.place(), good.deepCopy().set(field.getKey(), it.body())));
        });
    }

    /// Values that are not of this type.
    private static List<JsonNode> instead(String type, JsonNode schema) {
        JsonNode text = JSON.getNodeFactory().textNode("never");
        JsonNode number = JSON.getNodeFactory().numberNode(7);
        JsonNode fraction = JSON.getNodeFactory().numberNode(1.5);
        JsonNode yes = JSON.getNodeFactory().booleanNode(true);
        JsonNode list = JSON.createArrayNode();
        JsonNode object = JSON.createObjectNode();
        return switch (type) {
            case "string" -> schema.has("format") || schema.has("enum")
                    ? List.of(text, number, fraction, yes, list, object)
                    : List.of(number, fraction, yes, list, object);
            case "integer" -> List.of(text, fraction, yes, list, object, JSON.getNodeFactory().textNode("7"));
            case "number" -> List.of(text, yes, list, object, JSON.getNodeFactory().textNode("7"));
            case "boolean" -> List.of(text, number, list, object, JSON.getNodeFactory().textNode("true"));
            case "array" -> List.of(text, number, yes, object);
            case "object" -> List.of(text, number, yes, list);
            default -> throw new IllegalArgumentException("a schema of type '" + type + "': " + schema);
        };
    }

    private static ArrayNode listOf(JsonNode item) {
        return JSON.createArrayNode().add(item);
    }

    private static Set<String> names(JsonNode list) {
        var names = new HashSet<String>();
        StreamSupport.stream(list.spliterator(), false).forEach(name -> names.add(name.asText()));
        return names;
    }
}
