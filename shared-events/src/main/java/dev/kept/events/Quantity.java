package dev.kept.events;

import java.math.BigDecimal;

/// An amount of something countable or measurable, with its unit: `2 pcs`, `1.5 m`.
///
/// More than zero and within bounds, so that sums of it stay small; an `IllegalArgumentException` says what is wrong.
public record Quantity(BigDecimal amount, String unit) {
    public static final int MOST_WHOLE_DIGITS = 12;
    public static final int MOST_DECIMALS = 6;
    /// As part of a sentence.
    public static final String BOUNDS = "with at most " + MOST_WHOLE_DIGITS + " digits before the point and " + MOST_DECIMALS + " after it";

    public Quantity {
        if (!isWithinBounds(amount))
            throw new IllegalArgumentException("A quantity is a number " + BOUNDS);
        if (amount.signum() <= 0)
            throw new IllegalArgumentException("A quantity is more than zero, not " + amount);
    }

    /// Looks at the digits alone: `1E400000000` is a short number to hold and an endless one to add or to write out.
    public static boolean isWithinBounds(BigDecimal amount) {
        return amount.scale() <= MOST_DECIMALS && (long) amount.precision() - amount.scale() <= MOST_WHOLE_DIGITS;
    }

    /// As people write it: `1.5 m`.
    public String written() {
        return amount.stripTrailingZeros().toPlainString() + " " + unit;
    }
}
