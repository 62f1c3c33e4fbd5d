package dev.kept.invoicing.domain;

import dev.kept.events.FileRef;
import dev.kept.events.Money;
import java.time.LocalDate;

/// What can be asked of an invoice.
public sealed interface InvoiceCommand {

    /// Work that is ready to be billed becomes a draft; a service asks this.
    ///
    /// @param recipientId the person to whom it will be sent
    record Draft(String orderId, String orderNumber, int cycle, String customerId, String recipientId, Work work,
            PriceBook prices) implements InvoiceCommand {}

    /// Somebody looked at it and finds it right.
    record Approve() implements InvoiceCommand {}

    /// From here on it stands; the number is drawn when the fact is written.
    ///
    /// @param today the date at the tenant's place
    record Send(LocalDate today, int paymentDays) implements InvoiceCommand {}

    /// Its document is there: it goes to the customer.
    record HandOver(String documentId, FileRef file) implements InvoiceCommand {}

    /// Whether a payment would be taken; asked before a card is charged. Records nothing.
    record CheckPayment(String paymentId, Money amount) implements InvoiceCommand {}

    /// The provider has the money. The same payment counts once.
    record Pay(String paymentId, String provider, Money amount) implements InvoiceCommand {}
}
