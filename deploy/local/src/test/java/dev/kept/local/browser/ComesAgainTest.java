package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.RunningSystem;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is said once and holds for later: plans of work, who answers while somebody is away, and what is laid beside a new order.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class ComesAgainTest {
    private static final RunningSystem KEPT = RunningSystem.shared();

    @Test
    void the_office_looks_ahead_and_keeps_a_plan() {
        var start = LocalDate.now().plusMonths(2).withDayOfMonth(1);
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/plans/new")) {
            aoife.page().getByLabel("Customer").selectOption(new SelectOption().setLabel("Maeve Brennan"));
            aoife.page().getByLabel("Where").selectOption(new SelectOption().setLabel(RunningSystem.HOME));
            aoife.page().getByLabel("Kind of work").selectOption(new SelectOption().setLabel("Boiler repair"));
            aoife.page().getByLabel("What is to be done each time").fill("Service the boiler before the winter.");
            aoife.page().getByLabel("First on").fill(start.toString());
            aoife.page().getByLabel("Last day").fill(start.plusYears(1).toString());
            aoife.button("Look ahead").click();
            assertThat(aoife.find(".days li")).hasCount(5);
            aoife.picture("office-new-plan");
            aoife.button("Keep the plan").click();
            aoife.shows("every 3 months");
            aoife.button("Start the plan").click();
            aoife.find("dialog").getByText("Start the plan", new GetByTextOptions().setExact(true)).last()
                    .click();
            aoife.shows("Runs").shows("Leave the next time out");
            aoife.picture("office-plan");
            aoife.open("/office/plans").shows("Service the boiler before the winter").picture("office-plans");
            aoife.hadNoTrouble();
        }
    }

    @Test
    void an_approver_names_who_answers_while_they_are_away() {
        try (var declan = Window.phone(KEPT).as("APPROVER").open("/portal")) {
            declan.page().getByText("While you are away, somebody else can answer").click();
            declan.page().getByLabel("Who answers").selectOption(new SelectOption().setLabel("Maeve Brennan"));
            declan.picture("portal-away");
            declan.button("Let them answer").click();
            declan.shows("Maeve Brennan answers in your place");
            declan.button("I am back").click();
            assertThat(declan.find("main")).not().containsText("answers in your place");
            declan.hadNoTrouble();
        }
    }

    @Test
    @Tag("D13")
    @Tag("D14")
    void during_the_call_an_order_is_tied_to_an_earlier_one_and_a_warranty_is_noted() {
        var earlier = new Stage(KEPT);
        var number = earlier.numberOf(earlier.asked());
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/new")) {
            aoife.callFrom("maeve brenan", "Maeve Brennan");
            aoife.page().getByLabel("Where").selectOption(new SelectOption().setLabel(RunningSystem.HOME));
            aoife.page().getByLabel("Kind of work").selectOption(new SelectOption().setLabel("Boiler repair"));
            aoife.page().getByLabel("What is wrong").fill("It drips again.");
            var choices = aoife.page().getByLabel("Belongs to an earlier order");
            choices.selectOption(choices.locator("option").filter(new FilterOptions().setHasText(number))
                    .first().getAttribute("value"));
            aoife.page().getByLabel("A warranty pays: which").fill("Ours, on the valve.");
            aoife.button("Open the order").click();
            aoife.shows("Belongs to " + number).shows("Under warranty");
            assertThat(aoife.find("[aria-labelledby=place]")).containsText("It pays: Ours, on the valve.");
            aoife.picture("office-beside");
            aoife.hadNoTrouble();
        }
    }
}
