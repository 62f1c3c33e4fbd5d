package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands beside the order: its documents, and what invoicing last said.
///
/// @param billing null: invoicing has said nothing yet
public record Papers(List<DocumentIssued> documents, @Nullable BillingNoted billing) {
    static final Papers NONE = new Papers(List.of(), null);

    public Papers {
        documents = List.copyOf(documents);
    }

    /// The next edition of a kind: 1, 2, 3.
    int nextEdition(DocumentKind kind) {
        return (int) documents.stream().filter(document -> document.kind() == kind).count() + 1;
    }

    boolean has(String documentId) {
        return documents.stream().anyMatch(document -> document.documentId().equals(documentId));
    }

    Papers with(DocumentIssued document) {
        return new Papers(Stream.concat(documents.stream(), Stream.of(document)).toList(), billing);
    }

    Papers with(BillingNoted noted) {
        return new Papers(documents, noted);
    }
}
