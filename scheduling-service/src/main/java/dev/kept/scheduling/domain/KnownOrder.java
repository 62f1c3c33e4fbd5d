package dev.kept.scheduling.domain;

import org.jspecify.annotations.Nullable;

/// An order as far as its facts have arrived here.
public sealed interface KnownOrder {

    /// No fact says that it may be scheduled; one may still be on its way.
    record NotReleased() implements KnownOrder {}

    /// @param vendor who is asked for the work, or has it; null where nobody is, or it is not offered at all
    record Released(String siteId, @Nullable Vendor vendor) implements KnownOrder {
        public Released(String siteId) {
            this(siteId, null);
        }
    }

    /// @param accepted false: they are asked and have not answered
    record Vendor(String personId, boolean accepted) {}

    /// Completed, cancelled or closed: it takes no further visits.
    record Ended() implements KnownOrder {}
}
