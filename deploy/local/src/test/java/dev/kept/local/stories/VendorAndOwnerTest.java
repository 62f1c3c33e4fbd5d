package dev.kept.local.stories;

import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.ZONE;
import static dev.kept.local.stories.House.booked;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.euro;
import static dev.kept.local.stories.House.eventually;
import static dev.kept.local.stories.House.mail;
import static dev.kept.local.stories.House.registered;
import static dev.kept.local.stories.House.saying;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static dev.kept.local.stories.House.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Pictures;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// What a tenant asks for is offered to one vendor after the other; who accepts finds a time in the tenant's hours, and the owner is asked
/// about what costs more than was agreed on.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class VendorAndOwnerTest {
    private static final String KIND = "drain-" + House.anId();
    private static final House FLAT = House.under("vendor-and-owner", "Flat 3, 21 Grove Park, Dublin 6");
    private static final List<String> ASKED = new ArrayList<>();
    private static String order = "";
    private static LocalDate suits = LocalDate.EPOCH;
    private static JsonNode visit = Api.object();

    @BeforeAll
    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    @Tag("C13")
    @Tag("C17")
    void act_1_the_rules_say_to_whom_the_tenants_request_is_offered() {
        registered("service-types", Map.of("code", KIND, "name", "Blocked drain", "expectedDuration", "PT1H", "skills", List.of()));
        suits = today().plusDays(4);
        order = FLAT.asks(MAEVE, "READY", Map.of("description", "The kitchen drain is blocked.", "serviceType", KIND, "availability",
                List.of(Map.of("date", suits.toString(), "from", "12:00", "to", "16:00"))));
        var first = offered("");
        mail(Vendors.person(first), order, saying("The kitchen drain is blocked."), saying("Answer by"));
        var why = House.timeline(AOIFE, order).findValues("reasons").getLast();
        assertTrue(why.size() > 0, "it says why them: " + House.timeline(AOIFE, order));
    }

    @Test
    @Order(2)
    @Tag("C15")
    void act_2_who_does_not_answer_within_a_day_is_asked_no_more_and_the_next_one_is() {
        var first = ASKED.getFirst();
        KEPT.moveClockBy(Duration.ofHours(24).plusMinutes(1));
        offered(first);
        assertTrue(House.facts(order).contains("workorder.offer-expired"), House.facts(order).toString());
        assertEquals(404, Vendors.of(first).get("/work-orders/" + order).status(), "they have no part in it any more");
        mail(Vendors.person(first), order, saying("not offered to you any more"));
    }

    @Test
    @Order(3)
    @Tag("C14")
    void act_3_who_declines_is_done_with_it_and_a_new_one_is_asked() {
        var second = ASKED.getLast();
        did(Vendors.of(second), order, "decline-offer", Map.of("offerId", offer(), "reason", "On holiday."));
        offered(second);
        assertEquals(3, new HashSet<>(ASKED).size(), "nobody is asked twice");
        assertEquals(404, Vendors.of(second).get("/work-orders/" + order).status());
        mail(Vendors.person(second), order, saying("not offered to you any more"));
    }

    @Test
    @Order(4)
    @Tag("C16")
    void act_4_who_accepts_is_offered_times_of_the_hours_that_the_tenant_gave() {
        did(vendor(), order, "accept-offer", Map.of("offerId", offer()));
        assertEquals("ACCEPTED", status(order));
        var best = House.slot(vendor(), order, today(), ASKED.getLast());
        assertTrue(best.path("reasons").toString().contains("In the customer's hours"), best.toString());
        assertEquals(suits, start(best.path("appointment")).toLocalDate());
        assertTrue(start(best.path("appointment")).getHour() >= 12 && start(best.path("appointment")).getHour() < 16, best.toString());
    }

    @Test
    @Order(5)
    @Tag("C18")
    @Tag("C19")
    @Tag("C02")
    void act_5_they_pick_one_and_it_is_scheduled_and_the_tenant_is_told() {
        visit = booked(vendor(), order, today(), ASKED.getLast(), "SCHEDULED");
        var told = mail("maeve.brennan", order, saying("your appointment is booked"));
        for (var words : List.of(visit.path("arrivalFrom").asText().substring(11, 16), "21 Grove Park", name(ASKED.getLast())))
            assertTrue(told.text().contains(words), () -> words + " is not in " + told.text());
    }

    @Test
    @Order(6)
    @Tag("C20")
    @Tag("C04")
    void act_6_she_and_the_vendor_are_reminded_by_mail_the_day_before_and_by_text_in_the_morning() {
        var day = start(visit).toLocalDate();
        KEPT.moveClockTo(ZONE, day.minusDays(1).atTime(17, 1));
        mail("maeve.brennan", order, saying("tomorrow is your appointment"));
        mail(vendor().get("/me").ok().at("/person/email").asText(), order, saying("tomorrow you are expected"));
        KEPT.moveClockTo(ZONE, day.atTime(7, 31));
        mail("", order, letter -> letter.to().endsWith("@sms.localhost"), saying("today"));
        mail("", order, letter -> letter.to().endsWith("@sms.localhost"), saying("Today "), saying("21 Grove Park"));
    }

    @Test
    @Order(7)
    @Tag("C05")
    @Tag("C06")
    void act_7_what_the_vendor_enters_about_more_work_is_a_mail_to_the_owner() {
        KEPT.moveClockTo(ZONE, start(visit));
        proposed("The trap is cracked.", 30_100);
        assertEquals("WAITING_APPROVAL", shown(order).at("/hold/reason").asText(), "a euro above the limit");
        var letter = mail("declan.brennan", order, saying("301.00"));
        assertTrue(letter.text().contains("The kitchen drain is blocked."), letter.text());
        assertTrue(letter.text().contains("Why: The trap is cracked."), letter.text());
    }

    @Test
    @Order(8)
    @Tag("C07")
    @Tag("C08")
    @Tag("C26")
    void act_8_the_owner_agrees_with_one_click_to_the_newest_request_and_the_same_vendor_finds_a_time() {
        var nobody = Api.anonymous(KEPT.gateway());
        var old = mail("declan.brennan", order, saying("301.00")).linkTo("/a/");
        proposed("The pipe behind it, too.", 45_000);
        var link = mail("declan.brennan", order, saying("450.00")).linkTo("/a/");
        did(MAEVE, order, "add-note", Map.of("text", "The water is off."));
        var photo = vendor().upload("trap.jpg", "image/jpeg", Pictures.jpeg("Cracked")).ok();
        did(vendor(), order, "add-photo", Map.of("file", photo, "phase", "PROBLEM"));

        assertEquals("replaced", nobody.post("/links/" + old + "/approve", Map.of()).body().path("code").asText());
        nobody.post("/links/" + link + "/approve", Map.of()).ok();
        assertEquals("already-answered", nobody.post("/links/" + link + "/approve", Map.of()).body().path("code").asText());
        assertEquals("ACCEPTED", status(order));
        assertEquals(ASKED.getLast(), shown(order).at("/offer/vendorId").asText(), "it stays theirs");
        mail(vendor().get("/me").ok().at("/person/email").asText(), order, saying("find a new time for the whole"));
        visit = booked(vendor(), order, today().plusDays(1), ASKED.getLast(), "SCHEDULED");
    }

    @Test
    @Order(9)
    @Tag("C26")
    void act_9_and_so_it_goes_each_time_that_more_turns_up() {
        proposed("The tiles came off.", 100);
        did(House.DECLAN, order, "approve", House.yes(order));
        assertEquals("ACCEPTED", status(order));
        visit = booked(vendor(), order, today().plusDays(1), ASKED.getLast(), "SCHEDULED");
    }

    @Test
    @Order(10)
    @Tag("C24")
    @Tag("C21")
    void act_10_a_visit_that_led_to_nothing_says_why() {
        KEPT.moveClockTo(ZONE, start(visit));
        did(vendor(), order, "start-work", Map.of());
        assertEquals(400, vendor().post("/work-orders/" + order + "/report-not-done", Map.of("reason", " ")).status());
        did(vendor(), order, "report-not-done", Map.of("reason", "The tiles are not delivered yet."));
        assertEquals("ACCEPTED", status(order));
        assertTrue(House.timeline(MAEVE, order).toString().contains("The tiles are not delivered yet."));
        visit = booked(vendor(), order, today().plusDays(1), ASKED.getLast(), "SCHEDULED");
    }

    @Test
    @Order(11)
    @Tag("C21")
    void act_11_then_it_is_done_and_everybody_reads_it() {
        KEPT.moveClockTo(ZONE, start(visit));
        for (var item : shown(order).path("items"))
            if (item.path("state").asText().equals("OPEN"))
                did(vendor(), order, "resolve-item", Map.of("itemId", item.path("itemId").asText()));
        var photo = vendor().upload("done.jpg", "image/jpeg", Pictures.jpeg("Done")).ok();
        did(vendor(), order, "add-photo", Map.of("file", photo, "phase", "RESULT"));
        did(vendor(), order, "complete", Map.of("summary", "The drain runs, the tiles are on."));
        assertEquals("RESOLVED", eventually(order, "CLOSED").path("outcome").asText());
        mail("maeve.brennan", order, saying("The drain runs, the tiles are on."), KEPT.mails().withAttachment("application/pdf"));
        assertTrue(KEPT.topic("workorder", order).stream().anyMatch(fact -> fact.type().equals("workorder.closed")), "and others count it");
    }

    @Test
    @Order(12)
    @Tag("C25")
    void act_12_where_a_manager_and_an_owner_may_say_yes_both_are_asked_and_one_answer_is_enough() {
        KEPT.resetClock();
        var landlord = House.anId();
        var names = List.of("owner-" + House.anId(), "manager-" + House.anId());
        for (var name : names)
            registered("people", Map.of("name", name, "email", name + "@example.com", "phone", "", "customerId", landlord, "roles",
                    List.of("CUSTOMER", "APPROVER"), "language", "en-IE"));
        var tenant = registered("people", Map.of("name", "Tara Tenant", "email", "tara-" + House.anId() + "@example.com", "phone", "",
                "customerId", landlord, "roles", List.of("CUSTOMER"), "language", "en-IE"));
        registered("customers", Map.of("id", landlord, "name", "Grove Park Lettings", "primaryContactId", tenant, "billingAddress",
                "1 Grove Park, Dublin 6"));
        order = House.of(landlord, "vendor-and-owner", "Flat 4, 21 Grove Park, Dublin 6").asks(AOIFE, "READY",
                Map.of("serviceType", KIND));
        offered("");
        did(vendor(), order, "accept-offer", Map.of("offerId", offer()));
        booked(vendor(), order, today().plusDays(2), ASKED.getLast(), "SCHEDULED");
        proposed("All of it is rotten.", 99_900);

        var nobody = Api.anonymous(KEPT.gateway());
        var links = names.stream().map(name -> mail(name, order, saying("999.00")).linkTo("/a/")).toList();
        assertNotEquals(links.getFirst(), links.getLast(), "each has a link of their own");
        nobody.post("/links/" + links.getLast() + "/approve", Map.of()).ok();
        assertEquals(409, nobody.post("/links/" + links.getFirst() + "/approve", Map.of()).status(), "the manager was quicker");
        assertEquals("ACCEPTED", status(order));
    }

    @Test
    @Order(13)
    void act_13_who_accepts_and_finds_no_time_in_two_days_is_done_with_it() {
        order = House.under("vendor-and-owner", "Flat 5, 21 Grove Park, Dublin 6").asks(MAEVE, "READY", Map.of("serviceType", KIND));
        offered("");
        did(vendor(), order, "accept-offer", Map.of("offerId", offer()));
        assertEquals("ACCEPTED", status(order));
        KEPT.moveClockBy(Duration.ofDays(2).minusMinutes(5));
        KEPT.quiet();
        assertEquals("ACCEPTED", status(order), "it is theirs until then");
        KEPT.moveClockBy(Duration.ofMinutes(6));
        offered(ASKED.getLast());
        assertTrue(House.timeline(AOIFE, order).toString().contains("scheduling.pickWithin = PT48H"));
    }

    @Test
    @Order(14)
    @Tag("C01")
    void act_14_the_kind_of_issue_says_who_is_sent_for() {
        var site = House.under("vendor-and-owner", "Flat 6, 21 Grove Park, Dublin 6");
        var pump = "pump-" + House.anId();
        var boiler = "boiler-pipe-" + House.anId();
        registered("service-types", Map.of("code", pump, "name", "Electric pump", "expectedDuration", "PT1H", "skills",
                List.of("plumbing", "electrical")));
        registered("service-types", Map.of("code", boiler, "name", "Boiler pipe", "expectedDuration", "PT1H", "skills",
                List.of("boiler", "plumbing")));
        order = site.asks(MAEVE, "READY", Map.of("serviceType", pump));
        assertEquals("liam.doyle", Vendors.person(offered("")));
        order = site.asks(MAEVE, "READY", Map.of("serviceType", boiler));
        assertEquals("tomasz.nowak", Vendors.person(offered("")));
        assertTrue(House.timeline(AOIFE, order).findValues("reasons").toString().contains("Knows boiler, plumbing"),
                House.timeline(AOIFE, order).toString());
    }

    /// Waits until another one than before is asked, and takes them down.
    private static String offered(String before) {
        var asked = AOIFE.eventually("/work-orders/" + order, SOON,
                answer -> answer.path("status").asText().equals("OFFERED") && !answer.at("/offer/vendorId").asText().equals(before))
                .at("/offer/vendorId").asText();
        ASKED.add(asked);
        return asked;
    }

    private static String offer() {
        return shown(order).at("/offer/offerId").asText();
    }

    /// Who has it.
    private static Api vendor() {
        return Vendors.of(ASKED.getLast());
    }

    private static void proposed(String why, int minor) {
        did(vendor(), order, "propose-extra-work",
                Map.of("revision", shown(order).path("revision").asInt(), "why", why, "amount", euro(minor)));
    }

    private static String name(String personId) {
        for (var person : AOIFE.get("/people").ok().path("items"))
            if (person.path("id").asText().equals(personId))
                return person.path("name").asText();
        throw new AssertionError(personId);
    }

    private static LocalDateTime start(JsonNode appointment) {
        return LocalDateTime.parse(appointment.path("start").asText());
    }
}
