package dev.kept.invoicing.pdf;

import dev.kept.runtime.paper.Pdf;
import io.quarkus.qute.Engine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Renders an invoice as a PDF. Takes a moment: not for an event loop.
@Singleton
public class InvoicePdf {
    private final Engine templates;

    @Inject
    public InvoicePdf(Engine templates) {
        this.templates = templates;
    }

    public byte[] render(Paper paper) {
        var template = templates.getTemplate("invoice.html");
        if (template == null)
            throw new IllegalStateException("The template of the invoice is not there");
        return Pdf.of(template.data("paper", paper).render());
    }
}
