package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.RunningSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A request by telephone: the office writes it down in the customer's place, and both can see that.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class InPlaceOfTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final String WORDS = "The bathroom radiator hisses.";

    @Test
    @Tag("D74")
    void what_the_office_opens_for_a_customer_says_so_to_both() {
        String order;
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/new")) {
            aoife.callFrom("Maeve", "Maeve Brennan");
            aoife.page().getByLabel("Where").selectOption(new SelectOption().setLabel(RunningSystem.HOME));
            aoife.page().getByLabel("Kind of work").selectOption(new SelectOption().setLabel("Boiler repair"));
            aoife.page().getByLabel("What is wrong").fill(WORDS);
            aoife.button("Open the order").click();
            assertThat(aoife.find(".thread .fact").getByText("You, for Maeve Brennan, in the office").first()).isVisible();
            order = aoife.page().url().replaceAll(".*/orders/|[?#].*", "");
            aoife.picture("office-in-place-of");
            aoife.hadNoTrouble();
        }
        try (var maeve = Window.phone(KEPT).as("CUSTOMER").open("/portal/orders/" + order)) {
            assertThat(maeve.find(".thread .fact").getByText("Aoife Kelly, for you, in the office").first()).isVisible();
            maeve.hadNoTrouble();
        }
    }
}
