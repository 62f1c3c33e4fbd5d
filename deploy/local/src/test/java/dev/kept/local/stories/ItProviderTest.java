package dev.kept.local.stories;

import static dev.kept.local.stories.House.ACCOUNTANT;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.documents;
import static dev.kept.local.stories.House.isPdf;
import static dev.kept.local.stories.House.mail;
import static dev.kept.local.stories.House.number;
import static dev.kept.local.stories.House.refused;
import static dev.kept.local.stories.House.saying;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// An IT provider's orders: opened at the work with the timer running, waiting for parts, for a vendor and for the customer, billed by what
/// is fair; and one from the portal, taken by whoever is first.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class ItProviderTest {
    private static final String TOMASZ_ID = KEPT.personId("TECHNICIAN");
    private static final House OFFICES = House.under("it-provider", "3 Harcourt Yard, Dublin 2");
    private static String order = "";
    private static String rung = "";

    @BeforeAll
    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    @Tag("E03")
    @Tag("E04")
    @Tag("E09")
    void act_1_maeve_rings_and_tomasz_opens_it_for_her_and_is_at_it_at_once() {
        order = OFFICES.asks(TOMASZ, "IN_PROGRESS", Map.of("description", "The printer in accounts prints blank pages.", "requesterId",
                KEPT.personId("CUSTOMER")));
        var begun = MAEVE.get("/work-orders/" + order).ok();
        assertEquals("TECHNICIAN", begun.path("source").asText());
        assertEquals("Maeve Brennan", begun.path("requesterName").asText());
        assertEquals(TOMASZ_ID, begun.path("technicianId").asText());
        assertEquals("In Progress", OFFICES.word(MAEVE, order));
        assertEquals("In Progress", OFFICES.word(TOMASZ, order));
        mail("maeve.brennan", order, saying("The printer in accounts prints blank pages."));
        isPdf(MAEVE, order, documents(MAEVE, order, "OPENING", 1).getFirst());
    }

    @Test
    @Order(2)
    @Tag("E10")
    void act_2_the_timer_that_started_with_the_work_yields_worked_hours() {
        var running = shown(order).path("running");
        assertEquals(TOMASZ_ID + " true", running.path("personId").asText() + " " + running.path("attended").asText());
        KEPT.moveClockBy(Duration.ofMinutes(60));
        did(TOMASZ, order, "stop-timer", Map.of());
        assertWorked(Duration.ofMinutes(60));
    }

    @Test
    @Order(3)
    void act_3_what_runs_by_itself_is_worked_too() {
        did(TOMASZ, order, "start-timer", Map.of("attended", false));
        KEPT.moveClockBy(Duration.ofMinutes(120));
        did(TOMASZ, order, "stop-timer", Map.of("attended", false));
        assertWorked(Duration.ofMinutes(180));
        var alone = StreamSupport.stream(shown(order).path("times").spliterator(), false)
                .filter(time -> !time.path("attended").asBoolean()).findFirst().orElseThrow();
        assertEquals(120, Duration.between(at(alone, "from"), at(alone, "to")).toMinutes());
    }

    @Test
    @Order(4)
    @Tag("E15")
    @Tag("E16")
    void act_4_it_waits_for_parts_and_for_a_vendor_in_the_providers_own_words() {
        waits("WAITING_PARTS", "A drum is on order.", "Waiting Parts");
        mail("maeve.brennan", order, saying("waits for parts"), saying("Why: A drum is on order."));
        did(TOMASZ, order, "resume", Map.of());
        did(TOMASZ, order, "start-work", Map.of());
        waits("WAITING_VENDOR", "The maker looks at the log.", "Waiting on Vendor");
        mail("maeve.brennan", order, saying("waits for another company"), saying("Why: The maker looks at the log."));
        did(TOMASZ, order, "resume", Map.of());
        did(TOMASZ, order, "start-work", Map.of());
        did(TOMASZ, order, "stop-timer", Map.of());
        refused(400, "unknown-reason", TOMASZ, order, "hold", Map.of("reason", "OTHER", "note", "Later."));
    }

    @Test
    @Order(5)
    @Tag("E17")
    @Tag("E18")
    void act_5_it_waits_for_the_customer_who_is_reminded_once_after_three_days_and_whose_answer_lets_it_go_on() {
        waits("WAITING_CUSTOMER", "Does it print now?", "Waiting on Customer");
        mail("maeve.brennan", order, saying("waits for your answer"), saying("We ask: Does it print now?"));
        KEPT.moveClockBy(Duration.ofDays(3).minusMinutes(5));
        KEPT.quiet();
        assertEquals(0, reminders());
        KEPT.moveClockBy(Duration.ofMinutes(6));
        mail("maeve.brennan", order, saying("a reminder: the work waits for your answer"));
        KEPT.moveClockBy(Duration.ofDays(2));
        KEPT.quiet();
        assertEquals(1, reminders());
        did(MAEVE, order, "reply", Map.of("text", "It does."));
        assertEquals("In Progress", OFFICES.word(TOMASZ, order));
        assertTrue(House.timeline(TOMASZ, order).toString().contains("It does."));
    }

    @Test
    @Order(6)
    @Tag("E12")
    @Tag("E13")
    @Tag("E19")
    void act_6_it_is_finished_with_notes_and_the_fair_hours_and_she_has_it_in_writing() {
        refused(409, "incomplete", TOMASZ, order, "complete", Map.of("summary", "Changed the drum.", "billed", "PT1H"));
        did(TOMASZ, order, "add-note", Map.of("text", "The drum was worn through."));
        refused(409, "incomplete", TOMASZ, order, "complete", Map.of("summary", "Changed the drum.", "billed", "PT45M"));
        did(TOMASZ, order, "complete", Map.of("summary", "Changed the drum.", "billed", "PT1H"));
        assertEquals("Work Order Finished", OFFICES.word(MAEVE, order));
        var letter = mail("maeve.brennan", order, saying("Changed the drum."), KEPT.mails().withAttachment("application/pdf"));
        assertTrue(letter.subject().contains(number(order)), letter.subject());
        var report = Papers.words(KEPT.mails().attachment(letter, 0));
        for (var words : List.of(number(order), "The printer in accounts prints blank pages.", "Changed the drum.", "Work on site3 h",
                "Of this, billed1 h"))
            assertTrue(report.contains(words), () -> words + " is not in: " + report);
    }

    @Test
    @Order(7)
    @Tag("E11")
    void act_7_three_hours_were_worked_and_one_is_billed() {
        var done = shown(order).path("completion");
        assertEquals("PT1H", done.path("billed").asText());
        assertTrue(Duration.parse(done.path("worked").asText()).compareTo(Duration.ofHours(3)) >= 0, done.toString());
        var invoice = ACCOUNTANT.eventually("/invoices?order=" + order, SOON, list -> list.path("items").size() == 1).path("items").get(0)
                .path("id").asText();
        var lines = ACCOUNTANT.get("/invoices/" + invoice).ok().path("lines");
        assertEquals(List.of("LABOUR"), House.each(lines, "kind"));
        assertEquals(1.0, lines.get(0).at("/quantity/amount").asDouble(), "what ran by itself costs her nothing");
    }

    @Test
    @Order(8)
    @Tag("E02")
    @Tag("E09")
    void act_8_what_maeve_opens_in_her_portal_is_taken_by_whoever_is_first_and_in_progress_at_once() {
        var asked = OFFICES.asks(MAEVE, "READY", Map.of("description", "My mailbox is full."));
        assertEquals("PORTAL", shown(asked).path("source").asText());
        var zofia = Vendors.signedIn("zofia.zielinska");
        assertEquals(200, zofia.get("/work-orders/" + asked).status(), "it is free");
        did(TOMASZ, asked, "assign-technician", Map.of());
        assertEquals("In Progress", OFFICES.word(MAEVE, asked));
        assertEquals(404, zofia.get("/work-orders/" + asked).status(), "it is somebody's");
        assertEquals(TOMASZ_ID, shown(asked).at("/running/personId").asText());
    }

    @Test
    @Order(9)
    @Tag("E05")
    @Tag("E06")
    @Tag("E07")
    void act_9_another_person_rings_and_both_they_and_the_primary_contact_get_the_same_mail_once() {
        rung = OFFICES.asks(TOMASZ, "IN_PROGRESS", Map.of("description", "The scanner jams.", "requesterId",
                KEPT.personId("APPROVER")));
        var both = Stream.of("maeve.brennan", "declan.brennan")
                .map(who -> mail(who, rung, saying("was opened for you"), KEPT.mails().withAttachment("application/pdf"))).toList();
        for (var words : List.of("What: The scanner jams.", "Contact: Declan Brennan", "E-mail: declan.brennan@example.com",
                "Service: boiler repair"))
            both.forEach(one -> assertTrue(one.text().contains(words), () -> words + " is not in: " + one.text()));
        assertEquals(2, told(rung, "was opened for you"));
    }

    @Test
    @Order(10)
    @Tag("E08")
    void act_10_the_paper_in_the_mail_says_the_same_and_what_is_to_be_serviced() {
        var letter = mail("maeve.brennan", rung, saying("was opened for you"), KEPT.mails().withAttachment("application/pdf"));
        var paper = Papers.words(KEPT.mails().attachment(letter, 0));
        for (var words : List.of("The scanner jams.", "Declan Brennan", "declan.brennan@example.com", "Boiler repair"))
            assertTrue(paper.contains(words), () -> words + " is not in: " + paper);
    }

    private static long reminders() {
        return told(order, "a reminder: ");
    }

    private static long told(String about, String words) {
        var number = number(about);
        return KEPT.mails().all().stream().filter(mail -> mail.subject().contains(number) && mail.text().contains(words)).count();
    }

    private static void waits(String reason, String note, String word) {
        did(TOMASZ, order, "hold", Map.of("reason", reason, "note", note));
        assertEquals("ON_HOLD", status(order));
        assertEquals(word, OFFICES.word(MAEVE, order));
        assertEquals(note, MAEVE.get("/work-orders/" + order).ok().at("/hold/note").asText());
    }

    /// To the minute: the clock runs on beside what it is moved by.
    private static void assertWorked(Duration about) {
        var worked = Duration.parse(shown(order).path("worked").asText());
        assertTrue(worked.compareTo(about) >= 0 && worked.compareTo(about.plusMinutes(1)) < 0, () -> "about " + about + ": " + worked);
    }

    private static Instant at(JsonNode time, String field) {
        return Instant.parse(time.path(field).asText());
    }
}
