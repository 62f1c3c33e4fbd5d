package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.kept.local.RefusedRows;
import dev.kept.local.RunningSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// An operator in front of a stream that stands still.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class ParkedTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final String WORD = "Unlistable";

    @Test
    void the_console_shows_what_is_parked_and_why_and_a_press_lets_it_go_on_after_the_fix() {
        try (var rows = new RefusedRows(KEPT, WORD); var sean = Window.desk(KEPT).as("OPERATOR").open("/console")) {
            sean.shows("Nothing is parked");
            var order = KEPT.signedIn("OFFICE").post("/work-orders", Map.of("description", WORD + " tap.", "serviceType", "boiler-repair",
                    "siteId", "0198c7f0-0000-7000-8000-000000000020")).ok().path("id").asText();
            var card = sean.find("kept-parked section").filter(new FilterOptions().setHasText("Parked: workorder/" + order));
            assertThat(card).containsText("Only this stream of gateway waits. All others go on.");
            assertThat(card).containsText("sequence 0, by views");
            assertThat(card).containsText(RefusedRows.CONSTRAINT);
            assertThat(sean.find(".figures .bad")).hasText("1");
            sean.picture("console-parked");
            assertEquals(List.of(), Audit.of(sean.page()));

            var again = card.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Try again"));
            again.click();
            assertThat(sean.find("kept-toasts")).containsText("Still parked: ");
            assertThat(card).containsText("1 time, not again by itself");

            rows.mend();
            again.click();
            assertThat(sean.find("kept-toasts")).containsText("workorder/" + order + " goes on.");
            sean.shows("Nothing is parked").hadNoTrouble();
        }
    }
}
