package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.kept.local.RunningSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a policy calls the steps of its orders stands on every page, and Kept's own words where it says nothing.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class OwnWordsTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);

    @Test
    void an_order_of_an_it_provider_waits_and_ends_in_its_words_on_every_page() {
        var order = STAGE.scheduledUnder("it-provider");
        var tomasz = KEPT.signedIn("TECHNICIAN");
        var path = "/work-orders/" + order;
        assertEquals("it-provider@1", tomasz.get(path).ok().path("policy").asText());
        try (var maeve = Window.phone(KEPT).as("CUSTOMER").open("/portal/orders/" + order);
                var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order);
                var phone = Window.phone(KEPT).as("TECHNICIAN").open("/technician/jobs/" + order)) {
            assertThat(aoife.find(".pill.large")).hasText("Scheduled");
            tomasz.post(path + "/start-work", Map.of()).ok();
            assertThat(aoife.find(".pill.large")).hasText("In Progress");
            tomasz.post(path + "/hold", Map.of("reason", "WAITING_CUSTOMER", "note", "Does it print?")).ok();
            assertThat(aoife.find(".pill.large")).hasText("Waiting on Customer");
            assertThat(maeve.find(".pill").first()).hasText("Waiting on Customer");
            assertThat(phone.find(".job-bar .pill")).hasText("Waiting on Customer");
            assertThat(aoife.find(".thread .fact").getByText("Waiting on Customer").first()).isVisible();
            aoife.picture("own-words-office");
            assertThat(listed(maeve.open("/portal?site=" + KEPT.home().path("id").asText()), order, ".order-row"))
                    .hasText("Waiting on Customer");
            assertThat(listed(aoife.open("/office"), order, "tbody tr")).hasText("Waiting on Customer");
            assertThat(listed(phone.open("/technician"), order, ".job")).hasText("Waiting on Customer");

            KEPT.signedIn("CUSTOMER").post(path + "/reply", Map.of("text", "It prints.")).ok();
            assertThat(listed(phone, order, ".job")).hasText("In Progress");
            tomasz.post(path + "/add-note", Map.of("text", "The driver was of 2019.")).ok();
            tomasz.post(path + "/complete", Map.of("summary", "Installed the driver.", "billed", "PT1H")).ok();
            assertThat(listed(maeve, order, ".order-row")).hasText("Work Order Finished");
            assertThat(listed(aoife, order, "tbody tr")).hasText("Work Order Finished");
            aoife.open("/office/orders/" + order);
            assertThat(aoife.find(".pill.large")).hasText("Work Order Finished");
            maeve.open("/portal/orders/" + order);
            assertThat(maeve.find(".pill").first()).hasText("Work Order Finished");
            maeve.picture("own-words-portal");
            for (var window : new Window[]{maeve, aoife, phone})
                window.hadNoTrouble();
        }
    }

    @Test
    @Tag("A25")
    void a_facilitys_order_shows_the_path_that_it_can_take_and_where_it_is_in_the_policys_words() {
        var order = STAGE.openedUnder("facility-approval");
        var maeve = KEPT.signedIn("CUSTOMER");
        var path = "/work-orders/" + order;
        try (var portal = Window.phone(KEPT).as("CUSTOMER").open("/portal/orders/" + order);
                var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            assertThat(portal.find(".path > li > .pill"))
                    .hasText(new String[]{"Draft", "Waiting for approval", "Approved", "Dispatched", "Scheduled", "Resolved"});
            assertThat(portal.find(".path .turn .pill")).hasText(new String[]{"Not approved", "Draft", "Closed"});
            assertThat(now(portal)).hasText("Draft");
            maeve.post(path + "/submit", Map.of("revision", 1)).ok();
            assertThat(now(aoife)).hasText("Waiting for approval");
            decide(order, "deny", Map.of("reason", "Too dear."));
            assertThat(portal.find(".path [aria-current=step] .pill").first()).hasText("Not approved");
            maeve.post(path + "/reset-to-draft", Map.of()).ok();
            maeve.post(path + "/submit", Map.of("revision", 1)).ok();
            decide(order, "approve", Map.of());
            maeve.post(path + "/release", Map.of()).ok();
            for (var window : List.of(portal, aoife)) {
                assertThat(window.find(".pill").first()).hasText("Dispatched");
                assertThat(now(window)).hasText("Dispatched");
                assertThat(window.find(".path li.passed")).hasCount(3);
                window.picture("path-" + window.page().viewportSize().width);
            }
            STAGE.book(order, "SCHEDULED");
            for (var item : maeve.get(path).ok().path("items"))
                maeve.post(path + "/resolve-item", Map.of("itemId", item.path("itemId").asText())).ok();
            maeve.post(path + "/complete", Map.of("summary", "Done.")).ok();
            assertThat(aoife.find(".pill.large")).hasText("Resolved");
            assertThat(now(portal)).hasText("Resolved");
            portal.hadNoTrouble();
            aoife.hadNoTrouble();
        }
    }

    @Test
    void a_service_order_and_its_confirmations_go_by_their_names_on_every_page() {
        var order = STAGE.openedUnder("service-order");
        var aoife = KEPT.signedIn("OFFICE");
        var path = "/work-orders/" + order;
        aoife.post(path + "/submit", Map.of("revision", 1)).ok();
        decide(order, "approve", Map.of());
        aoife.post(path + "/amend", Map.of("revision", 1, "words", "Two more radiators.")).ok();
        try (var portal = Window.phone(KEPT).as("CUSTOMER").open("/portal/orders/" + order);
                var office = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            assertThat(office.find("[aria-labelledby=files]")).containsText("Service Order v2");
            assertThat(portal.link("Service Order (PDF)").first()).isVisible();
            for (var window : List.of(portal, office)) {
                assertThat(window.find(".thread .fact").getByText("Confirmation 1").first()).isVisible();
                window.hadNoTrouble();
            }
            office.picture("service-order");
        }
    }

    @Test
    void work_that_is_offered_says_who_is_asked_and_who_has_it() {
        var order = STAGE.openedUnder("vendor-and-owner");
        try (var office = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            assertThat(office.find(".pill.large")).hasText("Offered");
            assertThat(office.find(".path > li > .pill")).hasText(new String[]{"Ready to schedule", "Offered", "Accepted", "Scheduled",
                    "Closed · resolved"});
            STAGE.accept(order);
            assertThat(office.find(".pill.large")).hasText("Accepted");
            assertThat(now(office)).hasText("Accepted");
            office.shows("Tomasz Nowak accepted, and picks a time.").hadNoTrouble();
        }
    }

    @Test
    @Tag("A02")
    void the_orders_of_a_place_are_listed_and_asked_for_from_there() {
        var order = STAGE.asked();
        var there = STAGE.office().get("/work-orders/" + order).ok();
        var number = there.path("number").asText();
        try (var portal = Window.phone(KEPT).as("CUSTOMER").open("/portal/orders/" + order);
                var office = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + order)) {
            office.link("All orders there").click();
            office.page().waitForURL("**/office/orders?site=" + there.path("siteId").asText());
            office.shows("Orders at " + there.path("siteAddress").asText()).shows(number);
            office.link("New order").click();
            assertThat(office.find("#site")).hasValue(there.path("siteId").asText());

            portal.link(there.path("siteAddress").asText()).click();
            portal.shows("Your orders at " + there.path("siteAddress").asText()).shows(number);
            portal.link("Ask for help").click();
            assertThat(portal.find("#site")).hasValue(there.path("siteId").asText());
            portal.hadNoTrouble();
            office.hadNoTrouble();
        }
    }

    /// Where the drawn path says that the order is.
    private static Locator now(Window window) {
        return window.find(".path > li[aria-current=step] > .pill");
    }

    /// Declan does, or whoever is asked with him.
    private static void decide(String order, String answer, Map<String, ?> more) {
        var declan = KEPT.signedIn("APPROVER");
        var asked = declan.get("/work-orders/" + order).ok();
        var body = new HashMap<String, Object>(more);
        body.put("approvalId", asked.at("/approval/approvalId").asText());
        body.put("revision", asked.path("revision").asInt());
        declan.post("/work-orders/" + order + "/" + answer, body).ok();
    }

    /// The status of the order's row in a list.
    private static Locator listed(Window window, String order, String rows) {
        var link = window.page().locator("a[href$='" + order + "']");
        var row = rows.equals(".order-row")
                ? window.page().locator(".order-row[href$='" + order + "']")
                : window.find(rows).filter(new Locator.FilterOptions().setHas(link));
        return row.locator(".pill").first();
    }
}
