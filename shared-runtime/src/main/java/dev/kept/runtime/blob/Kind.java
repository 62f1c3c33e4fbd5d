package dev.kept.runtime.blob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of file that are kept, and how each begins.
enum Kind {
    JPEG("image/jpeg"), PNG("image/png"), WEBP("image/webp"), PDF("application/pdf");

    private final String contentType;

    Kind(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /// The kind that a Content-Type names; parameters do not matter.
    static Optional<Kind> named(String contentType) {
        var bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.contentType.equals(bare)).findFirst();
    }

    /// What the bytes really are, by their first ones.
    static Optional<Kind> sniffed(byte[] content) {
        return Arrays.stream(values()).filter(kind -> kind.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        return switch (this) {
            case JPEG -> has(content, 0, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF);
            case PNG ->
                has(content, 0, (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) '\r', (byte) '\n', (byte) 0x1A, (byte) '\n');
            case WEBP -> has(content, 0, ascii("RIFF")) && has(content, 8, ascii("WEBP"));
            case PDF -> has(content, 0, ascii("%PDF-"));
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean has(byte[] content, int at, byte... expected) {
        return content.length >= at + expected.length && Arrays.equals(content, at, at + expected.length, expected, 0, expected.length);
    }
}
