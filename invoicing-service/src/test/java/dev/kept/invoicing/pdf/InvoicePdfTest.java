package dev.kept.invoicing.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class InvoicePdfTest {
    private final InvoicePdf pdf = new InvoicePdf(engine());

    @Test
    @Tag("D53")
    void it_tells_what_was_done_and_what_it_costs_and_by_when_to_pay() throws IOException {
        var bytes = pdf.render(paper("Zielińska & <Sons>", 3));
        Files.write(Path.of("target/invoice.pdf"), bytes);

        var reader = new PdfReader(bytes);
        var text = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        for (var expected : List.of("Alder Home Services", "INV-2026-00001", "WO-2026-000001", "Zielińska & <Sons>", "Recharged the vessel",
                "€231.54", "VAT 13.5 %", "10 December 2026", "rounded up to the quarter hour"))
            assertTrue(text.contains(expected), expected + " in " + text);
        assertEquals(1, reader.getNumberOfPages());
        assertEquals(595, reader.getPageSize(1).getWidth(), 1, "A4");
    }

    /// The door refuses such texts; of those that were kept before, a document is made all the same.
    @Test
    void a_text_that_no_xml_holds_is_printed_without_what_is_wrong() throws IOException {
        var bytes = pdf.render(paper("Bren\uFFFFnan \uFFFE \uD83D \u0001 and Sons", 3));
        var text = new PdfTextExtractor(new PdfReader(bytes)).getTextFromPage(1).replaceAll("\\s+", " ");
        assertTrue(text.contains("and Sons"), text);
        assertTrue(text.contains("€231.54"), text);
    }

    @Test
    void the_fonts_are_in_the_file() {
        var raw = new String(pdf.render(paper("Zielińska", 3)), StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("LiberationSans"), "the font's name");
        assertTrue(raw.contains("/FontFile2"), "its program");
    }

    @Test
    void a_long_one_takes_several_pages_and_says_so() throws IOException {
        var reader = new PdfReader(pdf.render(paper("Brennan", 60)));
        assertTrue(reader.getNumberOfPages() > 1);
        assertTrue(new PdfTextExtractor(reader).getTextFromPage(2).contains("Page 2 of"), "numbered");
    }

    private static Paper paper(String customer, int lines) {
        var line = new Paper.Line("Labour, Boiler repair", "1.75 h", "€72.00", "€126.00");
        return new Paper("Alder Home Services", "01 555 0142 · orders@alder.example", "INV-2026-00001", "WO-2026-000001",
                "26 November 2026",
                "10 December 2026", customer, List.of("14 Orchard Terrace", "Rathmines", "Dublin 6"),
                List.of("14 Orchard Terrace", "Rathmines"), "Boiler pressure keeps dropping to 0.4 bar. Radiators upstairs stay cold.",
                "Recharged the vessel and refilled to 1.4 bar.", "One photo of the work is kept with the order.",
                Collections.nCopies(lines, line), "€204.00", List.of(new Paper.Vat("13.5 %", "€27.54")), "€231.54", "7F3A-92B1");
    }

    private static Engine engine() {
        var engine = Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML))).build();
        try (var template = Objects.requireNonNull(InvoicePdfTest.class.getResourceAsStream("/templates/invoice.html"))) {
            engine.putTemplate("invoice.html",
                    engine.parse(new String(template.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(Variant.TEXT_HTML)));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return engine;
    }
}
