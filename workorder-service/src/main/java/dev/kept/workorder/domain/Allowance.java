package dev.kept.workorder.domain;

import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One command that is this caller's to give on an order, now or when what is missing is there.
///
/// @param command as its path names it: `start-travel`
/// @param fields names of the body's fields
/// @param required those of them that the command cannot do without, under this order's policy
/// @param refusal null: it is allowed; else why not, and what would allow it
public record Allowance(String command, String label, List<String> fields, List<String> required,
        @Nullable Refused<WorkOrderEvent> refusal) {
    public Allowance {
        fields = List.copyOf(fields);
        required = List.copyOf(required);
    }

    public boolean isAllowed() {
        return refusal == null;
    }
}
