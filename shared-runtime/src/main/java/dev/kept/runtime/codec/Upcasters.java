package dev.kept.runtime.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kept.events.Catalogue;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One function per stored name and version leads to the next version of its content.
final class Upcasters {
    /// From the version in the key (`workorder.opened@1`) to the next. None is needed yet.
    private static final Map<String, UnaryOperator<ObjectNode>> STEPS = Map.of();

    private Upcasters() {}

    static byte[] toNewest(ObjectMapper json, Catalogue.Entry entry, int version, byte[] content) throws IOException {
        if (version >= entry.version())
            return content;
        var node = (ObjectNode) json.readTree(content);
        for (int from = version; from < entry.version(); from++) {
            var step = STEPS.get(entry.name() + "@" + from);
            if (step == null)
                throw new IOException("no upcaster leads from version " + from);
            node = step.apply(node);
        }
        return json.writeValueAsBytes(node);
    }
}
