package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.kept.local.RunningSystem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the office gives an order beside its usual way, each with the questions that its contract has: they arrive as they were meant, and the
/// page says afterwards how the order stands.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class OfficeCommandsTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private static final Window AOIFE = Window.desk(KEPT).as("OFFICE");
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    @Test
    void an_order_waits_for_a_reason_of_its_policy_until_a_time_at_the_site() {
        var order = opened(STAGE.scheduledUnder("it-provider"));
        press("Put on hold");
        assertThat(asked("What is waited for").locator("option"))
                .hasText(new String[]{"Choose", "Waiting on Customer", "Waiting Parts", "Waiting on Vendor"});
        send();
        assertThat(AOIFE.find("dialog .wrong").first()).hasText("Choose one.");
        assertThat(asked("What is waited for")).isFocused();
        asked("What is waited for").selectOption("Waiting Parts");
        assertThat(asked("What becomes of the visits").locator("option").first()).hasText("As usual: their time is given back");
        asked("What becomes of the visits").selectOption("Who is to come still comes");
        asked("In words").fill("The valve is on order.");
        // In summer, when its clocks show another time than those of the machines.
        var day = LocalDate.now(DUBLIN).plusYears(1).withMonth(7).withDayOfMonth(1);
        AOIFE.find("dialog input[type=date]").fill(day.toString());
        AOIFE.find("dialog input[type=time]").fill("09:30");
        usable("office-hold-asked");
        send();

        assertThat(AOIFE.find(".office-head .notice")).containsText("Waiting Parts since");
        assertThat(AOIFE.find(".office-head .notice")).containsText("put on hold by Aoife Kelly");
        assertThat(AOIFE.find(".office-head .notice")).containsText("09:30. “The valve is on order.” Who is to come still comes.");
        assertThat(primary()).hasText("Let it go on");
        var hold = order(order).path("hold");
        assertEquals(day.atTime(LocalTime.of(9, 30)).atZone(DUBLIN).toInstant(), Instant.parse(hold.path("until").asText()));
        assertEquals("KEPT", hold.path("visits").asText());
        AOIFE.find("details.more summary").click();
        assertThat(AOIFE.find(".more .sheet")).containsText("Report a delay");
        usable("office-hold");
    }

    @Test
    @Tag("A08")
    @Tag("A09")
    void a_draft_is_changed_estimated_and_sent_to_one_of_those_who_may_approve() {
        var order = opened(STAGE.openedForSomebodyUnder("facility-approval"));
        assertThat(primary()).hasText("Send the order in");
        press("Change the draft");
        asked("What is to be fixed").fill("Tap drips\nCupboard is wet");
        AOIFE.find("dialog").getByText("Add a time").click();
        usable("office-draft-asked");
        send();
        assertEquals(2, order(order, "/items", 2).path("items").size());
        assertEquals("Kitchen tap drips all night and the cupboard below is wet.", order(order).path("description").asText(), "as it was");

        press("Set the estimate");
        asked("Estimate with VAT, EUR").fill("a hundred");
        send();
        assertThat(AOIFE.find("dialog .wrong")).hasText("Write an amount such as 140 or 140.50.");
        asked("Estimate with VAT, EUR").fill("140,50");
        send();
        assertThat(money()).containsText("Estimate, not agreed");
        assertThat(money()).containsText("€140.50");

        press("Send the order in");
        asked("Who is asked").selectOption("Declan Brennan");
        send();
        assertThat(AOIFE.find(".office-head .card")).containsText("Asked: Declan Brennan, since");
        KEPT.signedIn("APPROVER").post("/work-orders/" + order + "/approve", Map.of("approvalId",
                order(order).path("approval").path("approvalId").asText(), "revision", order(order).path("revision").asInt())).ok();
        assertThat(AOIFE.find(".pill.large")).hasText("Approved");
        assertThat(primary()).hasText("Release the order");
        assertThat(money()).not().containsText("not agreed");
        usable("office-draft");
    }

    @Test
    @Tag("B12")
    void what_is_to_be_done_changes_with_things_and_money() {
        var order = opened(STAGE.scheduledUnder("vendor-and-owner"));
        press("Change what is to be done");
        asked("The change, as people read it").fill("The valve as well, and not the tap.");
        asked("To be done as well").fill("Replace the valve\nFlush the pipe");
        AOIFE.find("dialog input[type=checkbox]").first().check();
        asked("What it costs more, EUR").fill("45.50");
        usable("office-amend-asked");
        send();
        assertThat(AOIFE.find(".thread .fact").getByText("Change 1 of what is to be done, €45.50 more")).isVisible();
        var items = order(order).path("items");
        assertEquals(List.of("CLOSED", "OPEN", "OPEN"), items.findValuesAsText("state"));
    }

    @Test
    @Tag("C05")
    void extra_work_says_why_and_how_much_and_is_agreed_to_on_the_page() {
        var order = opened(STAGE.scheduledUnder("vendor-and-owner"));
        KEPT.signedIn("TECHNICIAN").post("/work-orders/" + order + "/propose-extra-work", Map.of("revision", 1, "why", "The valve is worn.",
                "amount", Map.of("minor", 45_000, "currency", "EUR"), "items", List.of(Map.of("description", "Replace the valve")))).ok();
        var ask = AOIFE.find(".office-head .ask");
        assertThat(ask).containsText("€450.00 are to be agreed to. Asked: Declan Brennan, since");
        assertThat(ask).containsText("“The valve is worn.”");
        assertThat(ask).containsText("Replace the valve");
        assertThat(money()).containsText("Extra work, asked");
        usable("office-extra");
        ask.locator(".primary").click();
        send();
        assertThat(money()).containsText("Extra work, agreed to");
        assertThat(ask).hasCount(0);
    }

    @Test
    void work_that_is_complained_of_says_which_round_it_is_and_why() {
        var order = STAGE.scheduledUnder("it-provider");
        var tomasz = KEPT.signedIn("TECHNICIAN");
        tomasz.post("/work-orders/" + order + "/start-work", Map.of()).ok();
        tomasz.post("/work-orders/" + order + "/add-note", Map.of("text", "The washer was worn.")).ok();
        tomasz.post("/work-orders/" + order + "/complete", Map.of("summary", "Changed the washer.", "billed", "PT1H")).ok();
        KEPT.signedIn("CUSTOMER").post("/work-orders/" + order + "/reopen", Map.of("reason", "It drips again.")).ok();
        opened(order);
        assertThat(AOIFE.find(".office-head .notice")).containsText("by Maeve Brennan, its second round: the work is complained of.");
        assertThat(AOIFE.find(".office-head .notice")).containsText("“It drips again.”");
        assertThat(primary()).hasText("Book a visit");
        usable("office-again");
    }

    @Test
    void a_visit_at_which_nobody_was_there_is_written_down() {
        opened(STAGE.scheduledUnder("it-provider"));
        press("Report a no-show");
        asked("Who did not show").selectOption("The customer was not there");
        send();
        assertThat(AOIFE.find(".past")).containsText("Missed");
        assertThat(AOIFE.find(".past")).containsText("Tomasz Nowak, and nobody was there");
        assertThat(AOIFE.find(".thread .fact").getByText("Nobody was there")).isVisible();
        AOIFE.find(".folded summary").click();
        assertThat(AOIFE.find(".folded").getByRole(AriaRole.LINK).first()).hasAttribute("href", Pattern.compile(".*/visit"));
        usable("office-missed");
    }

    private static String opened(String order) {
        AOIFE.page().setViewportSize(1440, 900);
        AOIFE.open("/office/orders/" + order);
        assertThat(AOIFE.find(".thread .fact").first()).isVisible();
        return order;
    }

    /// Also where it stands in the menu.
    private static void press(String command) {
        var named = AOIFE.find(".office-head .actions").getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(command).setExact(true));
        if (!named.isVisible())
            AOIFE.find("details.more summary").click();
        named.click();
        assertThat(AOIFE.find("dialog[open]")).isVisible();
    }

    private static Locator asked(String question) {
        return AOIFE.find("dialog[open]").getByLabel(question);
    }

    private static void send() {
        AOIFE.find("dialog[open] button[type=submit]").click();
    }

    private static Locator primary() {
        return AOIFE.find(".office-head .actions .primary");
    }

    private static Locator money() {
        return AOIFE.find("section[aria-labelledby=money]");
    }

    private static JsonNode order(String order) {
        return STAGE.office().get("/work-orders/" + order).ok();
    }

    private static JsonNode order(String order, String list, int many) {
        return STAGE.office().eventually("/work-orders/" + order, Chromium.SOON, answer -> answer.at(list).size() == many);
    }

    private static void usable(String name) {
        AOIFE.picture(name);
        assertEquals(List.of(), Audit.of(AOIFE.page()), name);
        AOIFE.page().setViewportSize(1440, 900);
        AOIFE.hadNoTrouble();
    }

    @AfterAll
    static void the_window_is_closed() {
        AOIFE.close();
    }
}
