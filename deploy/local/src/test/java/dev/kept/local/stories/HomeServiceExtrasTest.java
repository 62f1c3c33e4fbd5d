package dev.kept.local.stories;

import static dev.kept.local.stories.House.ACCOUNTANT;
import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.booked;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.euro;
import static dev.kept.local.stories.House.mail;
import static dev.kept.local.stories.House.number;
import static dev.kept.local.stories.House.saying;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static dev.kept.local.stories.House.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// What the life of one home-service order does not come by: it is taken down on the telephone, its technician is late, and somebody looks at
/// the work before it is billed.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class HomeServiceExtrasTest {
    private static final String TOMASZ_ID = KEPT.personId("TECHNICIAN");
    private static final House COTTAGE = House.under("home-service", "5 Strand Row, Howth");
    private static String order = "";
    private static JsonNode part = Api.object();

    @BeforeAll
    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    @Tag("D02")
    @Tag("D04")
    @Tag("D06")
    void act_1_aoife_writes_it_down_during_the_call_with_kind_of_work_and_estimate() {
        order = COTTAGE.asks(AOIFE, "READY", Map.of("estimate", euro(9_000), "priority", "EMERGENCY", "requesterId",
                KEPT.personId("CUSTOMER"), "attachments",
                List.of(AOIFE.upload("gauge.jpg", "image/jpeg", Pictures.jpeg("Gauge")).ok())));
        var opened = MAEVE.get("/work-orders/" + order).ok();
        assertEquals("OFFICE", opened.path("source").asText());
        assertEquals("Boiler repair", opened.path("serviceTypeName").asText());
        assertEquals(9_000, opened.at("/estimate/minor").asLong());
        assertEquals("5 Strand Row, Howth", opened.path("siteAddress").asText());
        var customer = StreamSupport.stream(AOIFE.get("/customers").ok().path("items").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(opened.path("customerId").asText())).findFirst().orElseThrow();
        assertNotEquals(opened.path("siteAddress").asText(), customer.path("billingAddress").asText(), "the work is elsewhere");
    }

    @Test
    @Order(2)
    @Tag("D07")
    void act_2_how_soon_it_is_needed_is_one_of_three_and_said() {
        assertEquals("EMERGENCY", shown(order).path("priority").asText());
        for (var priority : List.of("ROUTINE", "URGENT", "EMERGENCY")) {
            did(AOIFE, order, "correct-details", Map.of("priority", priority));
            assertEquals(priority, MAEVE.get("/work-orders/" + order).ok().path("priority").asText());
        }
        assertEquals(400, AOIFE.post("/work-orders/" + order + "/correct-details", Map.of("priority", "SOMETIME")).status());
    }

    @Test
    @Order(3)
    @Tag("D08")
    @Tag("D26")
    @Tag("D31")
    void act_3_tomasz_is_told_what_is_wrong_and_how_to_get_in_and_reads_it_before_he_leaves() {
        booked(AOIFE, order, today().plusDays(2), TOMASZ_ID, "DISPATCHED");
        var told = mail("tomasz.nowak", order, saying("this job is yours"));
        for (var words : List.of("Radiators upstairs stay cold.", "The key is with the neighbour."))
            assertTrue(told.text().contains(words), () -> words + " is not in " + told.text());
        var read = TOMASZ.get("/work-orders/" + order).ok();
        assertEquals("The key is with the neighbour.", read.path("accessNotes").asText());
        assertEquals("gauge.jpg", read.at("/attachments/0/name").asText());
    }

    @Test
    @Order(4)
    @Tag("D62")
    void act_4_maeve_is_told_that_he_is_on_the_way_and_when_he_will_be_there() {
        var eta = KEPT.now().plus(Duration.ofMinutes(25)).truncatedTo(ChronoUnit.SECONDS);
        did(TOMASZ, order, "start-travel", Map.of("eta", eta.toString()));
        var clock = eta.atZone(ZoneId.of(House.ZONE)).toLocalTime().toString().substring(0, 5);
        mail("maeve.brennan", order, saying("on the way"), saying(clock));
        mail("", order, letter -> letter.to().endsWith("@sms.localhost"), saying("on the way"));
    }

    @Test
    @Order(5)
    @Tag("D35")
    void act_5_he_is_late_then_there_then_working_and_everybody_sees_which() {
        var eta = KEPT.now().plus(Duration.ofMinutes(50)).truncatedTo(ChronoUnit.SECONDS);
        did(TOMASZ, order, "report-delay", Map.of("reason", "The ring road stands still.", "newEta", eta.toString()));
        assertEquals(eta, Instant.parse(MAEVE.get("/work-orders/" + order).ok().at("/visits/0/newEta").asText()));
        assertEquals("EN_ROUTE", status(order), "late, and still on the way");
        assertTrue(House.timeline(MAEVE, order).toString().contains("The ring road stands still."));
        did(TOMASZ, order, "arrive", Map.of());
        assertEquals("ARRIVED", status(order));
        assertTrue(MAEVE.get("/work-orders/" + order).ok().at("/visits/0/newEta").isMissingNode(), "who is there is not late any more");
        did(TOMASZ, order, "start-work", Map.of());
        assertEquals("IN_PROGRESS", status(order));
    }

    @Test
    @Order(6)
    @Tag("D40")
    void act_6_he_asks_the_office_and_it_answers_in_the_same_place() {
        did(TOMASZ, order, "add-note", Map.of("text", "Is there a vessel in the store?"));
        assertTrue(shown(order).path("notes").toString().contains("Is there a vessel in the store?"));
        did(AOIFE, order, "add-note", Map.of("text", "Two. Take one from your van."));
        var notes = TOMASZ.get("/work-orders/" + order).ok().path("notes");
        assertEquals(List.of("Tomasz Nowak", "Aoife Kelly"), each(notes, "by"));
    }

    @Test
    @Order(7)
    @Tag("D37")
    void act_7_the_problem_the_work_and_the_result_are_photographed() {
        for (var phase : List.of("PROBLEM", "IN_PROGRESS", "RESULT"))
            did(TOMASZ, order, "add-photo",
                    Map.of("file", TOMASZ.upload(phase + ".jpg", "image/jpeg", Pictures.jpeg(phase)).ok(), "phase", phase));
        var seen = MAEVE.get("/work-orders/" + order).ok().path("photos");
        assertEquals(List.of("PROBLEM", "IN_PROGRESS", "RESULT"), each(seen, "phase"));
        for (var photo : seen)
            assertEquals(200, MAEVE.bytes("/work-orders/" + order + "/files/" + photo.at("/file/sha256").asText()).statusCode());
    }

    @Test
    @Order(8)
    @Tag("D43")
    @Tag("D45")
    @Tag("D51")
    void act_8_what_was_done_is_put_together_of_notes_and_photos_parts_and_labour_are_tallied_and_parts_cost_a_quarter_more() {
        part = StreamSupport.stream(AOIFE.get("/stock").ok().path("items").spliterator(), false)
                .filter(item -> item.path("number").asText().equals("PRV-3B")).findFirst().orElseThrow();
        did(TOMASZ, order, "use-part",
                Map.of("partId", part.path("partId").asText(), "quantity", Map.of("amount", 1, "unit", "pcs"), "serial",
                        "PRV-2026-0815", "warrantyUntil", "2028-11-30"));
        did(TOMASZ, order, "add-note", Map.of("text", "Changed the relief valve."));
        did(TOMASZ, order, "flag-warranty", Map.of("covered", false, "words", "The boiler is from 2009."));
        KEPT.moveClockBy(Duration.ofMinutes(40));

        var compiled = TOMASZ.get("/work-orders/" + order).ok().at("/completing/summary").asText();
        for (var words : List.of("Changed the relief valve.", "Used: 1 pcs " + part.path("name").asText(),
                "Photos: 1 of the problem; 1 of the work; 1 of the result."))
            assertTrue(compiled.contains(words), () -> words + " is not in " + compiled);
        assertFalse(compiled.contains("Take one from your van."), "the office's words are not the technician's");
        var signature = TOMASZ.upload("signature.png", "image/png", Pictures.png("M. Brennan")).ok();
        did(TOMASZ, order, "complete", Map.of("summary", compiled, "signature", signature, "signedBy", "Maeve Brennan"));
        assertTrue(Duration.parse(shown(order).at("/completion/worked").asText()).compareTo(Duration.ofMinutes(40)) >= 0);

        var lines = lines(order);
        assertEquals(0.75, line(lines, "LABOUR").at("/quantity/amount").asDouble(), "of begun quarters of an hour");
        long cost = part.at("/unitCost/minor").asLong();
        assertEquals(Math.round(cost * 1.25), line(lines, "PART").at("/unitPrice/minor").asLong());
    }

    @Test
    @Order(9)
    @Tag("D63")
    @Tag("D80")
    void act_9_maeve_is_told_that_it_is_done_with_the_report_that_says_what_is_under_warranty() {
        mail("maeve.brennan", order, saying("the work is done"), saying("Changed the relief valve."),
                KEPT.mails().withAttachment("application/pdf"));
        var report = House.written(MAEVE, order, House.documents(MAEVE, order, "REPORT", 1).getFirst());
        for (var words : List.of("Not under warranty: The boiler is from 2009.", "serial number PRV-2026-0815",
                "until Thursday 30 November 2028"))
            assertTrue(report.contains(words), () -> words + " is not in: " + report);
        assertEquals("PRV-2026-0815", shown(order).at("/parts/0/serial").asText());
    }

    @Test
    @Order(10)
    @Tag("D81")
    void act_10_where_the_office_looks_at_the_work_it_is_billed_only_when_it_is_good() {
        var checked = "checked-" + House.anId();
        House.published("home-service", checked, Map.of("\"verify\": \"NONE\"", "\"verify\": \"OFFICE\"",
                "\"requires\": [\"SIGNATURE\", \"RESULT_PHOTO\"]", "\"requires\": []"));
        var looked = House.under(checked, "6 Strand Row, Howth").asks(AOIFE, "READY", Map.of("estimate", euro(9_000)));
        booked(AOIFE, looked, today().plusDays(2), TOMASZ_ID, "DISPATCHED");
        worked(looked);
        did(AOIFE, looked, "send-back", Map.of("reason", "The gauge still falls."));
        assertEquals("READY", status(looked), "it waits for another visit");
        booked(AOIFE, looked, today().plusDays(2), TOMASZ_ID, "DISPATCHED");
        worked(looked);
        assertEquals(0, ACCOUNTANT.get("/invoices?order=" + looked).ok().path("items").size(), "nothing is billed unseen");
        did(AOIFE, looked, "verify", Map.of());
        assertTrue(lines(looked).size() > 0);
        var facts = House.facts(looked);
        assertTrue(facts.indexOf("workorder.work-sent-back") < facts.indexOf("workorder.work-verified"), facts.toString());
        assertEquals(1, facts.stream().filter("workorder.ready-to-bill"::equals).count(), facts.toString());
    }

    @Test
    @Order(11)
    @Tag("D13")
    @Tag("D14")
    void act_11_it_rings_again_and_aoife_ties_the_call_to_the_earlier_order_says_that_a_warranty_pays_and_adds_the_papers() {
        var again = COTTAGE.asks(AOIFE, "READY", Map.of("estimate", euro(9_000)));
        did(AOIFE, again, "link-order", Map.of("other", order, "kind", "CALLBACK"));
        did(AOIFE, again, "flag-warranty", Map.of("covered", true, "words", "Our own, on the valve.", "until", "2028-11-30"));
        did(MAEVE, again, "attach-file", Map.of("file", MAEVE.upload("bill.png", "image/png", Pictures.png("The bill")).ok()));
        var read = TOMASZ.get("/work-orders/" + again);
        assertEquals(404, read.status(), "not before it is his");
        booked(AOIFE, again, today().plusDays(2), TOMASZ_ID, "DISPATCHED");
        var brief = TOMASZ.get("/work-orders/" + again).ok();
        assertEquals(number(order), brief.at("/ties/others/0/number").asText());
        assertTrue(brief.at("/warranty/covered").asBoolean());
        var bill = brief.at("/attachments/0");
        assertEquals("bill.png", bill.path("name").asText());
        assertEquals(200, TOMASZ.bytes("/work-orders/" + again + "/files/" + bill.path("sha256").asText()).statusCode());
    }

    @Test
    @Order(12)
    void act_12_the_work_is_at_their_other_house_and_everybody_who_has_to_know_does() {
        var farm = House.under("home-service", "7 Strand Row, Howth");
        var moved = COTTAGE.asks(AOIFE, "READY", Map.of("estimate", euro(9_000)));
        did(AOIFE, moved, "change-site", Map.of("revision", 1, "siteId", farm.site()));
        assertEquals("7 Strand Row, Howth", shown(moved).path("siteAddress").asText());
        AOIFE.eventually("/work-orders?site=" + farm.site(), SOON, list -> each(list.path("items"), "id").contains(moved));
        booked(AOIFE, moved, today().plusDays(2), TOMASZ_ID, "DISPATCHED");
        mail("tomasz.nowak", moved, saying("this job is yours"), saying("7 Strand Row, Howth"));
        mail("maeve.brennan", moved, saying("7 Strand Row, Howth"));
    }

    @Test
    @Order(13)
    @Tag("D14")
    @Tag("D28")
    void act_13_it_is_about_the_new_boiler_whose_warranty_is_found_by_itself_and_its_history_is_its_own() {
        var boiler = House.registered("assets",
                Map.of("siteId", COTTAGE.site(), "name", "Combi boiler", "model", "Vaillant ecoTEC plus 832",
                        "serial", "21-5512", "warrantyUntil", today().plusYears(2).toString()));
        var heater = House.registered("assets",
                Map.of("siteId", COTTAGE.site(), "name", "Immersion heater", "warrantyUntil", today().minusDays(1).toString()));
        var about = COTTAGE.asks(AOIFE, "READY", Map.of("estimate", euro(9_000), "assetIds", List.of(boiler)));
        var seen = shown(about);
        assertEquals(List.of("Combi boiler"), each(seen.path("equipment"), "name"));
        assertEquals("The maker stands for Combi boiler.", seen.at("/warranty/words").asText());
        assertEquals(today().plusYears(2).toString(), seen.at("/warranty/until").asText());
        var flagged = StreamSupport
                .stream(AOIFE.get("/work-orders/" + about + "/timeline?limit=100").ok().path("items").spliterator(), false)
                .filter(fact -> fact.path("type").asText().equals("workorder.warranty-flagged")).findFirst().orElseThrow();
        assertEquals("equipment.warrantyUntil", flagged.at("/why/rule").asText());

        var other = COTTAGE.asks(AOIFE, "READY", Map.of("estimate", euro(9_000)));
        did(MAEVE, other, "name-equipment", Map.of("assetIds", List.of(heater)));
        assertTrue(shown(other).path("warranty").isMissingNode(), "it ended yesterday");
        var history = AOIFE.eventually("/work-orders?asset=" + boiler, SOON, list -> list.path("items").size() > 0);
        assertEquals(List.of(about), each(history.path("items"), "id"));
        assertEquals(400, AOIFE.post("/work-orders/" + other + "/name-equipment", Map.of("assetIds", List.of("nobodys"))).status());
        booked(AOIFE, about, today().plusDays(3), TOMASZ_ID, "DISPATCHED");
        assertEquals("21-5512", TOMASZ.get("/work-orders/" + about).ok().at("/equipment/0/serial").asText());
    }

    private static void worked(String it) {
        for (var step : List.of("arrive", "start-work"))
            did(TOMASZ, it, step, Map.of());
        KEPT.moveClockBy(Duration.ofMinutes(20));
        did(TOMASZ, it, "complete", Map.of("summary", "Topped it up."));
        assertEquals("COMPLETED", status(it));
    }

    private static JsonNode lines(String of) {
        var invoice = ACCOUNTANT.eventually("/invoices?order=" + of, SOON, list -> list.path("items").size() == 1).path("items").get(0);
        return ACCOUNTANT.get("/invoices/" + invoice.path("id").asText()).ok().path("lines");
    }

    private static JsonNode line(JsonNode lines, String kind) {
        return StreamSupport.stream(lines.spliterator(), false).filter(line -> line.path("kind").asText().equals(kind)).findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " in " + lines));
    }
}
