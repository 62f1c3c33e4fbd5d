package dev.kept.events;

import java.math.BigDecimal;

/// An amount of something countable or measurable, with its unit: `2 pcs`, `1.5 m`.
public record Quantity(BigDecimal amount, String unit) {
    public Quantity {
        if (amount.signum() <= 0)
            throw new IllegalArgumentException("A quantity is more than zero, not " + amount);
    }
}
