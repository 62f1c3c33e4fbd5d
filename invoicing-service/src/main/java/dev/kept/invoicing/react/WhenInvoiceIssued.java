package dev.kept.invoicing.react;

import static dev.kept.invoicing.Streams.INVOICES;

import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.Topic;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.invoicing.domain.InvoiceCommand.HandOver;
import dev.kept.invoicing.domain.InvoiceId;
import dev.kept.invoicing.pdf.InvoicePdf;
import dev.kept.invoicing.pdf.Paper;
import dev.kept.invoicing.view.Letterheads;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// An invoice that has its number gets its document and goes to the customer.
@Singleton
public class WhenInvoiceIssued implements Reaction {
    private final EventLog log;
    private final Consequence consequence;
    private final Letterheads letterheads;
    private final InvoicePdf pdf;
    private final BlobStore blobs;
    private final Vertx vertx;

    @Inject
    WhenInvoiceIssued(EventLog log, Consequence consequence, Letterheads letterheads, InvoicePdf pdf, BlobStore blobs, Vertx vertx) {
        this.log = log;
        this.consequence = consequence;
        this.letterheads = letterheads;
        this.pdf = pdf;
        this.blobs = blobs;
        this.vertx = vertx;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVOICING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case InvoiceIssued _ -> log.load(INVOICES, fact.tenant(), fact.streamId()).chain(loaded -> switch (loaded.state()) {
                case Invoice.Issued issued -> handOver(transaction, fact, issued);
                case Invoice.None _,Invoice.Drafted _,Invoice.Approved _,Invoice.Sent _,Invoice.Paid _ -> Reaction.nothing();
            });
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> handOver(SqlConnection transaction, Recorded fact, Invoice.Issued issued) {
        var document = InvoiceId.named("document/" + fact.streamId() + "/1");
        return letterheads.of(transaction, fact.tenant(), issued.bill())
                .chain(head -> vertx.executeBlocking(() -> pdf.render(Paper.of(issued, head, document)), false))
                .chain(bytes -> blobs.put(fact.tenant(), "application/pdf", issued.issue().number() + ".pdf", issued.bill().recipientId(),
                        bytes))
                .chain(file -> consequence.command(fact, INVOICES, fact.streamId(), new HandOver(document, file), this));
    }
}
