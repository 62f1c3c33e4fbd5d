package dev.kept.workorder.domain;

import static java.util.stream.Stream.concat;

import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands beside the order: its documents, what invoicing last said of each invoice, and its ties to other orders.
///
/// @param invoices the one that was spoken of last comes last
public record Papers(List<DocumentIssued> documents, List<Invoice> invoices, Links links) {
    static final Papers NONE = new Papers(List.of(), List.of(), Links.NONE);

    /// @param cycle the one whose work it bills
    public record Invoice(BillingNoted last, int cycle) {}

    public Papers {
        documents = List.copyOf(documents);
        invoices = List.copyOf(invoices);
    }

    /// What invoicing last said; null: nothing yet.
    public @Nullable BillingNoted billing() {
        return invoices.isEmpty() ? null : invoices.getLast().last();
    }

    public Optional<Invoice> invoice(String document) {
        return invoices.stream().filter(invoice -> invoice.last().document().equals(document)).findFirst();
    }

    /// The next edition of a kind: 1, 2, 3.
    int nextEdition(DocumentKind kind) {
        return (int) documents.stream().filter(document -> document.kind() == kind).count() + 1;
    }

    boolean has(String documentId) {
        return documents.stream().anyMatch(document -> document.documentId().equals(documentId));
    }

    Papers with(DocumentIssued document) {
        return new Papers(concat(documents.stream(), Stream.of(document)).toList(), invoices, links);
    }

    Papers with(Links now) {
        return new Papers(documents, invoices, now);
    }

    /// @param cycle for an invoice that was not spoken of before: it bills what went to invoicing last
    Papers with(BillingNoted noted, int cycle) {
        var known = invoice(noted.document());
        var others = invoices.stream().filter(invoice -> !invoice.last().document().equals(noted.document()));
        return new Papers(documents, concat(others, Stream.of(new Invoice(noted, known.map(Invoice::cycle).orElse(cycle)))).toList(),
                links);
    }
}
