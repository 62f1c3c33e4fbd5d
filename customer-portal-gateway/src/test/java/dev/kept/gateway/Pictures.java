package dev.kept.gateway;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures as a phone makes them, and as nobody should.
final class Pictures {
    /// Where it was taken, as it stands in [#jpegFromSomewhere()].
    static final String PLACE = "GPS 53.3219N 6.2652W";

    private Pictures() {}

    static byte[] plain(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /// With an EXIF segment that says where.
    static byte[] jpegFromSomewhere() throws IOException {
        var plain = plain("jpg");
        var exif = ("Exif\0\0MM\0*\0\0\0\b\0\0" + PLACE).getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(plain.length + exif.length + 4).put(plain, 0, 2).put((byte) 0xFF).put((byte) 0xE1)
                .putShort((short) (exif.length + 2)).put(exif).put(plain, 2, plain.length - 2).array();
    }

    /// A PNG of a few bytes that says it has 2.5 thousand million pixels.
    static byte[] bomb() throws IOException {
        var png = plain("png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }
}
