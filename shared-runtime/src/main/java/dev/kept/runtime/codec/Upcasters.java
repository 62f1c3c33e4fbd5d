package dev.kept.runtime.codec;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kept.events.Catalogue;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One function per stored name and version leads to the next version of its content.
final class Upcasters {
    /// The next version has a field more, or some, null in what was kept before.
    private static final UnaryOperator<ObjectNode> A_FIELD_MORE = UnaryOperator.identity();
    /// A field of the next version may say one thing more, which was never said before.
    private static final UnaryOperator<ObjectNode> A_VALUE_MORE = UnaryOperator.identity();
    /// From the version in the key to the next.
    private static final Map<String, UnaryOperator<ObjectNode>> STEPS = Map.ofEntries(entry("workorder.opened@1", A_FIELD_MORE),
            entry("workorder.opened@2", A_FIELD_MORE),
            entry("workorder.submitted@1", A_FIELD_MORE), entry("workorder.approval-reassigned@1", A_FIELD_MORE),
            entry("workorder.note-added@1", A_FIELD_MORE), entry("workorder.approval-requested@1", A_FIELD_MORE),
            entry("workorder.approval-requested@2", A_FIELD_MORE), entry("workorder.part-used@1", A_FIELD_MORE),
            entry("workorder.offer-accepted@1", A_FIELD_MORE), entry("directory.customer-registered@1", A_FIELD_MORE),
            entry("directory.site-registered@1", A_VALUE_MORE), entry("plan.drafted@1", A_VALUE_MORE),
            entry("workorder.action-item-closed@1", A_FIELD_MORE), entry("workorder.work-completed@1", A_FIELD_MORE),
            entry("workorder.released@1", A_FIELD_MORE), entry("workorder.released@2", A_FIELD_MORE),
            entry("workorder.document-issued@1", A_VALUE_MORE), entry("workorder.vendor-wanted@1", A_FIELD_MORE),
            entry("scheduling.candidate-proposed@1", with("passedOver")), entry("scheduling.candidates-exhausted@1", with("passedOver")),
            entry("directory.service-type-defined@1", with("keywords")));

    private Upcasters() {}

    /// A list more, with nothing in it.
    private static UnaryOperator<ObjectNode> with(String list) {
        return content -> content.set(list, content.arrayNode());
    }

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
