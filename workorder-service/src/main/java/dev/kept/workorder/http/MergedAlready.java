package dev.kept.workorder.http;

import dev.kept.decision.Decision;
import dev.kept.runtime.log.ConstraintRefusal;
import jakarta.inject.Singleton;
import java.util.List;

/// What somebody reads who names a customer that was merged: for a new place or person, or as the one that stays. The database's trigger
/// writes the one that stays into the detail.
@Singleton
public class MergedAlready implements ConstraintRefusal {
    @Override
    public String constraint() {
        return "customer_is_merged";
    }

    @Override
    public Decision.Refused<?> refused(String detail) {
        return new Decision.Refused<>(Decision.Kind.CONFLICT, "customer-merged",
                "That customer was merged into " + detail + ". Name that one.", List.of());
    }
}
