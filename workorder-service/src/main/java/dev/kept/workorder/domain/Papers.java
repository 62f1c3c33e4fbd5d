package dev.kept.workorder.domain;

import static java.util.stream.Stream.concat;

import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FileAttached;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands beside the order: its documents and files, what invoicing last said of each invoice, whether a warranty pays, what
/// of the place it is about, and its ties to other orders.
///
/// @param invoices the one that was spoken of last comes last
/// @param files beside those that it was opened with
/// @param warranties what was said of them, one after the other
/// @param equipment ids of what stands there and the work is about
@RecordBuilder
public record Papers(List<DocumentIssued> documents, List<Invoice> invoices, List<FileAttached> files, List<WarrantyFlagged> warranties,
        List<String> equipment, Links links) implements PapersBuilder.With {
    static final Papers NONE = new Papers(List.of(), List.of(), List.of(), List.of(), List.of(), Links.NONE);

    /// @param cycle the one whose work it bills
    public record Invoice(BillingNoted last, int cycle) {}

    public Papers {
        documents = List.copyOf(documents);
        invoices = List.copyOf(invoices);
        files = List.copyOf(files);
        warranties = List.copyOf(warranties);
        equipment = List.copyOf(equipment);
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
        return withDocuments(and(documents, document));
    }

    Papers with(FileAttached file) {
        return withFiles(and(files, file));
    }

    Papers with(WarrantyFlagged flag) {
        return withWarranties(and(warranties, flag));
    }

    /// @param cycle for an invoice that was not spoken of before: it bills what went to invoicing last
    Papers with(BillingNoted noted, int cycle) {
        var known = invoice(noted.document());
        var others = invoices.stream().filter(invoice -> !invoice.last().document().equals(noted.document())).toList();
        return withInvoices(and(others, new Invoice(noted, known.map(Invoice::cycle).orElse(cycle))));
    }

    private static <T> List<T> and(List<T> list, T one) {
        return concat(list.stream(), Stream.of(one)).toList();
    }
}
