package dev.kept.local;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Small pictures of a gauge, another one for every word. Nothing is written on them: not every machine has fonts.
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
        pen.setPaint(new GradientPaint(0, 0, new Color(0x5B7C8D), 320, 160, new Color(0xD8C3A5)));
        pen.fillRect(0, 0, 320, 160);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillOval(100, 20, 120, 120);
        pen.setColor(new Color(0x2B2A27));
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.drawOval(100, 20, 120, 120);
        double angle = Math.toRadians(word.hashCode() % 360);
        pen.drawLine(160, 80, 160 + (int) (45 * Math.cos(angle)), 80 + (int) (45 * Math.sin(angle)));
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
