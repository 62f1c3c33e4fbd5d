package dev.kept.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Set;

/// Takes personal values out of a fact's JSON: an object with an `of` is about a person, and only what identifies a file or says how
/// large it is is shown of it, so that a field which is added later is hidden by itself. Where somebody lives is personal, too.
final class Mask {
    static final String MASKED = "•••";
    private static final Set<String> SHOWN = Set.of("of", "sha256", "contentType", "bytes");
    private static final Set<String> PLACES = Set.of("latitude", "longitude");

    private Mask() {}

    /// The same node, masked in place.
    static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            boolean personal = object.has("of");
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (var name : names)
                if (PLACES.contains(name) || (personal && !SHOWN.contains(name)))
                    object.put(name, MASKED);
        }
        node.forEach(Mask::masked);
        return node;
    }
}
