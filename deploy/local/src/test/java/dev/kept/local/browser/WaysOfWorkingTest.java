package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.kept.local.RunningSystem;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The office reads and writes its policies: what is wrong with one is shown at its line, and an order under way is moved to a new version only
/// by somebody who says why.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class WaysOfWorkingTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private static final String LIFTS = "lift-service";

    @Test
    void a_wrong_policy_shows_its_line_and_a_right_one_is_published_and_adopted_with_a_reason() {
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/policies")) {
            aoife.link("IT provider").first().click();
            aoife.button("Write the next version").click();
            aoife.page().getByLabel("The policy, as JSON").fill(itProvider().replace("it-provider", LIFTS));
            aoife.button("Publish it").click();
            aoife.page().waitForURL("**/office/policies/" + LIFTS);
            var order = STAGE.openedUnder(LIFTS);
            assertThat(aoife.find(".written")).containsText("\"release\": \"AUTO\"");
            aoife.button("Write the next version").click();
            var text = aoife.page().getByLabel("The policy, as JSON");
            var right = text.inputValue();
            assertThat(text).hasValue(Pattern.compile("[\\s\\S]*\"version\": 2,[\\s\\S]*"));
            text.fill(right.replace("\"release\": \"AUTO\"", "\"release\": \"PERHAPS\""));
            aoife.button("Publish it").click();
            var line = right.substring(0, right.indexOf("\"release\"")).split("\n", -1).length;
            assertThat(aoife.find("#policy-text-wrong")).containsText("Line " + line + ": release is one of AUTO, MANUAL, not PERHAPS.");
            assertThat(aoife.find(".numbers .bad")).hasText(String.valueOf(line));
            assertThat(text).isFocused();
            assertEquals("\"release\": \"PERHAPS\",", selected(text).strip());
            usable(aoife, "policy-wrong");

            text.fill(right.replace("\"initial\": \"NONE\"", "\"initial\": \"ALWAYS\""));
            aoife.button("Try it on past orders").click();
            assertThat(aoife.find("office-dry-run .facts")).containsText("Would be asked");
            assertThat(aoife.find("office-dry-run li")).containsText("somebody would be asked. Every order is approved.");
            assertThat(aoife.button("Try it on past orders")).isVisible(); // it came to an end
            usable(aoife, "policy-dry-run");

            text.fill(right.replace("\"verify\": \"NONE\"", "\"verify\": \"OFFICE\""));
            aoife.button("Publish it").click();
            assertThat(aoife.find("ins")).containsText(new String[]{"\"version\": 2,", "\"verify\": \"OFFICE\","});
            assertThat(aoife.find("del")).containsText(new String[]{"\"version\": 1,", "\"verify\": \"NONE\","});
            usable(aoife, "policy");

            aoife.open("/office/orders/" + order);
            aoife.find("details.more summary").click();
            aoife.button("Move to other rules").click();
            aoife.find("dialog[open]").getByLabel("Why").fill("The owner looks at the work from now on.");
            aoife.find("dialog[open] button[type=submit]").click();
            assertThat(aoife.find(".office-head")).containsText("Lift service v2");
            assertThat(aoife.find(".thread .fact").first()).containsText("Other rules from here on");
            aoife.hadNoTrouble();
        }
    }

    @Test
    void the_order_of_the_rules_that_choose_a_policy_is_changed() {
        var rules = List.of(rule("from-the-tower", "it-provider"), rule("from-the-cellar", "service-order"));
        STAGE.office().post("/directory/policy-rules", Map.of("rules", rules)).ok();
        STAGE.office().eventually("/directory/policy-rules", Chromium.SOON, now -> now.toString().contains("from-the-cellar"));
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/policies")) {
            var listed = aoife.find(".rules li");
            assertThat(listed).containsText(new String[]{"from-the-tower: IT provider", "from-the-cellar: Service order"});
            usable(aoife, "policies");
            aoife.button("Rule 2 up").click();
            assertThat(listed).containsText(new String[]{"from-the-cellar", "from-the-tower"});
            assertEquals("from-the-tower", firstRule(), "not before somebody says so");
            aoife.button("Keep this order").click();
            aoife.shows("The rules have a new order.");
            assertThat(aoife.button("Keep this order")).hasCount(0);
            assertEquals("from-the-cellar", firstRule());
            assertThat(listed.first()).containsText("from-the-cellar");
            aoife.hadNoTrouble();
        }
    }

    private static Map<String, Object> rule(String kind, String policy) {
        return Map.of("sources", List.of(), "siteIds", List.of(), "serviceTypes", List.of(kind), "policyId", policy);
    }

    private static String firstRule() {
        return STAGE.office().get("/directory/policy-rules").ok().at("/items/0/serviceTypes/0").asText();
    }

    private static String itProvider() {
        return StreamSupport.stream(STAGE.office().get("/directory/policies").ok().path("items").spliterator(), false)
                .filter(policy -> policy.path("policyId").asText().equals("it-provider")).findFirst().orElseThrow().path("document")
                .asText();
    }

    private static String selected(Locator text) {
        return (String) text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)");
    }

    private static void usable(Window window, String name) {
        window.picture(name);
        assertEquals(List.of(), Audit.of(window.page()), name);
        window.page().setViewportSize(1440, 900);
    }
}
