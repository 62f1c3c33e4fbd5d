package dev.kept.gateway.ask;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kept.runtime.http.NotDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageOpenedTest {
    private final MovedClock clock = new MovedClock();
    @TempDir
    Path keys;
    private PageOpened pages = new PageOpened(Path.of("nowhere"), clock);

    @BeforeEach
    void keep() throws IOException {
        Files.writeString(keys.resolve("tokens.pem"), "a secret");
        pages = new PageOpened(keys, clock);
    }

    @Test
    void a_page_is_good_from_three_seconds_to_a_day_after_it_was_opened() {
        var opened = pages.now("lift");
        assertEquals("too-quick", refused("lift", opened));
        clock.pass(PageOpened.SHORTEST);
        assertDoesNotThrow(() -> pages.require("lift", opened));
        clock.pass(PageOpened.LONGEST.minus(PageOpened.SHORTEST));
        assertDoesNotThrow(() -> pages.require("lift", opened));
        clock.pass(Duration.ofMillis(1));
        assertEquals("page-too-old", refused("lift", opened));
    }

    @Test
    void what_we_have_not_written_ourselves_for_this_form_is_no_opening() {
        var opened = pages.now("lift");
        clock.pass(Duration.ofMinutes(1));
        assertEquals("page-not-opened", refused("boiler", opened));
        for (var forged : List.of("", "now", "!", "AAAAAAAAAAA", (opened.startsWith("A") ? "B" : "A") + opened.substring(1),
                opened.substring(0, opened.length() - 2), opened + "AA"))
            assertEquals("page-not-opened", refused("lift", forged), forged);
    }

    @Test
    void the_same_installation_knows_it_after_a_start_and_another_does_not() throws IOException {
        var opened = pages.now("lift");
        clock.pass(Duration.ofMinutes(1));
        assertDoesNotThrow(() -> new PageOpened(keys, clock).require("lift", opened));
        Files.writeString(keys.resolve("tokens.pem"), "another secret");
        var another = new PageOpened(keys, clock);
        assertThrows(NotDone.class, () -> another.require("lift", opened));
    }

    private String refused(String form, String opened) {
        return assertThrows(NotDone.class, () -> pages.require(form, opened)).problem().code();
    }
}
