package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.kept.local.Api;
import dev.kept.local.PolicyRules;
import dev.kept.local.RunningSystem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A time that is proposed for a plan's order, on the pages of those who confirm it.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class ProposedTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Api AOIFE = KEPT.signedIn("OFFICE");

    @Test
    @Tag("D68")
    void the_office_finds_what_waits_for_it_and_confirms_one_and_adjusts_another() {
        var confirmed = proposed("shown-to-the-office", "OFFICE", "3 Belgrave Mews, Dublin 6");
        var adjusted = proposed("shown-to-the-office", "OFFICE", "5 Belgrave Mews, Dublin 6");
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders")) {
            aoife.link("To confirm").click();
            aoife.shows("3 Belgrave Mews").shows("5 Belgrave Mews").picture("office-orders-to-confirm");
            aoife.open("/office/orders/" + confirmed).shows("Proposed: ").shows("In the customer's hours").shows("A time is proposed.");
            aoife.picture("office-proposed");
            aoife.button("Confirm").click();
            aoife.shows("has the job.");
            assertThat(aoife.find("#proposed")).hasCount(0);
            aoife.link("the first time of this plan").click();
            aoife.shows("What came of it").link(numberOf(confirmed)).click();
            aoife.shows("has the job.");

            aoife.open("/office/orders/" + adjusted).shows("Proposed: ");
            aoife.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Another time").setExact(true)).click();
            aoife.shows("Free times").button("Book").first().click();
            aoife.shows("has the job.");
            aoife.hadNoTrouble();
        }
    }

    @Test
    @Tag("D68")
    void the_customer_confirms_one_on_the_phone_and_asks_for_another_time_for_the_next() {
        var confirmed = proposed("shown-to-the-customer", "CUSTOMER", "7 Belgrave Mews, Dublin 6");
        var declined = proposed("shown-to-the-customer", "CUSTOMER", "9 Belgrave Mews, Dublin 6");
        try (var maeve = Window.phone(KEPT).as("CUSTOMER").open("/portal/orders/" + confirmed)) {
            maeve.shows("Does this time suit you?").picture("portal-proposed");
            maeve.button("Confirm this time").click();
            maeve.shows("Booked");
            assertThat(maeve.find("kept-proposal-card section")).hasCount(0);

            maeve.open("/portal/orders/" + declined).button("Another time").click();
            maeve.button("Ask for another time").click();
            maeve.shows("Say when it would suit you.");
            maeve.page().getByLabel("When would suit you?").fill("Thursday afternoon.");
            maeve.button("Ask for another time").click();
            maeve.shows("You asked for another time.");
            maeve.hadNoTrouble();
        }
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/" + declined)) {
            aoife.shows("Another time is wanted.").shows("Thursday afternoon.").hadNoTrouble();
        }
    }

    /// The id of an order of a plan of its own, whose time waits.
    private static String proposed(String policy, String confirm, String address) {
        var site = AOIFE.post("/directory/sites", Map.of("customerId", KEPT.home().path("customerId").asText(), "address", address,
                "accessNotes", "", "zone", "Europe/Dublin", "latitude", 53.33, "longitude", -6.27)).ok();
        AOIFE.get("/work-orders/nobody?after=" + site.path("reference").asText());
        if (!AOIFE.get("/directory/policies").ok().toString().contains(policy))
            AOIFE.post("/directory/policies", Map.of("document", document(policy, confirm))).ok();
        var id = site.path("id").asText();
        PolicyRules.atSite(AOIFE, id, policy);
        var day = LocalDate.now().plusDays(5).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY)).toString();
        var plan = AOIFE.post("/plans",
                Map.of("siteId", id, "serviceType", "boiler-repair", "description", "Look after the boiler.", "when",
                        Map.of("calendar", "FREQ=MONTHLY", "startsOn", day, "until", LocalDate.parse(day).plusDays(3).toString()), "from",
                        "08:00",
                        "to", "17:00", "leadDays", 14))
                .ok().path("id").asText();
        AOIFE.post("/plans/" + plan + "/activate", Map.of()).ok();
        var order = AOIFE.eventually("/plans/" + plan, Chromium.SOON, it -> it.at("/occurrences/0/orderId").asText().length() > 10)
                .at("/occurrences/0/orderId").asText();
        AOIFE.eventually("/work-orders/" + order, Chromium.SOON, it -> it.at("/proposal/state").asText().equals("PROPOSED"));
        return order;
    }

    /// Like Kept's own for homes, with nobody's yes before.
    private static String document(String policy, String confirm) {
        return StreamSupport.stream(AOIFE.get("/directory/policies").ok().path("items").spliterator(), false)
                .filter(it -> it.path("policyId").asText().equals("home-service")).findFirst()
                .map((JsonNode it) -> it.path("document").asText())
                .orElseThrow().replace("\"id\": \"home-service\"", "\"id\": \"" + policy + "\"")
                .replaceFirst("\"version\": \\d+", "\"version\": 1")
                .replace("\"OVER_LIMIT\"", "\"NONE\"").replace("\"limit\": { \"minor\": 15000, \"currency\": \"EUR\" },", "")
                .replace("\"labels\": {}", "\"recurrence\": { \"confirm\": \"" + confirm + "\" }, \"labels\": {}");
    }

    private static String numberOf(String order) {
        return AOIFE.get("/work-orders/" + order).ok().path("number").asText();
    }
}
