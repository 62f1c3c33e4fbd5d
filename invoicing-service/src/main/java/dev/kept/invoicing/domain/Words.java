package dev.kept.invoicing.domain;

import dev.kept.events.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/// Amounts as people write them.
public final class Words {
    private Words() {}

    /// `€1,158.90`; a currency without a sign of its own keeps its letters: `PLN 1,158.90`.
    public static String money(Money money) {
        var currency = Currency.getInstance(money.currency());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        var format = new DecimalFormat(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits),
                DecimalFormatSymbols.getInstance(Locale.ROOT));
        var sign = switch (money.currency()) {
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD" -> "$";
            default -> money.currency() + " ";
        };
        return (money.minor() < 0 ? "-" : "") + sign + format.format(BigDecimal.valueOf(Math.abs(money.minor()), digits));
    }

    /// `13.5 %`
    public static String permille(int permille) {
        return BigDecimal.valueOf(permille, 1).stripTrailingZeros().toPlainString() + " %";
    }
}
