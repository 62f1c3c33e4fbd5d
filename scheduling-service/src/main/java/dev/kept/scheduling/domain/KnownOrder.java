package dev.kept.scheduling.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An order as far as its facts have arrived here.
public sealed interface KnownOrder {

    /// No fact says that it may be scheduled; one may still be on its way.
    record NotReleased() implements KnownOrder {}

    /// @param vendor who is asked for the work, or has it; null where nobody is, or it is not offered at all
    /// @param pickers who may book a time, besides the office and that vendor
    record Released(String siteId, @Nullable Vendor vendor, Set<String> pickers) implements KnownOrder {
        public Released {
            pickers = Set.copyOf(pickers);
        }

        public Released(String siteId) {
            this(siteId, null, Set.of());
        }
    }

    /// @param accepted false: they are asked and have not answered
    record Vendor(String personId, boolean accepted) {}

    /// Completed, cancelled or closed: it takes no further visits.
    record Ended() implements KnownOrder {}
}
