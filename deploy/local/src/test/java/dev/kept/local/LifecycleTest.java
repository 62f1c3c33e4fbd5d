package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The life of one work order, told through what people and other systems can see: HTTP, mail, texts and Kafka.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class LifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int USED = 2;
    private static final RunningSystem KEPT = RunningSystem.shared();
    private static final Api MAEVE = KEPT.signedIn("CUSTOMER");
    private static final Api AOIFE = KEPT.signedIn("OFFICE");
    private static final Api TOMASZ = KEPT.signedIn("TECHNICIAN");
    private static final Api ACCOUNTANT = KEPT.signedIn("ACCOUNTANT");
    private static final Api OPERATOR = KEPT.signedIn("OPERATOR");

    private static String order = "";
    private static String invoice = "";
    private static JsonNode slot = Api.object();
    private static JsonNode part = Api.object();
    private static BigDecimal inVan = BigDecimal.ZERO;

    @Test
    @Order(1)
    @Tag("C11")
    @Tag("D12")
    @Tag("C17")
    void act_1_maeve_asks_for_help_and_adds_a_photo() {
        var photo = MAEVE.upload("gauge.jpg", "image/jpeg", Pictures.jpeg("Gauge at 0.4 bar")).ok();
        var site = KEPT.home();
        var opened = MAEVE.post("/work-orders",
                Map.of("description", "Boiler pressure keeps dropping to 0.4 bar. Radiators upstairs stay cold.",
                        "serviceType", "boiler-repair", "siteId", site.path("id").asText(), "priority", "URGENT", "attachments",
                        List.of(photo),
                        "availability", List.of(Map.of("date", LocalDate.now().plusDays(2).toString(), "from", "09:00", "to", "17:00"))));

        assertEquals(201, opened.status(), opened.response().body());
        order = opened.body().path("id").asText();
        assertEquals("SUBMITTED", opened.body().path("status").asText());
        assertEquals(sha(photo), sha(AOIFE.get("/work-orders/" + order).ok().path("attachments").get(0)));
    }

    @Test
    @Order(2)
    @Tag("C12")
    void act_2_she_is_told_that_it_arrived() {
        var mail = KEPT.mails().eventually(SOON, to("maeve.brennan"), about(number()));
        assertTrue(mail.text().contains("Boiler pressure keeps dropping"), mail.text());
    }

    @Test
    @Order(3)
    @Tag("C07")
    @Tag("B05")
    @Tag("A11")
    void act_3_the_approver_agrees_with_one_click_in_the_mail_without_an_account() {
        var mail = KEPT.mails().eventually(SOON, candidate -> candidate.text().contains("/a/"), about(number()));
        var token = mail.linkTo("/a/");
        var nobody = Api.anonymous(KEPT.gateway());
        assertEquals("approve", nobody.get("/links/" + token).ok().path("purpose").asText());
        assertEquals("SUBMITTED", status(), "looking at the link decides nothing");

        nobody.post("/links/" + token + "/approve", Map.of()).ok();
        assertEquals(409, nobody.post("/links/" + token + "/approve", Map.of()).status(), "an approval is answered once");

        assertEquals("READY", status(), "the policy released it at once");
        var approved = KEPT.mails().eventually(SOON, to("maeve.brennan"), KEPT.mails().withAttachment("application/pdf"), about(number()));
        assertArrayEquals("%PDF".getBytes(), java.util.Arrays.copyOf(KEPT.mails().attachment(approved, 0), 4));
    }

    @Test
    @Order(4)
    @Tag("D16")
    @Tag("D20")
    @Tag("D24")
    void act_4_the_office_picks_a_slot_and_a_technician_and_the_visit_is_dispatched() {
        var later = LocalDate.now().plusDays(2); // after five in the afternoon, it is too late to remind anybody of tomorrow
        var slots = AOIFE.eventually("/slots?order=" + order + "&from=" + later + "&days=7", SOON,
                answer -> answer.path("items").size() > 0);
        slot = StreamSupport.stream(slots.path("items").spliterator(), false)
                .filter(item -> item.path("technicianId").asText().equals(KEPT.personId("TECHNICIAN"))).findFirst().orElseThrow();
        AOIFE.post("/bookings", Map.of("orderId", order, "technicianId", slot.path("technicianId").asText(), "appointment",
                slot.path("appointment"))).ok();

        eventuallyStatus("DISPATCHED");
        var second = AOIFE.post("/bookings", Map.of("orderId", order, "technicianId", slot.path("technicianId").asText(), "appointment",
                slot.path("appointment")));
        assertEquals(409, second.status(), "nobody is booked twice");
    }

    @Test
    @Order(5)
    @Tag("D21")
    @Tag("D60")
    @Tag("D25")
    void act_5_customer_and_technician_are_told_day_window_and_place() {
        var window = slot.path("appointment").path("arrivalFrom").asText().substring(11, 16);
        var mail = KEPT.mails().eventually(SOON, to("maeve.brennan"), candidate -> candidate.text().contains(window), about(number()));
        assertTrue(mail.text().contains("Tomasz Nowak"), mail.text());
        var told = KEPT.mails().eventually(SOON, to("tomasz.nowak"), candidate -> candidate.text().contains("this job is yours"),
                about(number()));
        for (var words : List.of("Maeve Brennan", "+353 85 555 0101", "14 Orchard Terrace, Rathmines, Dublin 6"))
            assertTrue(told.text().contains(words), () -> words + " is not in: " + told.text());
        var job = TOMASZ.eventually("/my-jobs", SOON, jobs -> jobs.toString().contains(order));
        assertTrue(job.toString().contains("Orchard Terrace"), job.toString());
    }

    @Test
    @Order(6)
    @Tag("D61")
    void act_6_the_day_before_at_five_she_is_reminded() {
        KEPT.moveClockTo(slot.path("appointment").path("zone").asText(),
                LocalDateTime.parse(slot.path("appointment").path("start").asText()).toLocalDate().minusDays(1).atTime(17, 1));
        KEPT.mails().eventually(SOON, to("maeve.brennan"),
                candidate -> candidate.subject().toLowerCase(Locale.ROOT).contains("tomorrow"),
                about(number()));
    }

    @Test
    @Order(7)
    @Tag("D36")
    @Tag("D38")
    void act_7_tomasz_travels_arrives_works_notes_and_uses_a_part() {
        command(TOMASZ, "start-travel", Map.of());
        KEPT.mails().eventually(SOON, candidate -> candidate.to().endsWith("@sms.localhost"),
                candidate -> candidate.text().contains("on the way") && candidate.text().contains(number()));
        command(TOMASZ, "arrive", Map.of());
        command(TOMASZ, "start-work", Map.of());
        var before = KEPT.now().truncatedTo(ChronoUnit.SECONDS);
        command(TOMASZ, "add-note", Map.of("text", "Expansion vessel had lost its charge; recharged to 1.2 bar."));
        var note = only("workorder.note-added");
        assertEquals("Expansion vessel had lost its charge; recharged to 1.2 bar.", note.path("data").path("text").path("text").asText());
        assertEquals("Tomasz Nowak", note.path("actorName").asText());
        var written = Instant.parse(note.path("occurredAt").asText());
        assertTrue(!written.isBefore(before) && !written.isAfter(KEPT.now()), () -> "between " + before + " and now: " + written);
        var photo = TOMASZ.upload("vessel.jpg", "image/jpeg", Pictures.jpeg("Vessel recharged")).ok();
        command(TOMASZ, "add-photo", Map.of("file", photo, "phase", "RESULT"));
        part = TOMASZ.get("/parts").ok().path("items").get(0);
        inVan = inVan(AOIFE.get("/stock").ok());
        command(TOMASZ, "use-part",
                Map.of("partId", part.path("id").asText(), "quantity", Map.of("amount", USED, "unit", part.path("unit").asText())));

        assertEquals("IN_PROGRESS", status());
        KEPT.moveClockBy(Duration.ofMinutes(95));
    }

    @Test
    @Order(8)
    @Tag("D42")
    @Tag("D44")
    @Tag("D78")
    void act_8_what_is_missing_is_said_and_maeve_signs_and_the_work_is_done() {
        var tooEarly = TOMASZ.post("/work-orders/" + order + "/complete", Map.of("summary", "Recharged the vessel."));
        assertEquals(409, tooEarly.status());
        assertTrue(tooEarly.body().path("missing").toString().contains("signature"), tooEarly.body().toString());

        var signature = TOMASZ.upload("signature.png", "image/png", Pictures.png("M. Brennan")).ok();
        command(TOMASZ, "complete",
                Map.of("summary", "Recharged the expansion vessel and refilled to 1.4 bar.", "signature", signature, "signedBy",
                        "Maeve Brennan"));
        assertEquals("COMPLETED", status());
        KEPT.mails().eventually(SOON, to("maeve.brennan"), KEPT.mails().withAttachment("application/pdf"),
                candidate -> candidate.text().contains("Recharged the expansion vessel"));
    }

    @Test
    @Order(9)
    @Tag("D49")
    @Tag("D50")
    @Tag("D52")
    void act_9_the_invoice_is_there_by_itself_with_labour_part_and_trip() {
        var drafted = ACCOUNTANT.eventually("/invoices?order=" + order, SOON, list -> list.path("items").size() == 1).path("items").get(0);
        invoice = drafted.path("id").asText();
        var kinds = new TreeSet<String>();
        var lines = ACCOUNTANT.get("/invoices/" + invoice).ok().path("lines");
        lines.forEach(line -> kinds.add(line.path("kind").asText()));
        assertEquals(new TreeSet<>(List.of("LABOUR", "PART", "TRIP_CHARGE")), kinds);

        var labour = StreamSupport.stream(lines.spliterator(), false).filter(line -> line.path("kind").asText().equals("LABOUR"))
                .findFirst()
                .orElseThrow();
        assertEquals("Labour, Boiler repair", labour.path("text").asText());
        assertEquals(7_200, labour.path("unitPrice").path("minor").asLong(), "72 euro an hour, the rate of boiler repairs");
        assertEquals(1.75, labour.path("quantity").path("amount").asDouble(), "95 minutes and a little, in begun quarters of an hour");
        assertEquals(12_600, labour.path("net").path("minor").asLong());
    }

    @Test
    @Order(10)
    @Tag("D55")
    @Tag("D64")
    void act_10_it_is_approved_and_sent() {
        ACCOUNTANT.post("/invoices/" + invoice + "/approve", Map.of()).ok();
        ACCOUNTANT.post("/invoices/" + invoice + "/send", Map.of()).ok();
        var mail = KEPT.mails().eventually(SOON, to("maeve.brennan"), candidate -> candidate.text().contains("/pay/"), about(number()));
        assertArrayEquals("%PDF".getBytes(), java.util.Arrays.copyOf(KEPT.mails().attachment(mail, 0), 4));
    }

    @Test
    @Order(11)
    @Tag("D57")
    @Tag("D58")
    void act_11_maeve_pays_on_the_page_and_the_order_closes() {
        var token = KEPT.mails().eventually(SOON, to("maeve.brennan"), candidate -> candidate.text().contains("/pay/"), about(number()))
                .linkTo("/pay/");
        var nobody = Api.anonymous(KEPT.gateway());
        assertEquals(409, nobody.post("/links/" + token + "/pay", Map.of("method", "CARD", "card", "4000000000000002")).status(),
                "a declined card");
        nobody.post("/links/" + token + "/pay", Map.of("method", "CARD", "card", "4242424242424242")).ok();
        eventuallyStatus("CLOSED");
        assertEquals("PAID", AOIFE.get("/work-orders/" + order).ok().path("billing").path("state").asText());
    }

    @Test
    @Order(12)
    @Tag("D74")
    @Tag("C03")
    void act_12_the_order_explains_itself() {
        var facts = AOIFE.get("/work-orders/" + order + "/timeline?limit=200").ok().path("items");
        long sequence = 0;
        var automatic = new ArrayList<JsonNode>();
        for (var fact : facts) {
            assertEquals(sequence++, fact.path("sequence").asLong());
            assertFalse(fact.path("actor").asText().isEmpty());
            if (fact.path("actor").asText().startsWith("policy:"))
                automatic.add(fact);
        }
        assertTrue(facts.size() > 20, facts.toString());
        assertTrue(automatic.stream().anyMatch(fact -> fact.path("type").asText().equals("workorder.released")), "the policy released it");
        automatic.forEach(fact -> assertFalse(fact.path("why").path("rule").asText().isEmpty(), fact.toString()));
    }

    @Test
    @Order(13)
    void act_13_another_system_reads_the_whole_story_as_cloud_events() {
        var story = KEPT.topic("workorder", order);
        assertEquals("workorder.opened", story.getFirst().type());
        assertEquals("workorder.closed", story.getLast().type());
        assertEquals(story.size(), story.stream().map(CloudEvents.Record::id).distinct().count());
    }

    @Test
    @Order(14)
    @Tag("D70")
    void act_14_stock_moved_and_every_view_equals_its_rebuild() {
        AOIFE.eventually("/stock", SOON, stock -> inVan(stock).compareTo(inVan.subtract(BigDecimal.valueOf(USED))) == 0);
        OPERATOR.get("/console/consumers").ok();
        var checks = KEPT.rebuildChecks(OPERATOR);
        assertTrue(checks.size() > 20, "views of every service, not only " + checks.keySet());
        checks.forEach((view, check) -> assertEquals(0, check.path("differing").asInt(), view + ": " + check));
    }

    /// The order's one fact of this type.
    @Test
    @Order(15)
    @Tag("D01")
    @Tag("E01")
    void act_15_what_was_entered_once_was_there_at_every_stage_and_maeve_was_told_of_each_step() {
        var shown = AOIFE.get("/work-orders/" + order).ok();
        var told = KEPT.mails().eventually(SOON, to("tomasz.nowak"), mail -> mail.text().contains("this job is yours"), about(number()));
        assertTrue(told.text().contains(shown.path("description").asText()), "whoever came read what she had written: " + told.text());
        var kinds = new ArrayList<String>();
        shown.path("documents").forEach(document -> kinds.add(document.path("kind").asText()));
        assertTrue(kinds.containsAll(List.of("ORDER", "REPORT")), kinds.toString());
        var billed = ACCOUNTANT.get("/invoices/" + invoice).ok();
        assertEquals(shown.path("customerId").asText(), billed.path("customerId").asText());
        assertEquals(number(), billed.path("orderNumber").asText());

        var record = "/record?kind=MESSAGE&limit=200&customer=" + shown.path("customerId").asText() + "&q=";
        // The reminder of the day before goes by its timer's name.
        for (var step : List.of("M01", "M05", "M10", "T2", "M14", "M22", "M23", "M35"))
            AOIFE.eventually(record + step, SOON, messages -> StreamSupport.stream(messages.path("items").spliterator(), false)
                    .anyMatch(message -> message.path("orderId").asText().equals(order) && message.path("words").asText().equals(step)
                            && message.path("byId").asText().equals(KEPT.personId("CUSTOMER"))));
    }

    private static JsonNode only(String type) {
        var facts = AOIFE.get("/work-orders/" + order + "/timeline?limit=200").ok().path("items");
        var found = StreamSupport.stream(facts.spliterator(), false).filter(fact -> fact.path("type").asText().equals(type)).toList();
        assertEquals(1, found.size(), facts.toString());
        return found.getFirst();
    }

    /// How many of the part lie in Tomasz's van.
    private static BigDecimal inVan(JsonNode stock) {
        return StreamSupport.stream(stock.path("items").spliterator(), false)
                .filter(item -> item.path("partId").asText().equals(part.path("id").asText())
                        && item.path("location").asText().equals("van-" + KEPT.personId("TECHNICIAN")))
                .findFirst().orElseThrow().path("onHand").decimalValue();
    }

    private static void command(Api who, String command, Object body) {
        who.post("/work-orders/" + order + "/" + command, body).ok();
    }

    private static String status() {
        return AOIFE.get("/work-orders/" + order).ok().path("status").asText();
    }

    private static void eventuallyStatus(String status) {
        AOIFE.eventually("/work-orders/" + order, SOON, answer -> answer.path("status").asText().equals(status));
    }

    private static String number() {
        return AOIFE.get("/work-orders/" + order).ok().path("number").asText();
    }

    private static String sha(JsonNode file) {
        return file.path("sha256").asText();
    }

    private static Predicate<Mails.Mail> to(String person) {
        return mail -> mail.to().startsWith(person);
    }

    private static Predicate<Mails.Mail> about(String number) {
        return mail -> mail.subject().contains(number);
    }
}
