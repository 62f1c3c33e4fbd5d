package dev.kept.local.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a page must not have: findings of axe (WCAG 2.2, A and AA), and a scroll bar sideways. Light and dark, on the smallest phone and at a
/// desk.
final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = read("/axe.min.js");
    private static final int[] WIDTHS = {1440, 320};
    private static final String FINDINGS = """
            async () => {
              // Colours that are on their way from one theme to the other are nobody's.
              document.getAnimations().filter(each => each.effect.getComputedTiming().endTime !== Infinity).forEach(each => each.finish());
              const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
              return JSON.stringify(violations.map(each => ({ rule: each.id, help: each.help,
                where: each.nodes.map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160)).slice(0, 3) })));
            }""";
    private static final String TOO_WIDE = """
            () => {
              const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) return '';
              const out = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > room + 1);
              return `${document.documentElement.scrollWidth} in ${room}: ` + (out.pop()?.outerHTML ?? '').slice(0, 160);
            }""";

    private Audit() {}

    /// One line per finding.
    static List<String> of(Page page) {
        var findings = new ArrayList<String>();
        page.evaluate("window.scrollTo(0, 0)"); // what sticks to the top covers nothing then
        page.evaluate(AXE);
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            var wide = (String) page.evaluate(TOO_WIDE);
            if (!wide.isEmpty())
                findings.add(width + " px, scrolls sideways: " + wide);
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(theme));
                axe(page).forEach(found -> findings.add(width + " px, " + theme + ", " + found.path("rule").asText() + ": "
                        + found.path("help").asText() + ": " + found.path("where")));
            }
        }
        return findings;
    }

    private static JsonNode axe(Page page) {
        try {
            return JSON.readTree((String) page.evaluate(FINDINGS));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(String resource) {
        try (var script = Audit.class.getResourceAsStream(resource)) {
            if (script == null)
                throw new IllegalStateException(resource + " is not on the class path");
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
