package dev.kept.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The colours of `tokens.css`, light and dark.
record Tokens(Map<String, Pair> colours) {
    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+):\\s*light-dark\\(#([0-9a-f]{6}),\\s*#([0-9a-f]{6})\\);");

    enum Theme {
        LIGHT, DARK
    }

    /// RGB of one token in both themes.
    record Pair(int light, int dark) {}

    static Tokens ofThePages() {
        try (var in = Objects.requireNonNull(Tokens.class.getResourceAsStream("/web/shared/tokens.css"), "tokens.css")) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Tokens of(String css) {
        var found = new LinkedHashMap<String, Pair>();
        var matcher = TOKEN.matcher(css);
        while (matcher.find())
            found.put(matcher.group(1), new Pair(Integer.parseInt(matcher.group(2), 16), Integer.parseInt(matcher.group(3), 16)));
        return new Tokens(found);
    }

    /// The contrast ratio of WCAG 2, from 1 to 21.
    double contrast(String one, String other, Theme theme) {
        double first = luminance(rgb(one, theme));
        double second = luminance(rgb(other, theme));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private int rgb(String token, Theme theme) {
        var pair = colours.get(token);
        if (pair == null)
            throw new IllegalArgumentException("tokens.css has no --" + token + " with both themes");
        return theme == Theme.LIGHT ? pair.light() : pair.dark();
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
