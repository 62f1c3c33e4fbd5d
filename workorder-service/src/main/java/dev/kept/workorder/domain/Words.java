package dev.kept.workorder.domain;

import dev.kept.events.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

/// Values as sentences name them.
final class Words {
    private Words() {}

    /// `190.68 EUR`, as a Why compares amounts. Currencies that Java does not know have two decimals.
    static String money(Money money) {
        return BigDecimal.valueOf(money.minor(), decimals(money.currency())).toPlainString() + " " + money.currency();
    }

    /// `1 h 15 min`
    static String length(Duration span) {
        long hours = span.toHours();
        int minutes = span.toMinutesPart();
        if (hours == 0)
            return minutes + " min";
        return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }

    private static int decimals(String currency) {
        return Currency.getAvailableCurrencies().stream().filter(known -> known.getCurrencyCode().equals(currency)).findFirst()
                .map(known -> Math.max(0, known.getDefaultFractionDigits())).orElse(2);
    }
}
