package dev.kept.invoicing.domain;

import java.math.BigDecimal;

/// Amounts as people write them.
public final class Words {
    private Words() {}

    /// `13.5 %`
    public static String permille(int permille) {
        return BigDecimal.valueOf(permille, 1).stripTrailingZeros().toPlainString() + " %";
    }
}
