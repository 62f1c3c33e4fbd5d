package dev.kept.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Takes personal values out of a fact's JSON: every object with an `of` is about a person, and only its `of` is shown.
final class Mask {
    static final String MASKED = "•••";

    private Mask() {}

    /// The same node, masked in place.
    static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("of"))
            for (var field : new String[]{"text", "sealed", "name"})
                if (object.has(field))
                    object.put(field, MASKED);
        node.forEach(Mask::masked);
        return node;
    }
}
