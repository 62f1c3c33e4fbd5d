package dev.kept.runtime.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.openpdf.pdf.ITextRenderer;
import org.openpdf.text.pdf.BaseFont;

/// Pages out of XHTML with their fonts, Liberation Sans, in the file. Takes a moment: not for an event loop. A service that prints has
/// OpenPDF and the fonts among its own dependencies.
public final class Pdf {
    private static final String[] FONTS = {"LiberationSans-Regular", "LiberationSans-Bold"};

    /// What XML 1.0 forbids. Texts that were kept before the door refused it may hold it: they are printed all the same.
    private static final Pattern NO_XML = Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final String REPLACEMENT = "\uFFFD";

    private Pdf() {}

    public static byte[] of(String xhtml) {
        var renderer = new ITextRenderer();
        try (var out = new ByteArrayOutputStream()) {
            for (var font : FONTS)
                renderer.getFontResolver().addFont("liberation/" + font + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
            renderer.setDocumentFromString(NO_XML.matcher(xhtml).replaceAll(REPLACEMENT));
            renderer.layout();
            renderer.createPDF(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
