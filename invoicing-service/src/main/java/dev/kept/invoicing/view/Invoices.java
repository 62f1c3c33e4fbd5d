package dev.kept.invoicing.view;

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

/// The list of invoices.
@Singleton
public class Invoices extends RowView<Invoices.Row> {

    /// @param number empty until it is issued; `dueOn` too
    /// @param gross in minor units of `currency`; `paid` too
    public record Row(String invoiceId, String tenant, long version, String orderId, String orderNumber, String customerId,
            String recipientId, String status, String number, String currency, long gross, long paid, String dueOn) {

        Row now(long at, String newStatus) {
            return new Row(invoiceId, tenant, at, orderId, orderNumber, customerId, recipientId, newStatus, number, currency, gross, paid,
                    dueOn);
        }

        Row issued(InvoiceIssued it) {
            return new Row(invoiceId, tenant, version, orderId, orderNumber, customerId, recipientId, status, it.number(), currency, gross,
                    paid, it.dueOn().toString());
        }

        Row received(long minor) {
            return new Row(invoiceId, tenant, version, orderId, orderNumber, customerId, recipientId, status, number, currency, gross,
                    paid + minor, dueOn);
        }
    }

    @Inject
    Invoices(Codec codec) {
        super("invoice", Row.class, codec.mapper());
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
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        long at = fact.envelope().stream().sequence();
        if (fact.event() instanceof InvoiceDrafted it)
            return new Row(key, fact.tenant(), at, it.orderId(), it.orderNumber(), it.customerId(), it.recipientId(), "DRAFT", "",
                    it.totals().gross().currency(), it.totals().gross().minor(), 0, "");
        if (row == null || !(fact.event() instanceof InvoicingEvent event))
            return row;
        return switch (event) {
            case InvoiceApproved _ -> row.now(at, "APPROVED");
            case InvoiceIssued it -> row.issued(it).now(at, "ISSUED");
            case InvoiceSent _ -> row.now(at, "SENT");
            case PaymentReceived it -> row.received(it.amount().minor()).now(at, "PART_PAID");
            case InvoicePaid _ -> row.now(at, "PAID");
            case InvoiceDrafted _,InvoiceDocumentIssued _ -> row.now(at, row.status());
        };
    }
}
