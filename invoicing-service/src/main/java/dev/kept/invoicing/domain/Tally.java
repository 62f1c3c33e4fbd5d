package dev.kept.invoicing.domain;

import dev.kept.events.InvoicingEvent.InvoiceLine;
import dev.kept.events.InvoicingEvent.LineKind;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Work and price book into lines and totals. The rule, which also stands on the invoice: hours are rounded up to the quarter, each line
/// and its VAT to the cent, then they are summed.
public final class Tally {
    /// More lines than anybody reads.
    static final int MOST_LINES = 200;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final BigDecimal HOURS_OF_A_QUARTER = new BigDecimal("0.25");
    private static final int MARKUP_BASE = 1000;

    private Tally() {}

    /// One line of labour, one per part, one for the trips; what is not there has no line.
    public static List<InvoiceLine> lines(Work work, PriceBook prices) {
        var lines = new ArrayList<InvoiceLine>();
        var hours = billedHours(work.toBill());
        if (hours.signum() > 0)
            lines.add(line(LineKind.LABOUR, "Labour, " + work.serviceName(), new Quantity(hours, "h"), prices.hour(work.serviceType()),
                    prices));
        for (var part : work.parts())
            lines.add(line(LineKind.PART, part.name(), part.quantity(), price(part, prices), prices));
        if (work.trips() > 0)
            lines.add(line(LineKind.TRIP_CHARGE, "Call-out", new Quantity(BigDecimal.valueOf(work.trips()), "x"), prices.trip(), prices));
        return lines;
    }

    /// Sums of the rounded lines.
    public static Totals totals(List<InvoiceLine> lines, String currency) {
        long net = lines.stream().mapToLong(line -> line.net().minor()).sum();
        long vat = lines.stream().mapToLong(line -> Rounding.permille(line.net().minor(), line.vatPermille())).sum();
        return new Totals(new Money(net, currency), new Money(vat, currency), new Money(net + vat, currency));
    }

    /// Begun quarters count; nothing worked is nothing billed.
    static BigDecimal billedHours(Duration worked) {
        if (!worked.isPositive())
            return BigDecimal.ZERO;
        long quarters = worked.dividedBy(QUARTER);
        if (QUARTER.multipliedBy(quarters).compareTo(worked) < 0)
            quarters++;
        return HOURS_OF_A_QUARTER.multiply(BigDecimal.valueOf(quarters)).stripTrailingZeros();
    }

    /// The cost of a unit with the markup on it, to the cent.
    private static Money price(Work.Part part, PriceBook prices) {
        return prices.money(Rounding.permille(part.unitCost().minor(), MARKUP_BASE + prices.markupPermille()));
    }

    private static InvoiceLine line(LineKind kind, String text, Quantity quantity, Money unitPrice, PriceBook prices) {
        return new InvoiceLine(kind, text, quantity, unitPrice, prices.money(Rounding.times(unitPrice.minor(), quantity.amount())),
                prices.vatPermille());
    }
}
