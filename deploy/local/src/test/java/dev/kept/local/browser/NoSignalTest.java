package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.local.RunningSystem;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A technician in a cellar.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class NoSignalTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private static final String WORDS = "No signal in the cellar. Stopcock is under the stairs.";

    @Test
    @Tag("B15")
    void what_is_done_without_a_signal_outlives_the_page_and_is_sent_once() {
        var order = STAGE.dispatched();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(tomasz.find(".bottom .next")).hasText("Start travelling");
            tomasz.awaitKeptForOffline();

            tomasz.context().setOffline(true);
            tomasz.find("#note").fill(WORDS);
            tomasz.button("Add the note").click();
            tomasz.find(".bottom .next").click();
            assertThat(tomasz.find(".offline")).hasText(Pattern.compile("No signal\\.\\s+2 to send.*", Pattern.DOTALL));
            assertThat(tomasz.find(".bottom .next")).hasText("I have arrived");
            assertEquals(0, notes(order), "nothing went out");

            tomasz.page().reload();
            assertThat(tomasz.find(".note")).containsText("waits to be sent");
            assertThat(tomasz.find(".bottom .next")).hasText("I have arrived");
            tomasz.picture("no-signal");

            tomasz.context().setOffline(false);
            assertThat(tomasz.find(".offline")).hasCount(0);
            assertThat(tomasz.find(".saved .sent")).hasCount(2);
            tomasz.page().reload();
            assertThat(tomasz.find(".note")).containsText(WORDS);
            assertEquals(1, notes(order), "sent once");
            assertEquals("EN_ROUTE", STAGE.office().get("/work-orders/" + order).ok().path("status").asText());
            tomasz.hadNoTrouble();
        }
    }

    private static long notes(String order) {
        var facts = STAGE.office().get("/work-orders/" + order + "/timeline?limit=200").ok().path("items");
        return StreamSupport.stream(facts.spliterator(), false).filter(fact -> fact.path("type").asText().equals("workorder.note-added"))
                .filter(fact -> fact.toString().contains(WORDS)).count();
    }
}
