package dev.kept.events;

/// An amount in minor units of a currency: `Money(19068, "EUR")` is 190.68 EUR.
public record Money(long minor, String currency) {
    public Money {
        if (!currency.matches("[A-Z]{3}"))
            throw new IllegalArgumentException("A currency is three capital letters (ISO 4217), not '" + currency + "'");
    }
}
