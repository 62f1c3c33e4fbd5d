package dev.kept.local.stories;

import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.DECLAN;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.allowed;
import static dev.kept.local.stories.House.booked;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.euro;
import static dev.kept.local.stories.House.mail;
import static dev.kept.local.stories.House.refused;
import static dev.kept.local.stories.House.registered;
import static dev.kept.local.stories.House.saying;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static dev.kept.local.stories.House.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.Api;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.Locale;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// A facility's things to fix, through their approval: denied, changed, approved, dispatched by hand, resolved; and once denied for good.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class FacilityApprovalTest {
    private static final List<String> ENDED = List.of("edit-draft", "submit", "approve", "deny", "reset-to-draft", "release", "hold",
            "resolve-item", "close-item", "complete", "close", "close-denied", "cancel", "reopen");
    private static final Map<String, ?> ITEMS = Map.of("items", List.of(Map.of("itemId", "leak", "description", "Find the leak"),
            Map.of("itemId", "bleed", "description", "Bleed the radiators")));
    private static final String DECLAN_ID = KEPT.personId("APPROVER");
    private static final String TOMASZ_ID = KEPT.personId("TECHNICIAN");
    private static final House FACILITY = House.under("facility-approval", "2 Dartry Hall, Dublin 6");
    private static String order = "";

    @BeforeAll
    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    @Tag("A01")
    @Tag("A02")
    @Tag("A07")
    void act_1_maeve_writes_down_two_things_to_fix_at_her_facility_and_finds_the_draft_there() {
        order = FACILITY.asks(MAEVE, "DRAFT", ITEMS);
        assertEquals(List.of("Find the leak", "Bleed the radiators"), each(shown(order).path("items"), "description"));
        assertEquals(List.of("OPEN", "OPEN"), each(shown(order).path("items"), "state"));
        assertEquals(FACILITY.site(), shown(order).path("siteId").asText());

        var listed = MAEVE.eventually("/work-orders?site=" + FACILITY.site(), SOON, list -> list.path("items").size() > 0);
        assertEquals(List.of(order), each(listed.path("items"), "id"));
        var elsewhere = MAEVE.get("/sites").ok().path("items");
        for (var site : each(elsewhere, "id"))
            if (!site.equals(FACILITY.site()))
                assertFalse(each(MAEVE.get("/work-orders?site=" + site).ok().path("items"), "id").contains(order), site);
    }

    @Test
    @Order(2)
    @Tag("A19")
    @Tag("A20")
    @Tag("A10")
    void act_2_both_are_told_that_declan_is_asked_who_denies_and_maeve_reads_why() {
        did(MAEVE, order, "submit", Map.of("revision", 1, "approver", DECLAN_ID));
        mail("declan.brennan", order, saying("needs your yes"));
        mail("maeve.brennan", order, saying("waits for a decision"));
        did(DECLAN, order, "deny", House.no(order, "Too dear. What will it cost?"));
        assertEquals("DENIED", status(order));
        mail("maeve.brennan", order, saying("was not approved"), saying("Too dear. What will it cost?"));
    }

    @Test
    @Order(3)
    @Tag("A21")
    @Tag("A04")
    @Tag("A08")
    void act_3_she_makes_it_a_draft_again_writes_down_what_it_costs_and_asks_once_more() {
        did(MAEVE, order, "reset-to-draft", Map.of());
        assertEquals("DRAFT", status(order));
        did(MAEVE, order, "set-estimate", Map.of("revision", 1, "estimate", euro(40_000)));
        did(MAEVE, order, "add-note", Map.of("text", "The tank is from 1998."));
        refused(403, "not-yours-to-do", AOIFE, order, "submit", Map.of("revision", 2));
        did(MAEVE, order, "submit", Map.of("revision", 2, "approver", DECLAN_ID));
        mail("declan.brennan", order, saying("400.00"));
    }

    @Test
    @Order(4)
    @Tag("A11")
    void act_4_declan_says_yes_and_it_is_dispatched_by_hand() {
        refused(403, "not-yours-to-do", MAEVE, order, "approve", House.yes(order));
        did(DECLAN, order, "approve", House.yes(order));
        assertEquals("APPROVED", status(order), "nobody is sent before she says so");
        mail("maeve.brennan", order, saying("it is ready to be dispatched"));
        did(MAEVE, order, "release", Map.of());
        assertEquals("Dispatched", FACILITY.word(MAEVE, order));
        assertEquals("Dispatched", FACILITY.word(DECLAN, order));
    }

    @Test
    @Order(5)
    @Tag("A05")
    @Tag("A12")
    @Tag("A14")
    void act_5_the_submitter_schedules_it_and_assigns_it_to_the_providers_technician_and_it_is_on_every_calendar() {
        var day = today().plusDays(2);
        assertFalse(calendar(TOMASZ, day.toString()).contains(order));
        var at = booked(MAEVE, order, day, TOMASZ_ID, "SCHEDULED");
        var on = at.path("start").asText().substring(0, 10);
        assertTrue(calendar(AOIFE, on).contains(order), "the office's board");
        assertTrue(calendar(TOMASZ, on).contains(order), "the assignee's calendar");
        TOMASZ.eventually("/my-jobs", SOON, jobs -> jobs.toString().contains(order));
        assertEquals(at, MAEVE.get("/work-orders/" + order).ok().path("appointment"));
        assertFalse(calendar(Vendors.signedIn("zofia.zielinska"), on).contains(order), "it is nobody else's");
    }

    @Test
    @Order(6)
    @Tag("A13")
    void act_6_who_agreed_and_who_comes_are_told_of_it() {
        mail("declan.brennan", order, saying("has a time"), saying("Who: Tomasz Nowak"));
        mail("tomasz.nowak", order, saying("this job is yours"));
    }

    @Test
    @Order(7)
    @Tag("A15")
    @Tag("A16")
    @Tag("A17")
    void act_7_after_the_visit_each_thing_is_ticked_off_and_the_order_is_resolved() {
        did(TOMASZ, order, "resolve-item", Map.of("itemId", "leak"));
        refused(409, "incomplete", MAEVE, order, "complete", Map.of("summary", "Done."));
        did(MAEVE, order, "resolve-item", Map.of("itemId", "bleed"));
        refused(403, "not-yours-to-do", TOMASZ, order, "complete", Map.of("summary", "Done."));
        did(MAEVE, order, "complete", Map.of("summary", "The leak is found, the radiators are bled."));
        for (var who : List.of("maeve.brennan", "declan.brennan"))
            mail(who, order, saying("the work is done"), saying("The leak is found, the radiators are bled."));
        assertEquals("Resolved", FACILITY.word(MAEVE, order));
        assertEquals(List.of("RESOLVED", "RESOLVED"), each(shown(order).path("items"), "state"));
    }

    @Test
    @Order(8)
    @Tag("A18")
    void act_8_resolved_is_the_end() {
        endsHere(order);
        refused(409, "stays-closed", MAEVE, order, "reopen", Map.of("reason", "It drips."));
        refused(409, "stays-closed", AOIFE, order, "reopen", Map.of("reason", "It drips."));
        assertEquals("Resolved", FACILITY.word(AOIFE, order));
    }

    @Test
    @Order(9)
    @Tag("A22")
    @Tag("A23")
    @Tag("A24")
    void act_9_what_is_denied_for_good_is_closed_with_everything_undone() {
        var denied = FACILITY.asks(MAEVE, "DRAFT", ITEMS);
        did(MAEVE, denied, "submit", Map.of("revision", 1, "approver", DECLAN_ID));
        did(DECLAN, denied, "deny", House.no(denied, "Not in this year."));
        did(MAEVE, denied, "close-denied", Map.of());
        assertEquals("DENIED", shown(denied).path("outcome").asText());
        assertEquals("Closed", FACILITY.word(MAEVE, denied));
        assertEquals(List.of("CLOSED", "CLOSED"), each(shown(denied).path("items"), "state"));
        endsHere(denied);
        for (var way : List.of("reset-to-draft", "release"))
            assertEquals(409, MAEVE.post("/work-orders/" + denied + "/" + way, Map.of()).status(), way);
    }

    @Test
    @Order(10)
    @Tag("A03")
    @Tag("A06")
    void act_10_what_the_provider_opens_an_admin_of_the_company_approves_and_nobody_else_opens() {
        var asked = Map.of("description", "The pump hums.", "serviceType", "boiler-repair", "siteId", FACILITY.site());
        assertEquals(403, TOMASZ.post("/work-orders", asked).status(), "neither a company's user nor the provider's admin");
        var theirs = FACILITY.asks(AOIFE, "DRAFT", ITEMS);
        assertEquals(List.of("Declan Brennan"), each(AOIFE.get("/work-orders/" + theirs + "/approvers").ok().path("items"), "name"));
        refused(409, "not-eligible", AOIFE, theirs, "submit", Map.of("revision", 1, "approver", KEPT.personId("CUSTOMER")));
        did(AOIFE, theirs, "submit", Map.of("revision", 1));
        did(DECLAN, theirs, "approve", House.yes(theirs));
        assertEquals("APPROVED", status(theirs));
    }

    @Test
    @Order(11)
    void act_11_while_one_admin_is_away_another_is_asked_in_their_place_and_both_names_are_kept() {
        var owner = House.anId();
        var company = registered("customers",
                Map.of("name", "Hartigan Mills", "primaryContactId", owner, "billingAddress", "1 Quay Street, Cork"));
        hartigan(owner, company, "Una Hartigan", "CUSTOMER");
        var away = hartigan(House.anId(), company, "Finn Hartigan", "ADMIN");
        var deputy = hartigan(House.anId(), company, "Nell Hartigan", "ADMIN");
        AOIFE.post("/directory/delegations", Map.of("personId", away, "to", deputy, "from", KEPT.now().toString(), "until",
                KEPT.now().plus(Duration.ofDays(7)).toString())).ok();

        var mill = House.of(company, "facility-approval", "2 Quay Street, Cork").asks(AOIFE, "DRAFT", ITEMS);
        did(AOIFE, mill, "submit", Map.of("revision", 1, "approver", away));
        var asked = shown(mill).at("/approval/approvers/0");
        assertEquals("Nell Hartigan, in place of Finn Hartigan",
                asked.path("name").asText() + ", in place of " + asked.path("inPlaceOf").asText());
        var letter = mail("nell.hartigan", mill, saying("needs your yes"));
        Api.anonymous(KEPT.gateway()).post("/links/" + letter.linkTo("/a/") + "/approve", Map.of()).ok();
        assertEquals("APPROVED", status(mill));
        var granted = StreamSupport.stream(House.timeline(AOIFE, mill).spliterator(), false)
                .filter(fact -> fact.path("type").asText().equals("workorder.approval-granted")).findFirst().orElseThrow();
        assertEquals("person:" + deputy + " for " + away,
                granted.path("actor").asText() + " for " + granted.path("onBehalfOf").asText().replace("person:", ""));
    }

    private static String hartigan(String id, String company, String name, String role) {
        return registered("people",
                Map.of("id", id, "name", name, "email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com",
                        "phone", "+353 21 555 0100", "customerId", company, "roles", List.of(role), "language", "en-IE"));
    }

    private static void endsHere(String ended) {
        for (var reader : List.of(MAEVE, DECLAN, AOIFE))
            assertTrue(Collections.disjoint(ENDED, allowed(reader, ended)), () -> "still offered: " + allowed(reader, ended));
    }

    private static List<String> calendar(Api reader, String day) {
        return each(reader.get("/calendar?from=" + day + "&days=1").ok().path("items"), "orderId");
    }
}
