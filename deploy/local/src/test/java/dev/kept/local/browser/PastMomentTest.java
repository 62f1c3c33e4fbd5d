package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kept.local.RunningSystem;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Aoife goes back along an order's moments.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class PastMomentTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    @Tag("D74")
    void an_order_is_looked_at_as_it_was_and_two_moments_are_compared() {
        var order = STAGE.dispatched();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            assertThat(aoife.find(".office-head .pill").first()).hasText("With technician");
            assertThat(aoife.find("#spent ~ ul li").last()).hasText(Pattern.compile("With technician.*so far", Pattern.DOTALL));
            aoife.find("#moment").focus();
            aoife.page().keyboard().press("Home");
            assertThat(aoife.find(".then")).containsText("Nothing can be changed from here.");
            assertThat(aoife.find(".office-head .pill").first()).hasText("Waiting for approval");
            assertThat(aoife.find(".office-head .actions")).hasCount(0);
            assertThat(aoife.find(".composer")).hasCount(0);
            assertThat(aoife.find(".differences")).containsText("With technician");
            assertThat(aoife.find(".differences")).containsText("Visit 1");
            aoife.picture("office-order-then");

            aoife.page().reload();
            assertThat(aoife.find(".then")).containsText("facts were known"); // the address names the moment
            aoife.button("Compare two moments").click();
            aoife.find("#moment-to").focus();
            aoife.page().keyboard().press("Home");
            assertThat(aoife.find("#from-then ~ p")).hasText("Nothing happened in between.");
            aoife.find("#moment-to").press("ArrowRight");
            assertThat(aoife.find(".differences")).isVisible();
            aoife.picture("office-order-compared");

            aoife.button("Back to now").click();
            assertThat(aoife.find(".then")).hasCount(0);
            assertThat(aoife.find(".composer")).isVisible();
            aoife.hadNoTrouble();
        }
    }
}
