package dev.kept.invoicing.domain;

import dev.kept.events.Money;
import dev.kept.events.Quantity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done for one order in one cycle, as its completion says it, with what the parts cost us.
///
/// @param serviceName in words: "Boiler repair"
/// @param worked the sum of all timers
/// @param billed what somebody judged to be fair, in place of what was worked; null: nobody did
/// @param trips visits that somebody travelled to
public record Work(String serviceType, String serviceName, Duration worked, @Nullable Duration billed, List<Part> parts, int trips) {
    public Work {
        parts = List.copyOf(parts);
    }

    public Work(String serviceType, String serviceName, Duration worked, List<Part> parts, int trips) {
        this(serviceType, serviceName, worked, null, parts, trips);
    }

    Duration toBill() {
        return billed == null ? worked : billed;
    }

    /// @param unitCost what one unit cost us
    public record Part(String name, Quantity quantity, Money unitCost) {}
}
