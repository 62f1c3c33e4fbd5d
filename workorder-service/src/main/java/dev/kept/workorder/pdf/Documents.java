package dev.kept.workorder.pdf;

import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.runtime.paper.Pdf;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import io.quarkus.qute.Engine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/// Renders an order's documents as PDF: pages of A4 with their fonts in the file. Takes a moment: not for an event loop.
@Singleton
public class Documents {
    private final Engine templates;

    @Inject
    public Documents(Engine templates) {
        this.templates = templates;
    }

    /// @param issuedAt when the fact happened that asked for it
    /// @param signature the customer's, as a data URI; empty where there is none to print
    public byte[] render(DocumentKind kind, OrderReading order, Surroundings around, String documentId, int edition, Instant issuedAt,
            String signature) {
        var head = new Paper.Edition(documentId, edition, issuedAt);
        return switch (kind) {
            case ORDER -> pdf("order.html",
                    Map.of("paper", Paper.of("Work order", order, around, head), "order", OrderPaper.of(order, around)));
            case REPORT -> pdf("report.html",
                    Map.of("paper", Paper.of("Service report", order, around, head), "report", ReportPaper.of(order, around, signature)));
        };
    }

    private byte[] pdf(String name, Map<String, Object> data) {
        var template = templates.getTemplate(name);
        if (template == null)
            throw new IllegalStateException("The template " + name + " is not there");
        var filled = template.instance();
        data.forEach(filled::data);
        return Pdf.of(filled.render());
    }
}
