package dev.kept.invoicing.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Exact arithmetic on minor units; half a cent is rounded up, once per line.
final class Rounding {
    /// A hundred million of the currency: no invoice of this trade is larger, and no sum of a bounded number of lines overflows.
    static final long LARGEST = 10_000_000_000L;
    private static final BigDecimal PERMILLE = BigDecimal.valueOf(1000);

    private Rounding() {}

    static long times(long minor, BigDecimal factor) {
        return rounded(BigDecimal.valueOf(minor).multiply(factor));
    }

    static long permille(long minor, int permille) {
        return rounded(BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(permille)).divide(PERMILLE));
    }

    private static long rounded(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
