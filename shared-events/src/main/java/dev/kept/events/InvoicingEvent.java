package dev.kept.events;

import java.time.LocalDate;
import java.util.List;

/// From the tally to the payment. The stream's id is the invoice's id, one per order and cycle.
public sealed interface InvoicingEvent extends DomainEvent {

    enum LineKind {
        LABOUR, PART, TRIP_CHARGE
    }

    /// `net` is quantity times unit price, rounded per line; VAT in tenths of a percent (135 is 13.5 %).
    record InvoiceLine(LineKind kind, String text, Quantity quantity, Money unitPrice, Money net, int vatPermille) {}

    record Totals(Money net, Money vat, Money gross) {}

    @StoredName("invoicing.invoice-drafted")
    record InvoiceDrafted(String orderId, String orderNumber, int cycle, String customerId, String recipientId, List<InvoiceLine> lines,
            Totals totals) implements InvoicingEvent {}

    @StoredName("invoicing.invoice-approved")
    record InvoiceApproved(String orderId) implements InvoicingEvent {}

    /// From here on it is never edited. Numbers have no gaps.
    @StoredName("invoicing.invoice-issued")
    record InvoiceIssued(String orderId, String number, Money gross, LocalDate issuedOn, LocalDate dueOn)
            implements
                InvoicingEvent {}

    @StoredName("invoicing.invoice-document-issued")
    record InvoiceDocumentIssued(String orderId, String documentId, int edition, FileRef file) implements InvoicingEvent {}

    /// Handed to the customer; `payPath` is the path of the payment page.
    @StoredName("invoicing.invoice-sent")
    record InvoiceSent(String orderId, String number, String recipientId, Money gross, FileRef file, String payPath)
            implements
                InvoicingEvent {}

    /// `paymentId` is the payment provider's, so that one payment counts once.
    @StoredName("invoicing.payment-received")
    record PaymentReceived(String orderId, String paymentId, String provider, Money amount) implements InvoicingEvent {}

    @StoredName("invoicing.invoice-paid")
    record InvoicePaid(String orderId, String number, Money gross) implements InvoicingEvent {}
}
