package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kept.local.RunningSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The main things that people do, without a mouse: each is reached with Tab, one sees where one is, and nothing lies over it.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class KeysTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    void a_customer_sends_a_request() {
        try (var maeve = Window.desk(KEPT).as("CUSTOMER").open("/portal/new")) {
            maeve.tabTo(maeve.page().getByLabel("What is wrong"));
            maeve.page().keyboard().type("The kitchen tap drips, and the pipe below leaks.");
            maeve.shows("We think this is");
            maeve.tabTo(maeve.find("input[name=priority]:checked")).press("ArrowLeft");
            maeve.tabTo(maeve.find(".windows button:not([disabled])").first()).press("Space");
            assertThat(maeve.find(".windows button[aria-pressed=true]")).hasCount(1);
            maeve.tabTo(maeve.button("Send request")).press("Enter");
            maeve.page().waitForURL("**/portal/orders/**");
            maeve.shows("We have it").hadNoTrouble();
        }
    }

    @Test
    void an_approver_answers_from_the_mail() {
        var link = Letters.link(KEPT, "/a/", STAGE.numberOf(STAGE.asked()));
        try (var declan = Window.phone(KEPT).open(link)) {
            declan.tabTo(declan.button("Yes, go ahead")).press("Enter");
            declan.shows("Thank you, that is a yes.").hadNoTrouble();
        }
    }

    @Test
    void the_office_approves_after_it_was_asked_and_books() {
        var order = STAGE.asked();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            aoife.tabTo(aoife.find(".ask button.primary")).press("Enter");
            assertThat(aoife.button("Not now")).isFocused();
            aoife.tabTo(aoife.find("dialog button[type=submit]")).press("Enter");
            aoife.tabTo(aoife.link("Book a visit").first()).press("Enter");
            aoife.tabTo(aoife.find(".slot button").first()).press("Enter");
            assertThat(aoife.find(".pill.large")).hasText("With technician");
            aoife.hadNoTrouble();
        }
    }

    @Test
    void a_technician_goes_on_a_step_and_writes_a_note() {
        var order = STAGE.dispatched();
        try (var tomasz = Window.phone(KEPT).as("TECHNICIAN").open("/technician")) {
            tomasz.tabTo(tomasz.find("a[href$='" + order + "']")).press("Enter");
            tomasz.tabTo(tomasz.find("#note"));
            tomasz.page().keyboard().type("Came through the side gate.");
            tomasz.tabTo(tomasz.button("Add the note")).press("Enter");
            assertThat(tomasz.find(".note")).containsText("Came through the side gate.");
            tomasz.tabTo(tomasz.find(".bottom .next")).press("Enter");
            assertThat(tomasz.find(".bottom .next")).hasText("I have arrived");
            tomasz.hadNoTrouble();
        }
    }
}
