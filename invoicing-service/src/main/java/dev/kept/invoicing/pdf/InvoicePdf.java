package dev.kept.invoicing.pdf;

import io.quarkus.qute.Engine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.pdf.ITextRenderer;
import org.openpdf.text.pdf.BaseFont;

/// Renders an invoice as a PDF of A4 pages with its fonts in it. Takes a moment: not for an event loop.
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
        var renderer = new ITextRenderer();
        try (var out = new ByteArrayOutputStream()) {
            for (var font : new String[]{"LiberationSans-Regular", "LiberationSans-Bold"})
                renderer.getFontResolver().addFont("liberation/" + font + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            renderer.setDocumentFromString(template.data("paper", paper).render());
            renderer.layout();
            renderer.createPDF(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
