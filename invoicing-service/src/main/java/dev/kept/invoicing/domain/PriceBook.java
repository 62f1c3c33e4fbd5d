package dev.kept.invoicing.domain;

import dev.kept.events.Money;
import java.util.Map;

/// What is charged, as a document with a version. Amounts are minor units of `currency`, per hour for labour.
///
/// @param id id and version, as it stands in the Why of a draft: `home-service-prices@1`
/// @param labour hourly rates by service type
/// @param usualLabour hourly rate of service types that have none of their own
/// @param markupPermille put on a part's cost: 250 makes 125.00 of 100.00
/// @param tripCharge per visit that was travelled to
/// @param vatPermille tenths of a percent: 135 is 13.5 %
/// @param paymentDays from the day of issue until payment is due
public record PriceBook(String id, String currency, Map<String, Long> labour, long usualLabour, int markupPermille, long tripCharge,
        int vatPermille, int paymentDays) {
    private static final int MOST_PERMILLE = 10_000;
    private static final int MOST_DAYS = 365;

    public PriceBook {
        labour = Map.copyOf(labour);
        requireWithin("usualLabour", usualLabour, Rounding.LARGEST);
        requireWithin("tripCharge", tripCharge, Rounding.LARGEST);
        requireWithin("markupPermille", markupPermille, MOST_PERMILLE);
        requireWithin("vatPermille", vatPermille, MOST_PERMILLE);
        requireWithin("paymentDays", paymentDays, MOST_DAYS);
        labour.forEach((type, rate) -> requireWithin("labour of " + type, rate, Rounding.LARGEST));
    }

    /// The rate of an hour of this kind of work.
    public Money hour(String serviceType) {
        return money(labour.getOrDefault(serviceType, usualLabour));
    }

    public Money trip() {
        return money(tripCharge);
    }

    Money money(long minor) {
        return new Money(minor, currency);
    }

    private static void requireWithin(String name, long value, long most) {
        if (value < 0 || value > most)
            throw new IllegalArgumentException("In the price book, " + name + " is between 0 and " + most + ", not " + value);
    }
}
