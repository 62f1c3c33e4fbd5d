package dev.kept.invoicing.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.InvoicingEvent.InvoiceLine;
import dev.kept.events.InvoicingEvent.LineKind;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TallyTest {
    static final PriceBook PRICES = new PriceBook("prices@1", "EUR", Map.of("boiler-repair", 72_00L), 60_00, 250, 32_00, 135, 14);

    /// By hand: 95 minutes are begun 7 quarters, 1.75 h x 72.00 = 126.00; a valve of 18.40 with a quarter on it is 23.00, two are 46.00;
    /// one call-out 32.00. Net 204.00. VAT 13.5 %: 17.01 + 6.21 + 4.32 = 27.54. In all 231.54.
    @Test
    @Tag("D50")
    @Tag("D51")
    @Tag("D52")
    void the_example_that_was_computed_by_hand() {
        var valve = new Work.Part("Expansion valve", new Quantity(new BigDecimal("2"), "pcs"), euro(18_40));
        var lines = Tally.lines(new Work("boiler-repair", "Boiler repair", Duration.ofMinutes(95), List.of(valve), 1), PRICES);
        var totals = Tally.totals(lines, "EUR");

        assertEquals(List.of(LineKind.LABOUR, LineKind.PART, LineKind.TRIP_CHARGE), lines.stream().map(InvoiceLine::kind).toList());
        assertEquals(List.of(126_00L, 46_00L, 32_00L), lines.stream().map(line -> line.net().minor()).toList());
        assertEquals(new Quantity(new BigDecimal("1.75"), "h"), lines.getFirst().quantity());
        assertEquals(euro(204_00), totals.net());
        assertEquals(euro(27_54), totals.vat());
        assertEquals(euro(231_54), totals.gross());
    }

    @Test
    @Tag("D50")
    void hours_are_rounded_up_to_the_quarter_and_rated_by_the_kind_of_work() {
        var minutes = Map.of(0, "0", 1, "0.25", 15, "0.25", 16, "0.5", 60, "1", 61, "1.25");
        minutes.forEach((worked, hours) -> assertEquals(0, new BigDecimal(hours).compareTo(Tally.billedHours(Duration.ofMinutes(worked))),
                worked + " minutes"));
        assertEquals(0, new BigDecimal("0.5").compareTo(Tally.billedHours(Duration.ofMinutes(15).plusMillis(1))));
        assertEquals(euro(72_00), PRICES.hour("boiler-repair"));
        assertEquals(euro(60_00), PRICES.hour("something-else"));
    }

    @Test
    @Tag("E13")
    void hours_that_somebody_judged_are_billed_in_place_of_those_that_were_worked() {
        var updates = new Work("it", "Updates", Duration.ofHours(3), Duration.ofMinutes(75), List.of(), 0);
        assertEquals(0, new BigDecimal("1.25").compareTo(Tally.lines(updates, PRICES).getFirst().quantity().amount()));
        var free = new Work("it", "Updates", Duration.ofHours(3), Duration.ZERO, List.of(), 0);
        assertEquals(List.of(), Tally.lines(free, PRICES));
    }

    @Test
    void what_was_not_used_has_no_line() {
        assertEquals(List.of(), Tally.lines(new Work("x", "X", Duration.ZERO, List.of(), 0), PRICES));
        assertEquals(euro(0), Tally.totals(List.of(), "EUR").gross());
    }

    /// Against exact fractions of the JDK's integers, over two thousand random tallies of a fixed seed.
    @Test
    void every_amount_is_exact_to_half_a_cent() {
        var random = new Random(20261124);
        for (int run = 0; run < 2_000; run++) {
            var prices = new PriceBook("p@1", "EUR", Map.of(), random.nextLong(20_000), random.nextInt(1_000), random.nextLong(9_000),
                    random.nextInt(300), 14);
            var parts = new ArrayList<Work.Part>();
            for (int i = random.nextInt(6); i > 0; i--)
                parts.add(new Work.Part("p", new Quantity(BigDecimal.valueOf(1 + random.nextInt(5_000), 3), "m"),
                        euro(random.nextLong(100_000))));
            var lines = Tally.lines(new Work("x", "X", Duration.ofSeconds(random.nextInt(40_000)), parts, random.nextInt(3)), prices);
            var totals = Tally.totals(lines, "EUR");

            long net = 0;
            long vat = 0;
            for (var line : lines) {
                var exact = line.quantity().amount().multiply(BigDecimal.valueOf(line.unitPrice().minor()));
                assertTrue(exact.subtract(BigDecimal.valueOf(line.net().minor())).abs().compareTo(new BigDecimal("0.5")) <= 0,
                        line::toString);
                net += line.net().minor();
                vat += halfUp(BigInteger.valueOf(line.net().minor()).multiply(BigInteger.valueOf(line.vatPermille())));
            }
            assertEquals(net, totals.net().minor());
            assertEquals(vat, totals.vat().minor());
            assertEquals(net + vat, totals.gross().minor());
        }
    }

    @Test
    void half_a_cent_is_rounded_up_in_each_line_and_not_in_the_sum() {
        var line = new InvoiceLine(LineKind.PART, "p", new Quantity(BigDecimal.ONE, "x"), euro(100), euro(100), 135); // VAT 13.5 cents
        assertEquals(14 + 14, Tally.totals(List.of(line, line), "EUR").vat().minor());
    }

    @Test
    void a_price_book_with_nonsense_in_it_is_refused_with_the_field() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new PriceBook("p@1", "EUR", Map.of(), -1, 0, 0, 0, 14));
        assertTrue(refused.getMessage().contains("usualLabour"), refused.getMessage());
    }

    private static long halfUp(BigInteger thousandths) {
        return thousandths.add(BigInteger.valueOf(500)).divide(BigInteger.valueOf(1000)).longValueExact();
    }

    static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
