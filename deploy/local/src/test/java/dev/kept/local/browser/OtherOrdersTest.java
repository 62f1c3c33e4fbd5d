package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.local.RunningSystem;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Work that goes on in another order: what the technician leaves for another day, and what was asked for twice.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class OtherOrdersTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @BeforeAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Tag("D46")
    @Tag("D48")
    @Tag("B15")
    void what_is_left_on_the_finish_screen_without_a_signal_is_an_order_of_its_own_later() {
        var order = STAGE.underWay();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order);
                var aoife = Window.desk(KEPT).as("OFFICE")) {
            assertThat(tomasz.find("#left-text")).isVisible();
            tomasz.awaitKeptForOffline();
            tomasz.context().setOffline(true);
            tomasz.find("section[aria-labelledby=left] input[type=checkbox]").check();
            tomasz.find("#left-text").fill("The pipe behind the cupboard wants changing.");
            tomasz.picture("left-for-another-day");
            tomasz.button("Leave it for another day").click();
            assertThat(tomasz.find("section[aria-labelledby=left] .note")).containsText("waits to be sent");
            assertThat(tomasz.find("section[aria-labelledby=left] input[type=checkbox]")).hasCount(0);

            tomasz.context().setOffline(false);
            assertThat(tomasz.find("section[aria-labelledby=left] .note")).containsText(Pattern.compile("order WO-"));
            tomasz.hadNoTrouble();

            var shown = STAGE.office().get("/work-orders/" + order).ok();
            assertEquals("MOVED", shown.path("items").path(0).path("state").asText());
            var left = shown.path("ties").path("followUps").path(0);
            STAGE.office().eventually("/work-orders/" + left.path("followUpId").asText(), Chromium.SOON,
                    child -> child.path("source").asText().equals("TECHNICIAN"));
            aoife.open("/office/orders/" + order).shows("Left for another day, as order " + left.path("number").asText());
            aoife.link(left.path("number").asText()).first().click();
            aoife.shows("Came out of " + STAGE.numberOf(order)).picture("office-follow-up");
            aoife.hadNoTrouble();
        }
    }

    @Test
    @Tag("D48")
    void the_office_leaves_a_task_for_another_day() {
        var order = STAGE.underWay();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            aoife.button("Leave something for another day…").click();
            aoife.button("Leave it").click();
            aoife.shows("Say in a sentence what is to be done.");
            aoife.find("#follow-kind").selectOption("TASK");
            aoife.find("#follow-text").fill("Order a pipe.");
            aoife.picture("office-leave");
            aoife.button("Leave it").click();
            assertThat(aoife.find("section[aria-labelledby=ties]")).containsText("a task for the office");
            aoife.hadNoTrouble();
        }
    }

    @Test
    void what_was_asked_for_twice_is_merged_and_both_sides_say_so() {
        var goesOn = STAGE.asked();
        var twice = STAGE.asked();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + twice);
                var maeve = Window.phone(KEPT).as("CUSTOMER")) {
            aoife.button("Merge into another order…").click();
            aoife.find("#merge-into").selectOption(goesOn);
            aoife.picture("office-merge");
            aoife.button("Merge the order").click();
            assertThat(aoife.find(".pill.large")).containsText("Closed");
            assertThat(aoife.find("section[aria-labelledby=ties]")).containsText("Goes on as " + STAGE.numberOf(goesOn));
            aoife.link(STAGE.numberOf(goesOn)).first().click();
            aoife.shows(STAGE.numberOf(twice) + " asked for the same").hadNoTrouble();

            maeve.open("/portal/orders/" + twice).shows("This was asked twice.").picture("portal-merged");
            maeve.find("a[href$='" + goesOn + "']").first().click();
            maeve.shows(STAGE.numberOf(twice)).hadNoTrouble();
        }
    }
}
