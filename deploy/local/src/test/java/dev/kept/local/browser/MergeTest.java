package dev.kept.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.local.RunningSystem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Aoife finds that two entries are one customer, and merges them; or does not write the second one down.
@ExtendWith(Chromium.Needed.class)
@Timeout(120)
class MergeTest {
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Stage STAGE = new Stage(KEPT);
    private final String tag = UUID.randomUUID().toString().substring(0, 6);
    private final String phone = "+353 86 " + (1_000_000 + Math.floorMod(tag.hashCode(), 9_000_000));

    @Test
    @Tag("D03")
    void two_entries_of_one_customer_are_compared_and_merged_for_good() {
        var stays = written("Hannah Daly " + tag, "Shoes off, please.");
        var doubled = written("H. Daly " + tag, "");
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/customers/" + doubled)) {
            aoife.shows("May be doubled").shows("the same phone number");
            aoife.picture("office-customer-doubled");
            aoife.link("Compare and merge with Hannah Daly " + tag).click();
            aoife.page().getByLabel("Hannah Daly " + tag + " stays").check();
            aoife.shows("H. Daly " + tag + " becomes Hannah Daly " + tag).shows("Wishes: Shoes off, please.");
            aoife.picture("office-merge");
            assertEquals(List.of(), Audit.of(aoife.page()));
            aoife.button("Merge…").click();
            aoife.shows("nobody can take the two apart again");
            aoife.button("Keep both").click();
            aoife.button("Merge…").click();
            aoife.button("Merge for good").click();
            assertThat(aoife.page()).hasURL(KEPT.gateway() + "/office/customers/" + stays);
            assertThat(aoife.find("h1")).hasText("Hannah Daly " + tag);
            assertThat(aoife.find("#contacts ~ .who")).hasCount(2);

            aoife.open("/office/customers/" + doubled);
            assertThat(aoife.page()).hasURL(KEPT.gateway() + "/office/customers/" + stays);
            aoife.hadNoTrouble();
        }
    }

    @Test
    @Tag("D03")
    void who_is_known_already_is_not_written_down_a_second_time() {
        written("Hannah Daly " + tag, "");
        try (var aoife = Window.desk(KEPT).as("OFFICE").open("/office/orders/new")) {
            aoife.find("#customer").fill("Mrs Daly");
            aoife.page().getByText("Somebody new: “Mrs Daly”").click();
            aoife.find("#new-phone").fill(phone.replace("+353 ", "0"));
            aoife.shows("They may be known already").picture("office-known-already");
            aoife.button("It is them").click();
            assertThat(aoife.find("office-finder")).containsText("Hannah Daly " + tag);
            aoife.hadNoTrouble();
        }
    }

    private String written(String name, String wishes) {
        var customer = UUID.randomUUID().toString();
        var person = STAGE.office().post("/directory/people", Map.of("name", name, "email", UUID.randomUUID() + "@daly.example", "phone",
                phone, "customerId", customer, "roles", List.of("CUSTOMER"), "language", "en-IE")).ok().path("id").asText();
        var answer = STAGE.office().post("/directory/customers", Map.of("id", customer, "name", name, "primaryContactId", person,
                "billingAddress", "9 Harbour Road, Howth", "wishes", wishes));
        answer.ok();
        STAGE.office().get("/customers?after=" + answer.reference()).ok();
        return customer;
    }
}
