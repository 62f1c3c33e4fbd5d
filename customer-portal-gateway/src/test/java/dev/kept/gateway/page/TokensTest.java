package dev.kept.gateway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.gateway.page.Tokens.Theme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every pair of colours that the pages put upon one another can be read (WCAG 2.2 AA: 4.5 for text, 3 for edges and signs).
class TokensTest {
    private static final double TEXT = 4.5;
    private static final double SIGN = 3;
    private static final List<String> GROUNDS = List.of("ground", "surface", "sunken");
    private static final List<String> STATUSES = List.of("draft", "submitted", "denied", "approved", "ready", "offered", "accepted",
            "scheduled", "dispatched", "en-route", "arrived", "in-progress", "on-hold", "completed", "closed", "delayed");
    private static final List<String> KINDS = List.of("danger", "warn", "ok", "info", "accent");

    private record Pairing(String front, String back, double least) {}

    private static List<Pairing> pairings() {
        var all = new ArrayList<Pairing>();
        for (var ground : GROUNDS) {
            for (var text : List.of("ink", "muted", "accent", "accent-hover", "danger", "warn", "ok", "info"))
                all.add(new Pairing(text, ground, TEXT));
            for (var sign : List.of("edge", "focus", "now"))
                all.add(new Pairing(sign, ground, SIGN));
            STATUSES.forEach(status -> all.add(new Pairing(status, ground, TEXT)));
        }
        for (var kind : KINDS) {
            all.add(new Pairing(kind, kind + "-soft", TEXT));
            all.add(new Pairing("ink", kind + "-soft", TEXT));
            all.add(new Pairing("muted", kind + "-soft", TEXT));
        }
        for (var status : STATUSES) {
            all.add(new Pairing(status, status + "-soft", TEXT));
            all.add(new Pairing("ink", status + "-soft", TEXT));
            all.add(new Pairing("muted", status + "-soft", TEXT));
        }
        all.add(new Pairing("on-accent", "accent", TEXT));
        all.add(new Pairing("on-accent", "accent-hover", TEXT));
        all.add(new Pairing("ground", "ink", TEXT)); // toasts and the offline bar
        return all;
    }

    private static List<String> tooWeak(Tokens tokens) {
        var weak = new ArrayList<String>();
        for (var theme : Theme.values())
            for (var pair : pairings()) {
                double contrast = tokens.contrast(pair.front(), pair.back(), theme);
                if (contrast < pair.least())
                    weak.add("%s: --%s on --%s is %.2f, at least %.1f".formatted(theme, pair.front(), pair.back(), contrast, pair.least()));
            }
        return weak;
    }

    @Test
    void every_pair_of_colours_can_be_read_in_both_themes() {
        assertEquals(List.of(), tooWeak(Tokens.ofThePages()));
    }

    @Test
    void no_colour_of_the_token_file_is_left_out_of_the_pairs() {
        var used = pairings().stream().flatMap(pair -> List.of(pair.front(), pair.back()).stream()).distinct().toList();
        var unused = Tokens.ofThePages().colours().keySet().stream().filter(token -> !used.contains(token)).toList();
        assertEquals(List.of("line"), unused, "a divider may be weak; every other new token needs its pairs");
    }

    @Test
    void a_weak_pair_would_be_found() {
        var css = "--muted: light-dark(#5c564d, #aea9a0); --surface: light-dark(#ffffff, #1e1b18); --grey: light-dark(#9a9a9a, #5a5a5a);";
        var tokens = Tokens.of(css);
        assertTrue(tokens.contrast("muted", "surface", Theme.LIGHT) > TEXT);
        assertTrue(tokens.contrast("grey", "surface", Theme.LIGHT) < TEXT);
        assertTrue(tokens.contrast("grey", "surface", Theme.DARK) < TEXT);
    }

    @Test
    void the_contrast_is_that_of_the_standard() {
        var tokens = Tokens.of("--black: light-dark(#000000, #777777); --white: light-dark(#ffffff, #ffffff);");
        assertEquals(21, tokens.contrast("black", "white", Theme.LIGHT), 0.001);
        assertEquals(4.48, tokens.contrast("black", "white", Theme.DARK), 0.01);
    }
}
