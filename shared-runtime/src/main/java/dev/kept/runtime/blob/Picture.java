package dev.kept.runtime.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads a picture's size and takes out what it says about camera and place, without decoding a pixel.
final class Picture {
    /// 40 million: more than any phone's photo, less than what fills a service's memory when decoded.
    static final long MOST_PIXELS = 40_000_000;
    private static final int JPEG_START = 2;

    private Picture() {}

    /// The bytes as they may be kept.
    static byte[] cleaned(Kind kind, byte[] content) {
        try {
            return switch (kind) {
                case JPEG -> jpeg(content);
                case PNG -> png(content);
                case WEBP -> webp(content);
                case PDF -> content;
            };
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException _) {
            throw NotKept.because("The picture is damaged: it ends in the middle of a part. Take or export it again.");
        }
    }

    /// Segments up to the first scan; APP1 (EXIF, XMP), APP13 (IPTC) and comments are left out, except the way up.
    private static byte[] jpeg(byte[] content) {
        var kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, JPEG_START);
        var in = ByteBuffer.wrap(content);
        boolean sized = false;
        int at = JPEG_START;
        while (true) {
            if ((content[at] & 0xFF) != 0xFF)
                throw new IllegalArgumentException("no marker");
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xDA || marker == 0xD9)
                break;
            int length = in.getShort(at + 2) & 0xFFFF;
            if (length < 2 || at + 2 + length > content.length)
                throw new IllegalArgumentException("length");
            if (isFrame(marker)) {
                requirePixels(in.getShort(at + 7) & 0xFFFF, in.getShort(at + 5) & 0xFFFF);
                sized = true;
            }
            if (marker == 0xE1)
                orientation(content, at + 4, length - 2, kept);
            else if (marker != 0xED && marker != 0xFE)
                kept.write(content, at, length + 2);
            at += length + 2;
        }
        if (!sized)
            throw new IllegalArgumentException("no frame");
        kept.write(content, at, content.length - at);
        return kept.toByteArray();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// Which way up the picture is stands in its EXIF data alone: written again, with nothing else.
    private static void orientation(byte[] content, int at, int length, ByteArrayOutputStream kept) {
        if (length < 14 || !new String(content, at, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0"))
            return;
        var tiff = ByteBuffer.wrap(content, at + 6, length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory + 2 > tiff.limit())
            return;
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + (i + 1) * 12 <= tiff.limit(); i++) {
            int entry = directory + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xFFFF) != 0x0112)
                continue;
            int value = tiff.getShort(entry + 8) & 0xFFFF;
            if (value >= 2 && value <= 8)
                kept.writeBytes(orientationOnly(value));
            return;
        }
    }

    private static byte[] orientationOnly(int value) {
        return ByteBuffer.allocate(36).put((byte) 0xFF).put((byte) 0xE1).putShort((short) 34)
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42)
                .putInt(8).putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) value)
                .putShort((short) 0).putInt(0).array();
    }

    /// Chunks; eXIf, texts and times are left out.
    private static byte[] png(byte[] content) {
        var in = ByteBuffer.wrap(content);
        requirePixels(in.getInt(16) & 0xFFFFFFFFL, in.getInt(20) & 0xFFFFFFFFL);
        var kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, 8);
        int at = 8;
        while (at < content.length) {
            int length = in.getInt(at);
            if (length < 0 || length > content.length - at - 12)
                throw new IllegalArgumentException("length");
            var name = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
            switch (name) {
                case "eXIf", "tEXt", "zTXt", "iTXt", "tIME" -> {
                    // not kept
                }
                default -> kept.write(content, at, length + 12);
            }
            at += length + 12;
            if (name.equals("IEND"))
                return kept.toByteArray();
        }
        throw new IllegalArgumentException("no end");
    }

    /// RIFF chunks; EXIF and XMP are left out, and the header says so.
    private static byte[] webp(byte[] content) {
        var in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        var kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, 12);
        int at = 12;
        boolean sized = false;
        while (at + 8 <= content.length) {
            var name = new String(content, at, 4, StandardCharsets.ISO_8859_1);
            int length = in.getInt(at + 4);
            int whole = 8 + length + (length & 1);
            if (length < 0 || whole > content.length - at)
                throw new IllegalArgumentException("length");
            sized |= webpSize(name, in, at + 8);
            if (!name.equals("EXIF") && !name.equals("XMP "))
                kept.write(content, at, whole);
            at += whole;
        }
        if (!sized)
            throw new IllegalArgumentException("no picture");
        var cleaned = kept.toByteArray();
        ByteBuffer.wrap(cleaned).order(ByteOrder.LITTLE_ENDIAN).putInt(4, cleaned.length - 8);
        if (new String(cleaned, 12, 4, StandardCharsets.ISO_8859_1).equals("VP8X"))
            cleaned[20] &= (byte) ~0x0C; // neither EXIF nor XMP follows
        return cleaned;
    }

    private static boolean webpSize(String name, ByteBuffer in, int at) {
        switch (name) {
            case "VP8X" -> requirePixels(1 + (in.getInt(at + 4) & 0xFFFFFF), 1 + (in.getInt(at + 6) >>> 8 & 0xFFFFFF));
            case "VP8 " -> requirePixels(in.getShort(at + 6) & 0x3FFF, in.getShort(at + 8) & 0x3FFF);
            case "VP8L" -> requirePixels(1 + (in.getInt(at + 1) & 0x3FFF), 1 + (in.getInt(at + 1) >>> 14 & 0x3FFF));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void requirePixels(long width, long height) {
        if (width < 1 || height < 1)
            throw NotKept.because("The picture has no width or no height. Take or export it again.");
        if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS)
            throw NotKept.tooLarge(
                    "The picture has %d x %d pixels; at most %d million are kept. Make it smaller.".formatted(width, height,
                            MOST_PIXELS / 1_000_000));
    }
}
