package dev.kept.notification.view;

import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By when invoices are to be paid.
@Singleton
public class ToldInvoices extends RowView<ToldInvoices.Row> {
    public record Row(String invoiceId, String tenant, String orderId, String dueOn) {}

    @Inject
    ToldInvoices(Codec codec) {
        super("told_invoice", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVOICING);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof InvoiceIssued ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof InvoiceIssued it ? new Row(key, fact.tenant(), it.orderId(), it.dueOn().toString()) : row;
    }
}
