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
    /// @param labels what the order's policy calls things: of these, `WORK_ORDER` and `AMENDMENT`
    /// @param signature the customer's, as a data URI; empty where there is none to print
    public byte[] render(DocumentKind kind, OrderReading order, Surroundings around, String documentId, int edition, Instant issuedAt,
            Map<String, String> labels, String signature) {
        var head = new Paper.Edition(documentId, edition, issuedAt);
        var word = labels.getOrDefault("WORK_ORDER", "Work order");
        return switch (kind) {
            case OPENING -> pdf("opening.html",
                    Map.of("paper", Paper.of(word + ", as opened", order, around, head), "opening", OpeningPaper.of(order, around)));
            case ORDER -> pdf("order.html", Map.of("paper", Paper.of(word, order, around, head), "order",
                    OrderPaper.of(order, around, labels.getOrDefault("AMENDMENT", "Change"))));
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
