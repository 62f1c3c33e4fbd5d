package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.RunningSystem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Aoife on the telephone: who calls, what was before, and what is written down of them.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class CustomersTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    @Tag("D03")
    @Tag("D09")
    @Tag("D11")
    void who_calls_again_is_found_in_spite_of_typing_errors_and_what_was_before_stands_beside_the_form() {
        STAGE.asked();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/new")) {
            aoife.callFrom("mave brenan", "Maeve Brennan");
            assertThat(aoife.find("#before ~ .record li").first()).isVisible();
            aoife.page().getByLabel("Where").selectOption(new SelectOption().setLabel(RunningSystem.HOME));
            aoife.page().getByLabel("What is wrong").fill("The kitchen tap drips again at night.");
            assertThat(aoife.find("#alike ~ ul li").first()).containsText("Kitchen tap drips");
            aoife.picture("office-new-order-call");
            aoife.hadNoTrouble();
        }
    }

    @Test
    @Tag("D03")
    @Tag("D75")
    @Tag("D79")
    void somebody_new_is_written_down_with_their_first_order_and_their_wishes_are_kept() {
        var name = "Zita Quinn " + UUID.randomUUID().toString().substring(0, 6);
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/new")) {
            aoife.find("#customer").fill(name);
            aoife.page().getByText("Somebody new: “" + name + "”").click();
            aoife.button("Open the order").click();
            aoife.shows("Ask where the work is.");
            aoife.find("#new-phone").fill("085 555 0177");
            aoife.find("#new-email").fill("zita@quinn.example");
            aoife.find("#new-language").selectOption(new SelectOption().setLabel("German"));
            aoife.find("#new-address").fill("9 Harbour Road, Howth");
            aoife.page().getByLabel("Kind of work").selectOption(new SelectOption().setLabel("Boiler repair"));
            aoife.page().getByLabel("What is wrong").fill("No hot water since the morning.");
            aoife.button("Open the order").click();
            aoife.shows("No hot water since the morning").shows("9 Harbour Road, Howth");
            var letter = KEPT.mails().eventually(Chromium.SOON, it -> it.to().equals("zita@quinn.example"),
                    it -> it.subject().startsWith("Ihre Anfrage ist da ("));
            assertTrue(letter.text().contains("Guten Tag Zita,") && letter.text().contains("No hot water"), letter.text());

            aoife.link("The customer’s record").click();
            assertThat(aoife.find(".record li").last()).containsText("“No hot water since the morning.”");
            aoife.button("Change…").click();
            aoife.find("#entry-wishes").fill("Never before ten.");
            aoife.find("#entry-preferredTechnicianId").selectOption(new SelectOption().setLabel("Tomasz Nowak"));
            aoife.button("Change it").click();
            assertThat(aoife.find("#wishes ~ p").first()).hasText("Never before ten.");
            assertThat(aoife.find("#wishes ~ p").last()).hasText("Tomasz Nowak should come, where it can be.");
            aoife.page().getByText("Add equipment").click();
            aoife.find("#entry-name").fill("Boiler");
            aoife.find("#entry-model").fill("Vaillant ecoTEC 24");
            aoife.find("#entry-warrantyUntil").fill("2031-05-01");
            aoife.button("Add it").click();
            assertThat(aoife.find("office-equipment li")).containsText("Under warranty until 1 May 2031");
            aoife.picture("office-customer");

            aoife.open("/office/customers").find("#find").fill("zita qinn");
            aoife.shows(name).picture("office-customers");
            aoife.link(name).click();
            aoife.find(".record a").last().click();
            assertThat(aoife.find("[aria-labelledby=people]")).containsText("Wishes: Never before ten.");
            assertThat(aoife.find("[aria-labelledby=place]")).containsText("Vaillant ecoTEC 24");
            aoife.hadNoTrouble();
        }
    }

    @Test
    @Tag("D28")
    @Tag("D32")
    @Tag("D33")
    void who_comes_reads_what_was_before_in_the_house() {
        var earlier = STAGE.dispatched();
        STAGE.office().post("/work-orders/" + earlier + "/add-note", Map.of("text", "The stopcock is behind the washing machine.")).ok();
        var order = STAGE.dispatched();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            tomasz.page().getByText("What was before").click();
            assertThat(tomasz.find("[aria-labelledby=before]")).containsText("“The stopcock is behind the washing machine.”");
            assertThat(tomasz.find("[aria-labelledby=before]")).containsText("Message: the appointment");
            tomasz.picture("phone-before");
            tomasz.hadNoTrouble();
        }
    }
}
