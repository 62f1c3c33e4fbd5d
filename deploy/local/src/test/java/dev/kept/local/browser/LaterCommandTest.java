package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.kept.local.RunningSystem;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page that is older than the service behind it still gives every command.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class LaterCommandTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = """
            {"command":"paint-it","label":"Paint it","method":"POST","href":"/api/work-orders/ORDER/paint-it","required":["favouriteColour"],\
            "fields":["favouriteColour","personId","otherOrderId","depositAmount","within","isUrgent","deadlineAt"]}""";

    /// The page does not know the command: the answer is as another version of the service would give it.
    @Test
    void a_command_that_came_after_the_page_is_asked_by_the_names_of_its_fields() throws IOException {
        var order = STAGE.openedUnder("it-provider");
        var other = STAGE.asked();
        var said = new ArrayList<String>();
        try (var aoife = Window.desk(KEPT).as("OFFICE")) {
            aoife.page().route("**/api/work-orders/" + order, route -> {
                var answer = route.fetch();
                route.fulfill(new FulfillOptions().setResponse(answer)
                        .setBody(answer.text().replaceFirst("\"allowed\":\\[", "\"allowed\":[" + UNKNOWN.replace("ORDER", order) + ",")));
            });
            aoife.page().route("**/api/work-orders/" + order + "/paint-it", route -> {
                said.add(route.request().postData());
                route.fulfill(new FulfillOptions().setContentType("application/json").setBody("{\"reference\":\"\"}"));
            });
            aoife.open("/office/orders/" + order);
            aoife.find("details.more summary").click();
            aoife.button("Paint it").click();
            var dialog = aoife.find("dialog[open]");
            dialog.locator("button[type=submit]").click();
            assertThat(dialog.locator(".wrong")).hasText("This is needed: fill it in.");
            dialog.getByLabel("Favourite colour").fill("green");
            dialog.getByLabel("Person").selectOption("Tomasz Nowak");
            dialog.getByLabel("Other order, by its number").fill(STAGE.numberOf(other));
            dialog.getByLabel("Deposit amount, EUR").fill("12.50");
            dialog.getByLabel("Hours").fill("1");
            dialog.getByLabel("Minutes").fill("30");
            dialog.getByLabel("Is urgent").selectOption("Yes");
            dialog.getByLabel("Day").fill("2030-07-01");
            dialog.getByLabel("Time").fill("09:30");
            dialog.locator("button[type=submit]").click();
            assertThat(dialog).hasCount(0);
            assertEquals(JSON.readTree("""
                    { "favouriteColour": "green", "personId": "%s", "otherOrderId": "%s", "within": "PT1H30M", "isUrgent": true,
                      "depositAmount": { "minor": 1250, "currency": "EUR" }, "deadlineAt": "2030-07-01T08:30:00.000Z" }"""
                    .formatted(KEPT.personId("TECHNICIAN"), other)), JSON.readTree(said.getFirst()));
            aoife.hadNoTrouble();
            aoife.page().unrouteAll(); // the page may ask once more as it closes, and nobody would be there to answer
        }
    }
}
