package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.kept.local.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a policy calls the steps of its orders stands on every page, and Kept's own words where it says nothing.
@ExtendWith(Chromium.Needed.class)
@Timeout(180)
class OwnWordsTest {
    private static final RunningSystem KEPT = RunningSystem.shared();

    @Test
    void an_order_of_an_it_provider_waits_and_ends_in_its_words_on_every_page() {
        var order = new Stage(KEPT).scheduledUnder("it-provider");
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
            assertThat(listed(maeve.open("/portal"), order, ".order-row")).hasText("Waiting on Customer");
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

    /// The status of the order's row in a list.
    private static Locator listed(Window window, String order, String rows) {
        var link = window.page().locator("a[href$='" + order + "']");
        var row = rows.equals(".order-row")
                ? window.page().locator(".order-row[href$='" + order + "']")
                : window.find(rows).filter(new Locator.FilterOptions().setHas(link));
        return row.locator(".pill").first();
    }
}
