package dev.kept.workorder.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Actor;
import dev.kept.events.Appointment;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.*;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// The order and the report as a person holds them in the hand; `target/*.pdf` is there to be looked at.
class DocumentsTest {
    private static final Instant AT = Instant.parse("2026-11-24T08:11:00Z");
    private static final FileRef PHOTO = new FileRef("a".repeat(64), "image/jpeg", 1000, "gauge.jpg", "maeve");
    private static final Appointment THURSDAY = new Appointment("Europe/Dublin", LocalDateTime.parse("2026-11-26T10:00"),
            LocalDateTime.parse("2026-11-26T12:00"), LocalDateTime.parse("2026-11-26T10:00"), LocalDateTime.parse("2026-11-26T12:00"));
    private static final Surroundings AROUND = new Surroundings(
            new Surroundings.Tenant("Alder Home Services", "orders@alder.example", "01 555 0142"), "Zielińska & <Sons>",
            "14 Orchard Terrace, Rathmines, Dublin 6", "", "14 Orchard Terrace, Rathmines, Dublin 6", "Gate code 4812.", "Boiler repair",
            "maeve@home.example",
            Map.of("maeve", "Maeve Brennan", "declan", "Declan Brennan", "tomasz", "Tomasz Nowak"),
            Map.of("p1", "Expansion vessel, 8 l", "p2", "Seal"), List.of());
    private final Documents documents = new Documents(engine());
    private final List<Recorded> facts = new ArrayList<>();

    @Test
    @Tag("C07")
    void the_order_tells_what_was_asked_for_and_approved_and_when_somebody_comes() throws IOException {
        opened(2);
        granted();
        happens("tomasz", AT, new VisitScheduled("v", "s", THURSDAY, List.of("tomasz")));
        var text = text(render(DocumentKind.ORDER, "order"), 1);
        for (var expected : List.of("Alder Home Services", "WO-2026-000123", "Version 1, issued 24 Nov 2026, 08:11", "Zielińska & <Sons>",
                "Boiler pressure keeps dropping to 0.4 bar", "Thursday 26 November 2026", "10:00 – 12:00", "Tomasz Nowak",
                "Find why it loses pressure 1", "€158.90", "Approved by Declan Brennan", "Access details are with the technician",
                "Page 1 of 1"))
            assertTrue(text.contains(expected), expected + " in " + text);
        assertFalse(text.contains("Gate code"), "a gate code on paper");
    }

    @Test
    void an_order_without_a_day_says_so_and_what_would_suit() throws IOException {
        opened(1);
        granted();
        var text = text(render(DocumentKind.ORDER, "order-without-day"), 1);
        assertTrue(text.contains("The day is not agreed yet"), text);
        assertTrue(text.contains("Friday 27 November 2026, 09:00 – 17:00"), text);
    }

    @Test
    @Tag("B06")
    void a_changed_order_tells_of_each_change_in_its_words_and_leaves_out_what_was_dropped() throws IOException {
        opened(2);
        granted();
        happens("tomasz", AT, new WorkOrderAmended(1, new Personal("maeve", "Two more radiators are cold."),
                List.of(new ActionItem("more", new Personal("maeve", "Bleed the two in the hall"))), List.of(), new Money(5_000, "EUR"),
                2));
        var labels = Map.of("WORK_ORDER", "Service Order", "AMENDMENT", "Confirmation");
        var second = text(render(DocumentKind.ORDER, "order-changed", 2, labels), 1);
        for (var expected : List.of("Service Order", "Version 2", "Confirmation 1, 24 Nov 2026", "Two more radiators are cold.", "+ €50.00",
                "Bleed the two in the hall", "Find why it loses pressure 2"))
            assertTrue(second.contains(expected), expected + " in " + second);
        happens("tomasz", AT,
                new WorkOrderAmended(2, new Personal("maeve", "The second is not needed."), List.of(), List.of("i2"), null, 3));
        var third = text(render(DocumentKind.ORDER, "order-changed-again", 3, labels), 1);
        for (var expected : List.of("Version 3", "Two more radiators are cold.", "Confirmation 2", "The second is not needed."))
            assertTrue(third.contains(expected), expected + " in " + third);
        assertFalse(third.contains("Find why it loses pressure 2"), third);
        assertFalse(second.contains("not needed"), "what came later does not stand in it");
    }

    @Test
    @Tag("E07")
    @Tag("E08")
    void the_opening_tells_who_asked_how_to_reach_them_and_what_is_to_be_serviced() throws IOException {
        opened(2);
        var text = text(render(DocumentKind.OPENING, "opening", 1, Map.of()), 1);
        for (var expected : List.of("Work order, as opened", "WO-2026-000123", "Maeve Brennan", "maeve@home.example", "Boiler repair",
                "Why it was opened", "Radiators upstairs stay cold", "Find why it loses pressure 1", "Friday 27 November 2026", "€158.90"))
            assertTrue(text.contains(expected), expected + " in " + text);
        assertFalse(text.contains("Approv"), text);
    }

    @Test
    @Tag("D44")
    void the_report_tells_that_the_promise_was_kept_and_what_was_done() throws IOException {
        opened(2);
        granted();
        worked("2026-11-26T10:06:00Z");
        var text = text(render(DocumentKind.REPORT, "report"), 1);
        for (var expected : List.of("Service report", "Kept Thursday 26 November 2026 Arrived 10:06 promised 10:00 – 12:00",
                "Recharged the vessel",
                "1 h 35 min", "Expansion vessel, 8 l", "2 pcs", "Maeve Brennan, 26 Nov 2026", "One photo of the work"))
            assertTrue(text.contains(expected), expected + " in " + text);
        assertFalse(text.contains("Gate code"), "a gate code on paper");
    }

    @Test
    void the_report_of_a_second_time_tells_of_that_time_only() throws IOException {
        opened(1);
        granted();
        worked("2026-11-26T10:06:00Z");
        happens("maeve", AT, new WorkOrderReopened(2, new Personal("maeve", "It drips."), true, List.of(), List.of()));
        happens("tomasz", AT, new PartUsed("l2", "p2", new Quantity(BigDecimal.ONE, "pcs"), "van-tomasz", "v", false, null, null));
        happens("tomasz", AT, new WorkCompleted(2, "c", "s", "boiler-repair", Duration.ofMinutes(30),
                List.of(new PartLine("l2", "p2", new Quantity(BigDecimal.ONE, "pcs"))), 1, new Personal("maeve", "A new seal."), List.of(),
                null, null, null));
        var text = text(render(DocumentKind.REPORT, "report-again"), 1);
        assertTrue(text.contains("Seal"), text);
        assertFalse(text.contains("Expansion vessel"), text);
        assertTrue(text.contains("Not signed."), text);
    }

    @Test
    void a_promise_that_was_not_kept_is_not_called_kept() throws IOException {
        opened(1);
        granted();
        worked("2026-11-26T12:01:00Z");
        var text = text(render(DocumentKind.REPORT, "report-late"), 1);
        assertTrue(text.contains("Arrived 12:01"), text);
        assertFalse(text.contains("Kept Thursday"), text);
        assertTrue(text.contains("Visit Thursday"), text);
    }

    @Test
    void a_long_one_takes_several_pages_of_a4_with_the_fonts_in_the_file() throws IOException {
        opened(60);
        granted();
        var bytes = render(DocumentKind.ORDER, "order-long");
        var reader = new PdfReader(bytes);
        assertTrue(reader.getNumberOfPages() > 1);
        assertEquals(595, reader.getPageSize(1).getWidth(), 1, "A4");
        assertTrue(text(bytes, 2).contains("Page 2 of"));
        var raw = new String(bytes, StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("LiberationSans") && raw.contains("/FontFile2"), "the font and its program");
    }

    private void opened(int items) {
        happens("maeve", Instant.parse("2026-11-23T19:42:00Z"), new WorkOrderOpened("WO-2026-000123", "home-service@1", Source.PORTAL, "c",
                "s", "Europe/Dublin", "maeve", "maeve",
                new Personal("maeve",
                        "Boiler pressure keeps dropping to 0.4 bar. Radiators upstairs stay cold. I top it up every morning."),
                "boiler-repair", Priority.URGENT, false,
                List.of(new AvailabilityWindow(LocalDate.of(2026, 11, 27), LocalTime.of(9, 0), LocalTime.of(17, 0))),
                IntStream.rangeClosed(1, items)
                        .mapToObj(item -> new ActionItem("i" + item, new Personal("maeve", "Find why it loses pressure " + item))).toList(),
                List.of(PHOTO, PHOTO), new Money(15_890, "EUR"), null));
        happens("maeve", AT, new ApprovalRequested("a", ApprovalKind.INITIAL, null, List.of("declan"), 1));
    }

    private void granted() {
        happens("declan", AT, new ApprovalGranted("a", ApprovalKind.INITIAL, null, 1));
    }

    private void worked(String arrived) {
        happens("tomasz", AT, new VisitScheduled("v", "s", THURSDAY, List.of("tomasz")));
        happens("tomasz", Instant.parse(arrived), new Arrived("v", "tomasz"));
        happens("tomasz", AT, new PartUsed("l", "p1", new Quantity(BigDecimal.TWO, "pcs"), "van-tomasz", "v", false, null, null));
        happens("tomasz", AT, new ActionItemResolved("i1"));
        happens("tomasz", Instant.parse("2026-11-26T11:40:00Z"), new SignatureCaptured(PHOTO, new Personal("maeve", "Maeve Brennan")));
        happens("tomasz", AT, new WorkCompleted(1, "c", "s", "boiler-repair", Duration.ofMinutes(95),
                List.of(new PartLine("l", "p1", new Quantity(BigDecimal.TWO, "pcs"))), 1,
                new Personal("maeve", "Recharged the vessel and refilled to 1.4 bar."), List.of(PHOTO), PHOTO, null, null));
    }

    private void happens(String who, Instant at, WorkOrderEvent event) {
        var entry = Catalogue.of(event);
        facts.add(
                new Recorded(new Envelope("acme", new Envelope.StreamRef("workorder", "o", facts.size()), facts.size(), "e" + facts.size(),
                        new Envelope.EventType(entry.name(), 1), at, at, Actor.person(who), null, Channel.API, null, "c", "c", 0, null),
                        event));
    }

    private byte[] render(DocumentKind kind, String name) throws IOException {
        return render(kind, name, 1, Map.of());
    }

    private byte[] render(DocumentKind kind, String name, int edition, Map<String, String> labels) throws IOException {
        var bytes = documents.render(kind, OrderReading.of(facts), AROUND, "7f3a92b1-0000-7000-8000-000000000000", edition, AT, labels,
                signature());
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/" + name + ".pdf"), bytes);
        return bytes;
    }

    private static String text(byte[] pdf, int page) throws IOException {
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(page).replaceAll("\\s+", " ");
    }

    private static String signature() throws IOException {
        var picture = new BufferedImage(400, 120, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setStroke(new java.awt.BasicStroke(4));
        for (int x = 10; x < 380; x++)
            pen.drawLine(x, 60 + (int) (40 * Math.sin(x / 14.0)), x + 1, 60 + (int) (40 * Math.sin((x + 1) / 14.0)));
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static Engine engine() {
        var engine = Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML))).build();
        for (var name : List.of("paper.html", "opening.html", "order.html", "report.html"))
            try (var template = Objects.requireNonNull(DocumentsTest.class.getResourceAsStream("/templates/" + name))) {
                engine.putTemplate(name,
                        engine.parse(new String(template.readAllBytes(), StandardCharsets.UTF_8),
                                Variant.forContentType(Variant.TEXT_HTML)));
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        return engine;
    }
}
