package dev.kept.gateway.view;

import dev.kept.events.InvoicingEvent;
import dev.kept.events.InvoicingEvent.InvoiceApproved;
import dev.kept.events.InvoicingEvent.InvoiceDocumentIssued;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.InvoicingEvent.PaymentReceived;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lists of invoices.
@Singleton
public class Invoices extends RowView<InvoiceRow> {
    @Inject
    Invoices(Codec codec) {
        super("invoice_row", InvoiceRow.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVOICING);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof InvoicingEvent ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable InvoiceRow fold(String key, @Nullable InvoiceRow row, Recorded fact) {
        var before = row != null ? row : fact.event() instanceof InvoiceDrafted drafted ? drafted(fact, drafted) : null;
        return before == null ? null : after(before, fact).withVersion(fact.envelope().stream().sequence());
    }

    private static InvoiceRow drafted(Recorded fact, InvoiceDrafted drafted) {
        var totals = drafted.totals();
        return new InvoiceRow(fact.streamId(), fact.tenant(), drafted.orderId(), drafted.orderNumber(), drafted.customerId(), null, "DRAFT",
                totals.net().minor(), totals.vat().minor(), totals.gross().minor(), 0, totals.gross().currency(),
                fact.envelope().recordedAt(), null, null, null, 0);
    }

    private static InvoiceRow after(InvoiceRow row, Recorded fact) {
        return switch (fact.event()) {
            case InvoiceApproved _ -> row.withState("APPROVED");
            case InvoiceIssued issued -> row.withNumber(issued.number(), issued.issuedOn().toString(), issued.dueOn().toString());
            case InvoiceDocumentIssued document -> row.withFile(document.file().sha256());
            case InvoiceSent _ -> row.withState("SENT");
            case PaymentReceived payment -> row.withPaid(row.paidMinor() + payment.amount().minor()).withState("PART_PAID");
            case InvoicePaid _ -> row.withState("PAID");
            default -> row;
        };
    }
}
