package dev.kept.local.stories;

import static dev.kept.local.stories.House.ACCOUNTANT;
import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.booked;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.euro;
import static dev.kept.local.stories.House.registered;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Pictures;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The same customer was written down during two calls. The office says that they are one, while a technician works for the one entry and an
/// order waits under the other.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class MergedCustomersTest {
    private static final String TOMASZ_ID = KEPT.personId("TECHNICIAN");
    private static final String PREFERRED = "Whom the customer would have come";
    private static final String TAG = UUID.randomUUID().toString().substring(0, 6);
    private static final String MAIL = "nora." + TAG + "@quinlan.example";
    private static final String DOUBLED = UUID.randomUUID().toString();
    private static final String STAYS = UUID.randomUUID().toString();
    private static final String NORA = person(MAIL, DOUBLED);
    private static final String OTHER_NORA = person("office." + TAG + "@quinlan.example", STAYS);
    private static String old = "";
    private static String own = "";

    @BeforeAll
    static void written_down_twice() {
        customer(DOUBLED, NORA, "N. Quinlan " + TAG, Map.of());
        customer(STAYS, OTHER_NORA, "Nora Quinlan " + TAG, Map.of("preferredTechnicianId", TOMASZ_ID, "wishes", "Never before ten."));
        KEPT.account(NORA, MAIL, DOUBLED);
        it_is_now();
    }

    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    @Tag("D03")
    void act_1_the_office_is_told_that_two_entries_look_alike() {
        old = House.of(DOUBLED, "home-service", "3 Mill Lane, " + TAG).asks(AOIFE, "READY", Map.of("estimate", euro(9_000)));
        own = House.of(STAYS, "home-service", "Mill Lane 3, " + TAG).asks(AOIFE, "READY", Map.of("estimate", euro(9_000)));
        var alike = AOIFE.eventually("/similar-customers?customer=" + DOUBLED, SOON, it -> it.path("items").size() == 1);
        assertEquals(STAYS, alike.at("/items/0/id").asText());
        assertEquals(Set.of("PHONE", "NAME_AND_PLACE"), Set.copyOf(texts(alike.at("/items/0/because"))));
        assertFalse(slots(old).contains(PREFERRED), "who wrote this one down did not ask");
        booked(AOIFE, old, today().plusDays(2), TOMASZ_ID, "DISPATCHED");
    }

    @Test
    @Order(2)
    @Tag("D03")
    void act_2_they_are_merged_and_both_lives_stand_in_one_list_and_record() {
        var nobodys = AOIFE.post("/directory/customers/" + DOUBLED + "/merge", Map.of("into", "nobody"));
        assertEquals(404, nobodys.status());
        AOIFE.post("/directory/customers/" + DOUBLED + "/merge", Map.of("into", STAYS)).ok();
        for (var asked : List.of(STAYS, DOUBLED)) {
            var orders = AOIFE.eventually("/work-orders?customer=" + asked, SOON, it -> it.path("items").size() == 2).path("items");
            assertEquals(Set.of(old, own), Set.copyOf(each(orders, "id")));
            assertEquals(Set.of(STAYS), Set.copyOf(each(orders, "customerId")));
            assertEquals(2, AOIFE.get("/record?kind=REQUEST&customer=" + asked).ok().path("items").size());
            assertEquals(STAYS, AOIFE.get("/customers?id=" + asked).ok().at("/items/0/id").asText());
        }
        AOIFE.eventually("/sites?customer=" + STAYS, SOON, it -> each(it.path("items"), "customerId").equals(List.of(STAYS, STAYS)));
        AOIFE.eventually("/people?customer=" + STAYS, SOON, it -> each(it.path("items"), "customerId").equals(List.of(STAYS, STAYS)));
        assertEquals(List.of(STAYS), each(AOIFE.get("/customers?q=quinlan%20" + TAG).ok().path("items"), "id"), "found once");
        assertEquals("Nora Quinlan " + TAG, shown(old).path("customerName").asText());
        assertEquals("customer-merged", AOIFE.post("/directory/sites", Map.of("customerId", DOUBLED, "address", "2 Mill Lane",
                "accessNotes", "", "zone", House.ZONE)).body().path("code").asText());
    }

    @Test
    @Order(3)
    void act_3_nora_signs_in_again_and_acts_on_all_that_is_hers() {
        var nora = signedIn();
        nora.eventually("/work-orders", SOON, it -> Set.copyOf(each(it.path("items"), "id")).equals(Set.of(old, own)));
        assertEquals(STAYS, nora.get("/me").ok().at("/person/customerId").asText());
        did(nora, old, "add-note", Map.of("text", "The dog is friendly."));
        did(nora, own, "add-note", Map.of("text", "So is the cat."));
        assertEquals(404, House.MAEVE.get("/work-orders/" + old).status(), "somebody else's, now as before");
    }

    @Test
    @Order(4)
    @Tag("D79")
    void act_4_whom_the_one_that_stays_would_have_come_is_offered_first() {
        assertTrue(slots(own).contains(PREFERRED));
        AOIFE.eventually("/slots?order=" + old + "&from=" + today().plusDays(2) + "&days=7", SOON, it -> it.toString().contains(PREFERRED));
    }

    @Test
    @Order(5)
    @Tag("D49")
    void act_5_the_work_that_was_under_way_is_billed_to_the_one_that_stays() {
        for (var step : List.of("arrive", "start-work"))
            did(TOMASZ, old, step, Map.of());
        KEPT.moveClockBy(Duration.ofMinutes(20));
        did(TOMASZ, old, "add-photo",
                Map.of("file", TOMASZ.upload("done.jpg", "image/jpeg", Pictures.jpeg("Done")).ok(), "phase", "RESULT"));
        var signature = TOMASZ.upload("signature.png", "image/png", Pictures.png("N. Quinlan")).ok();
        did(TOMASZ, old, "complete", Map.of("summary", "Topped it up.", "signature", signature, "signedBy", "Nora Quinlan"));
        var invoice = ACCOUNTANT.eventually("/invoices?order=" + old, SOON, it -> it.path("items").size() == 1).path("items").get(0);
        var shown = ACCOUNTANT.get("/invoices/" + invoice.path("id").asText()).ok();
        assertEquals(STAYS, shown.path("customerId").asText());
        assertEquals(OTHER_NORA, shown.path("recipientId").asText());
    }

    @Test
    @Order(6)
    void act_6_every_view_equals_its_rebuild() {
        KEPT.quiet();
        KEPT.rebuildChecks(KEPT.signedIn("OPERATOR")).forEach((view, check) -> assertEquals(0, check.path("differing").asInt(), view));
    }

    private static Api signedIn() {
        return Api.anonymous(KEPT.gateway()).signIn(MAIL, "kept-demo-2026");
    }

    private static String slots(String order) {
        return AOIFE.eventually("/slots?order=" + order + "&from=" + today().plusDays(2) + "&days=7", SOON,
                it -> it.path("items").size() > 0).toString();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String digits() {
        return String.valueOf(1_000_000 + Math.floorMod(TAG.hashCode(), 9_000_000));
    }

    private static String person(String email, String customer) {
        return registered("people", Map.of("name", "Nora Quinlan", "email", email, "phone", "+353 86 " + digits(), "customerId", customer,
                "roles", List.of("CUSTOMER"), "language", "en-IE"));
    }

    private static void customer(String id, String contact, String name, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("id", id, "name", name, "primaryContactId", contact, "billingAddress",
                "3 Mill Lane, " + TAG));
        body.putAll(more);
        registered("customers", body);
    }
}
