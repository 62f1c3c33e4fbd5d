package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Pictures;
import dev.kept.local.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

            var sent = commandsOf(tomasz);
            tomasz.context().setOffline(false);
            assertThat(tomasz.find(".offline")).hasCount(0);
            assertThat(tomasz.find(".saved .sent")).hasCount(2);
            assertTrue(sent.stream().allMatch(body -> body.contains("add-note") && body.contains("start-travel")),
                    "in one request: " + sent);
            assertFalse(sent.isEmpty());
            tomasz.page().reload();
            assertThat(tomasz.find(".note")).containsText(WORDS);
            assertEquals(1, notes(order), "sent once");
            assertEquals("EN_ROUTE", STAGE.office().get("/work-orders/" + order).ok().path("status").asText());
            tomasz.hadNoTrouble();
        }
    }

    @Test
    void the_end_of_the_work_that_comes_too_late_is_kept_with_a_note_and_so_is_the_photo() {
        var order = STAGE.underWay();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(tomasz.find(".bottom .missing")).isVisible();
            tomasz.awaitKeptForOffline();

            tomasz.context().setOffline(true);
            tomasz.photograph("#result-photo", "tap.jpg", Pictures.jpeg("It is dry"));
            tomasz.find("#summary").fill("Replaced the washer.");
            tomasz.sign();
            tomasz.find(".bottom").getByText("Complete job").click();
            tomasz.button("Complete the job").click();
            assertThat(tomasz.find(".offline")).hasText(Pattern.compile("No signal\\.\\s+2 to send.*", Pattern.DOTALL));
            STAGE.office().post("/work-orders/" + order + "/close-not-carried-out", Map.of("reason", "Nobody called back.")).ok();

            tomasz.context().setOffline(false);
            assertThat(tomasz.find(".offline")).hasCount(0);
            tomasz.open("/technician/saved");
            assertThat(tomasz.find(".saved .sent")).hasCount(2);
            assertThat(tomasz.find(".saved .noted")).containsText("late report");
            tomasz.picture("too-late");
            var facts = facts(order);
            assertTrue(
                    facts.stream().anyMatch(fact -> fact.contains("workorder.late-report-received") && fact.contains("Replaced the washer.")
                            && fact.contains("signature.png")),
                    facts.toString());
            assertTrue(facts.stream().anyMatch(fact -> fact.contains("workorder.photo-added") && fact.contains("RESULT")),
                    facts.toString());
            assertEquals("CLOSED", STAGE.office().get("/work-orders/" + order).ok().path("status").asText());
            tomasz.hadNoTrouble();
        }
    }

    /// Bodies of what goes out from here on; each command goes in one.
    private static List<String> commandsOf(Window phone) {
        var sent = new ArrayList<String>();
        phone.context().onRequest(request -> {
            if (request.method().equals("POST") && request.url().contains("/api/work-orders/"))
                sent.add(request.url() + " " + request.postData());
        });
        return sent;
    }

    private static List<String> facts(String order) {
        var facts = STAGE.office().get("/work-orders/" + order + "/timeline?limit=200").ok().path("items");
        return StreamSupport.stream(facts.spliterator(), false).map(JsonNode::toString).toList();
    }

    private static long notes(String order) {
        return facts(order).stream().filter(fact -> fact.contains("workorder.note-added") && fact.contains(WORDS)).count();
    }
}
