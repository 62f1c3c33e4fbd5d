package dev.kept.runtime.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads a picture's size and takes out what it says about camera and place, without decoding a pixel. What is kept goes on as it is
/// read: there is never a second copy of a picture in memory.
final class Picture {
    /// 40 million: more than any phone's photo, less than what fills a service's memory when decoded.
    static final long MOST_PIXELS = 40_000_000;
    private static final int JPEG_START = 2;

    private Picture() {}

    /// Writes the bytes as they may be kept. After a [NotKept] some may have been written.
    static void clean(Kind kind, byte[] content, OutputStream kept) throws IOException {
        try {
            switch (kind) {
                case JPEG -> jpeg(content, kept);
                case PNG -> png(content, kept);
                case WEBP -> webp(content, kept);
                case PDF -> kept.write(content);
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException _) {
            throw NotKept.because("The picture is damaged: it ends in the middle of a part. Take or export it again.");
        }
    }

    /// Segments up to the first scan; APP1 (EXIF, XMP), APP13 (IPTC) and comments are left out, except the way up.
    private static void jpeg(byte[] content, OutputStream kept) throws IOException {
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
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// Which way up the picture is stands in its EXIF data alone: written again, with nothing else.
    private static void orientation(byte[] content, int at, int length, OutputStream kept) throws IOException {
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
                kept.write(orientationOnly(value));
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
    private static void png(byte[] content, OutputStream kept) throws IOException {
        var in = ByteBuffer.wrap(content);
        requirePixels(in.getInt(16) & 0xFFFFFFFFL, in.getInt(20) & 0xFFFFFFFFL);
        kept.write(content, 0, 8);
        int at = 8;
        while (at < content.length) {
            int length = in.getInt(at);
            if (length < 0 || length > content.length - at - 12)
                throw new IllegalArgumentException("length");
            var name = name(content, at + 4);
            switch (name) {
                case "eXIf", "tEXt", "zTXt", "iTXt", "tIME" -> {
                    // not kept
                }
                default -> kept.write(content, at, length + 12);
            }
            at += length + 12;
            if (name.equals("IEND"))
                return;
        }
        throw new IllegalArgumentException("no end");
    }

    /// RIFF chunks; EXIF and XMP are left out, and the header says so. Read twice: the size comes first.
    private static void webp(byte[] content, OutputStream kept) throws IOException {
        var in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int size = 4; // "WEBP"
        boolean sized = false;
        for (int at = 12; at + 8 <= content.length; at += chunk(in, at)) {
            var name = name(content, at);
            sized |= webpSize(name, in, at + 8);
            if (isPicture(name))
                size += chunk(in, at);
        }
        if (!sized)
            throw new IllegalArgumentException("no picture");
        kept.write(content, 0, 4);
        kept.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(size).array());
        kept.write(content, 8, 4);
        for (int at = 12; at + 8 <= content.length; at += chunk(in, at)) {
            var name = name(content, at);
            if (name.equals("VP8X")) {
                kept.write(content, at, 8);
                kept.write(content[at + 8] & ~0x0C); // neither EXIF nor XMP follows
                kept.write(content, at + 9, chunk(in, at) - 9);
            } else if (isPicture(name))
                kept.write(content, at, chunk(in, at));
        }
    }

    /// The length of a chunk with its head and the byte that makes it even.
    private static int chunk(ByteBuffer in, int at) {
        int length = in.getInt(at + 4);
        int left = in.limit() - at - 8;
        if (length < 0 || length > left || length + (length & 1) > left)
            throw new IllegalArgumentException("length");
        return 8 + length + (length & 1);
    }

    private static String name(byte[] content, int at) {
        return new String(content, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static boolean isPicture(String name) {
        return !name.equals("EXIF") && !name.equals("XMP ");
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
