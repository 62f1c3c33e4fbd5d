package dev.kept.local.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// Reads what is printed.
final class Papers {
    private Papers() {}

    /// The words of all pages, with one space between them; columns of a table follow one another without one.
    static String words(byte[] pdf) {
        try (var reader = new PdfReader(pdf)) {
            return IntStream.rangeClosed(1, reader.getNumberOfPages()).mapToObj(page -> page(reader, page)).collect(Collectors.joining(" "))
                    .replaceAll("\\s+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String page(PdfReader reader, int page) {
        try {
            return new PdfTextExtractor(reader).getTextFromPage(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
