package dev.kept.invoicing;

import dev.kept.events.InvoicingEvent;
import dev.kept.events.Topic;
import dev.kept.invoicing.domain.Invoice;
import dev.kept.invoicing.domain.InvoiceCommand;
import dev.kept.invoicing.domain.InvoiceDecider;
import dev.kept.runtime.log.StreamType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What this service keeps facts about.
public final class Streams {
    public static final StreamType<InvoiceCommand, Invoice, InvoicingEvent> INVOICES = new StreamType<>("invoice", Topic.INVOICING,
            InvoicingEvent.class, new InvoiceDecider());

    private Streams() {}

    /// The log finds them here.
    @Singleton
    static class Beans {
        @Produces
        @Singleton
        StreamType<InvoiceCommand, Invoice, InvoicingEvent> invoices() {
            return INVOICES;
        }
    }
}
