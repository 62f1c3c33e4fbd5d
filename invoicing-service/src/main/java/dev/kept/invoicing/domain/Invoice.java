package dev.kept.invoicing.domain;

import dev.kept.events.FileRef;
import dev.kept.events.InvoicingEvent.InvoiceLine;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// One invoice, as far as it has come.
public sealed interface Invoice {

    record None() implements Invoice {}

    /// What every invoice has from the beginning.
    record Bill(String orderId, String orderNumber, int cycle, String customerId, String recipientId, List<InvoiceLine> lines,
            Totals totals) {
        public Bill {
            lines = List.copyOf(lines);
        }
    }

    record Drafted(Bill bill) implements Invoice {}

    record Approved(Bill bill) implements Invoice {}

    /// Has its number; the document is being made.
    record Issued(Bill bill, Issue issue) implements Invoice {}

    /// @param number without gaps, per tenant and year
    record Issue(String number, LocalDate issuedOn, LocalDate dueOn) {}

    /// With the customer. `payments` are the ids of those that were counted.
    record Sent(Bill bill, Issue issue, FileRef file, Set<String> payments, long paidMinor) implements Invoice {
        public Sent {
            payments = Set.copyOf(payments);
        }

        /// What is still to be paid.
        public Money open() {
            return new Money(bill.totals().gross().minor() - paidMinor, bill.totals().gross().currency());
        }
    }

    record Paid(Bill bill, Issue issue, FileRef file, Set<String> payments) implements Invoice {
        public Paid {
            payments = Set.copyOf(payments);
        }
    }
}
