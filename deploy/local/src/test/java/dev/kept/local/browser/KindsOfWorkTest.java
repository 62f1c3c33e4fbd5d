package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.RunningSystem;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The kinds of work that there are, and which of them a description means.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class KindsOfWorkTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    @Tag("D10")
    void the_office_names_a_kind_and_it_is_suggested_to_whoever_describes_such_work_but_never_in_place_of_what_they_chose() {
        STAGE.asked();
        var word = word();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/kinds-of-work");
                var maeve = Window.phone(KEPT).as("CUSTOMER");
                var tomasz = Window.phone(KEPT).as("TECHNICIAN")) {
            aoife.button("Add a kind of work").click();
            aoife.button("Add it").click();
            aoife.shows("Write what people call it, such as Boiler repair.");
            aoife.find("#entry-name").fill("Sweeping " + word);
            aoife.find("#entry-skills").fill("boiler");
            aoife.button("Add it").click();
            aoife.page().getByText("Change Sweeping " + word).click();
            aoife.find("#entry-keywords").fill("soot" + word + ", old chimney");
            aoife.find("#entry-minutes").selectOption(new SelectOption().setLabel("1.5 hours"));
            aoife.button("Change it").click();
            aoife.shows("soot" + word + ", old chimney").shows("1.5 hours").picture("office-kinds-of-work");

            maeve.open("/portal/new");
            maeve.page().getByLabel("What is wrong").fill("There is soot" + word + " all over the place.");
            maeve.shows("We think this is sweeping " + word).picture("portal-kind-suggested");
            maeve.button("Not right?").click();
            maeve.find("#kind").selectOption(new SelectOption().setLabel("Plumbing"));
            maeve.page().getByLabel("What is wrong").fill("There is soot" + word + " all over the place, and soot" + word + " again.");
            maeve.page().waitForTimeout(1_000);
            assertThat(maeve.find("#kind")).hasValue("plumbing");

            aoife.open("/office/orders/new").page().getByLabel("What is wrong").fill("Says she has soot" + word + " again");
            aoife.shows("Looks like Sweeping " + word + ", because of “soot" + word + "”").picture("office-kind-suggested");
            aoife.button("Sweeping " + word).click();
            assertThat(aoife.find("#kind")).hasValue("sweeping-" + word);

            tomasz.open("/technician/new").page().getByLabel("What is wrong").fill("soot" + word);
            tomasz.shows("Looks like Sweeping " + word);
            aoife.hadNoTrouble();
            maeve.hadNoTrouble();
            tomasz.hadNoTrouble();
        }
    }

    /// Nobody else knows it.
    private static String word() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 10).chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16)))).collect(Collectors.joining());
    }
}
