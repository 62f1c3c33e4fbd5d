package dev.kept.workorder.http;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// Words as a picture that phones read: a vector drawing, sharp in every size.
final class QrCode {
    /// Light modules around the code, without which readers do not find it.
    private static final int MARGIN = 4;
    /// M: a sign may lose a seventh of its area to dirt and scratches.
    private static final Map<EncodeHintType, ?> HINTS = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M,
            EncodeHintType.MARGIN,
            MARGIN);

    private QrCode() {}

    static String svg(String words) {
        try {
            var code = new QRCodeWriter().encode(words, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + code.getWidth() + " " + code.getHeight()
                    + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\""
                    + path(code) + "\"/></svg>";
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("These words do not fit into a code: " + words.length() + " characters", tooLong);
        }
    }

    /// Each run of dark modules in a row is a rectangle.
    private static String path(BitMatrix code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++)
            for (int x = 0; x < code.getWidth();) {
                int end = x;
                while (end < code.getWidth() && code.get(end, y))
                    end++;
                if (end > x)
                    path.append("M").append(x).append(' ').append(y).append('h').append(end - x).append("v1h").append(x - end).append('z');
                x = Math.max(end, x + 1);
            }
        return path.toString();
    }
}
