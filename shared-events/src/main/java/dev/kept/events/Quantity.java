package dev.kept.events;

import java.math.BigDecimal;

/// An amount of something countable or measurable, with its unit: `2 pcs`, `1.5 m`.
public record Quantity(BigDecimal amount, String unit) {
    public Quantity {
        if (amount.signum() <= 0)
            throw new IllegalArgumentException("A quantity is more than zero, not " + amount);
    }

    /// As people write it: `1.5 m`.
    public String written() {
        return amount.stripTrailingZeros().toPlainString() + " " + unit;
    }
}
