package dev.kept.runtime.log;

import dev.kept.decision.Decision;

/// A rule over several streams that a service's own schema keeps, by a constraint that a trigger on the log fills in the append's
/// transaction. When the constraint refuses an append, nothing was recorded and the caller gets this answer. A CDI bean.
public interface ConstraintRefusal {
    /// The constraint's name, as the database reports it.
    String constraint();

    /// What the caller is told.
    ///
    /// @param detail the database's own, as the trigger wrote it
    Decision.Refused<?> refused(String detail);
}
