package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import dev.kept.local.RunningSystem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who can be booked, and when, as the office writes it down; and what a search for free times makes of it.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class TechniciansTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    @Tag("D23")
    void for_an_order_that_cannot_wait_the_next_who_can_respond_is_on_top_and_says_so() {
        var order = STAGE.urgent();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order + "/visit")) {
            aoife.shows("As soon as possible.");
            var best = aoife.find(".slot.best");
            assertThat(best).hasCount(1);
            assertThat(best).containsText("The next who can respond");
            var first = STAGE.office().get("/slots?order=" + order + "&days=7").ok().path("items");
            for (var slot : first)
                assertTrue(slot.at("/appointment/start").asText().compareTo(first.at("/0/appointment/start").asText()) >= 0,
                        "nobody could be there sooner: " + slot);
            aoife.picture("office-visit-urgent");
            aoife.hadNoTrouble();
        }
    }

    @Test
    @Tag("D15")
    @Tag("D17")
    void the_office_says_when_rory_works_and_is_away_and_the_free_times_and_the_board_follow() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var kind = "organ-" + mark;
        STAGE.office().post("/directory/service-types", Map.of("code", kind, "name", kind, "expectedDuration", "PT1H", "skills",
                List.of("organ pipes"))).ok();
        STAGE.office().eventually("/service-types", Chromium.SOON, kinds -> kinds.path("items").toString().contains(kind));
        var order = STAGE.toPlan(kind);
        var name = "Rory " + mark;
        var rory = STAGE.office().post("/directory/people", Map.of("name", name, "email", "rory." + mark + "@alder.example", "phone", "",
                "roles", List.of("TECHNICIAN"), "language", "en-IE")).ok().path("id").asText();
        var today = LocalDate.now();
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/technicians")) {
            aoife.shows("Technicians");
            aoife.button("Add a technician").click();
            aoife.find("#entry-person").selectOption(new SelectOption().setLabel(name));
            aoife.find("#entry-skills").fill("organ pipes");
            aoife.find("#entry-hours").fill("weekdays");
            aoife.button("Add them").click();
            aoife.shows("“weekdays” could not be read. Write it as: Mon-Fri 08:00-16:30.");
            aoife.find("#entry-hours").fill("Mon-Sun 9:00-17:00");
            aoife.button("Add them").click();
            var card = aoife.find("li.card").filter(new Locator.FilterOptions().setHasText(name));
            assertThat(card).containsText("Mon-Sun 09:00-17:00");

            card.getByText("Change…").click();
            aoife.find("#entry-skills").fill("organ pipes 3, heating");
            aoife.find("#entry-shifts").fill("Mon-Sun 09:00-13:00\nMon-Sun 12:00-17:00");
            aoife.button("Change it").click();
            aoife.shows("Two shifts overlap on Monday: 09:00-13:00 and 12:00-17:00.");
            aoife.find("#entry-shifts").fill("Mon-Sun 09:00-17:00");
            aoife.find("#entry-breaks").fill("Mon-Sun 12:30-13:00");
            aoife.find("#entry-certificates").fill("Gas licence until " + today.plusDays(20));
            aoife.find("#entry-start").fill("53.3498, -6.2603");
            aoife.find("#entry-reachKm").fill("40");
            aoife.find("#entry-mostVisitsADay").fill("5");
            aoife.find("#entry-costPerHour").fill("32.50");
            aoife.button("Change it").click();
            assertThat(card).containsText("organ pipes 3");
            assertThat(card).containsText("Breaks Mon-Sun 12:30-13:00");
            assertThat(card).containsText("goes 40 km far, 5 visits a day at most, €32.50 an hour");
            aoife.picture("office-technicians");
            assertEquals(List.of(), Audit.of(aoife.page()));

            aoife.open("/office/orders/" + order + "/visit");
            aoife.find("#who").selectOption(new SelectOption().setLabel(name));
            assertThat(aoife.find(".slot").first()).containsText(name);
            assertThat(aoife.find(".slot").first()).containsText("One of the best at organ pipes");

            aoife.find("#helper").selectOption(new SelectOption().setLabel("Liam Doyle"));
            aoife.find(".slot").first().getByText("Book").click();
            STAGE.office().eventually("/work-orders/" + order, Chromium.SOON, answer -> answer.path("visits").size() == 1);
            var visits = STAGE.office().eventually("/calendar?days=62&technician=" + rory, Chromium.SOON,
                    answer -> answer.path("items").size() == 1);
            assertEquals(2, visits.at("/items/0/resourceIds").size(), "both are reserved: " + visits);

            aoife.open("/office/technicians");
            card.getByText("Away…").click();
            aoife.find("#entry-until").fill(today.plusDays(10).toString());
            aoife.button("Write it down").click();
            assertThat(card).containsText("Leave, ");

            aoife.open("/office/orders/" + order + "/visit").shows(name + ": Is away on all days with hours long enough.");
            aoife.picture("office-visit-refusals");
            aoife.open("/office/board");
            var lane = aoife.find(".lane").filter(new Locator.FilterOptions().setHasText(name));
            assertThat(lane).containsText("Away");
            aoife.picture("office-board-away");

            aoife.open("/office/technicians");
            card.getByText("Cancel").click();
            assertThat(card.getByText("Leave, ")).hasCount(0);
            aoife.open("/office/orders/" + order + "/visit");
            aoife.find("#who").selectOption(new SelectOption().setLabel(name));
            assertThat(aoife.find(".slot").first()).containsText(name);
            aoife.hadNoTrouble();
        } finally {
            // Nobody else's search finds somebody without an account.
            STAGE.office().post("/technicians/" + rory + "/record-absence", Map.of("kind", "OTHER", "from", today + "T00:00", "until",
                    today.plusDays(300) + "T00:00"));
        }
    }
}
