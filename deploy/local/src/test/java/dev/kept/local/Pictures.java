package dev.kept.local;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Small pictures with a word on them.
public final class Pictures {
    private Pictures() {}

    public static byte[] jpeg(String word) {
        return picture(word, "jpg");
    }

    public static byte[] png(String word) {
        return picture(word, "png");
    }

    private static byte[] picture(String word, String format) {
        var image = new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 320, 160);
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(word, 20, 80);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }
}
