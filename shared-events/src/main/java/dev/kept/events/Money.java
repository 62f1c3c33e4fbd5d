package dev.kept.events;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/// An amount in minor units of a currency: `Money(19068, "EUR")` is 190.68 EUR.
public record Money(long minor, String currency) {
    /// Of a currency that Java does not know.
    private static final int USUAL_DECIMALS = 2;

    public Money {
        if (!currency.matches("[A-Z]{3}"))
            throw new IllegalArgumentException("A currency is three capital letters (ISO 4217), not '" + currency + "'");
    }

    /// As people write it: `€1,158.90`; a currency without a sign of its own keeps its letters, `PLN 1,158.90`.
    public String written() {
        int decimals = decimals();
        var format = new DecimalFormat(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals),
                DecimalFormatSymbols.getInstance(Locale.ROOT));
        var sign = switch (currency) {
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD" -> "$";
            default -> currency + " ";
        };
        return (minor < 0 ? "-" : "") + sign + format.format(BigDecimal.valueOf(minor, decimals).abs());
    }

    /// As people of a language write it: `1.158,90 €` in German. English, and a currency that Java does not know, as [#written()].
    public String written(Locale language) {
        var known = known();
        if (known.isEmpty() || language.getLanguage().equals(Locale.ENGLISH.getLanguage()))
            return written();
        var format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(known.get());
        format.setMinimumFractionDigits(decimals());
        format.setMaximumFractionDigits(decimals());
        return format.format(BigDecimal.valueOf(minor, decimals()));
    }

    private int decimals() {
        return known().map(it -> Math.max(0, it.getDefaultFractionDigits())).orElse(USUAL_DECIMALS);
    }

    private Optional<Currency> known() {
        return Currency.getAvailableCurrencies().stream().filter(it -> it.getCurrencyCode().equals(currency)).findFirst();
    }
}
