package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.FileRef;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.ReorderPointSet;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.InvoicingEvent.InvoiceApproved;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoiceIssued;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.InvoicingEvent.PaymentReceived;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.AssignmentMode;
import dev.kept.events.WorkOrderEvent.BillingNoted;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.EquipmentNamed;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.Piece;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitOpened;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderUnassigned;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Lists are made of other services' facts, and each caller sees their own.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class ListTest {
    private static final Api OFFICE = new Api(People.bearer("aoife", Role.OFFICE));
    private static final Api ACCOUNTANT = new Api(People.bearer("niamh", Role.ACCOUNTANT));
    private static final Api ELSEWHERE_OFFICE = new Api(People.bearer(Tokens.Holder.of("other-tenant", "x", "x", null, Role.OFFICE)));
    private static Elsewhere elsewhere;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    void an_order_appears_with_names_and_follows_its_facts_to_the_end() {
        var story = new Story(elsewhere);
        var row = row(story, story.submitted());
        assertEquals(story.number, row.getString("number"));
        assertEquals("SUBMITTED", row.getString("status"));
        assertEquals("home-service", row.getString("policyId"), "it says what the status is called");
        assertEquals("Maeve Brennan", row.getString("customerName"));
        assertEquals("14 Orchard Terrace, Rathmines", row.getString("siteAddress"));
        assertNull(row.getString("technicianName"));
        assertEquals(1, row.getInt("revision"));
        assertEquals(2, row.getInt("version"));

        assertEquals("READY", row(story, story.released()).getString("status"));
        var dispatched = row(story, story.dispatched());
        assertEquals("DISPATCHED", dispatched.getString("status"));
        assertEquals("Tomasz Nowak", dispatched.getString("technicianName"));
        assertEquals(Story.ZONE, dispatched.getString("appointment.zone"));
        var moved = row(story, story.moved());
        assertEquals("SCHEDULED", moved.getString("status"), "it has to be handed over anew");
        assertTrue(moved.getString("appointment.start").contains("T14:00"), moved.getString("appointment.start"));
        assertEquals("EN_ROUTE", row(story, story.then(new TravelStarted(story.visit, story.tomasz, null))).getString("status"));
        assertEquals("ARRIVED", row(story, story.then(new Arrived(story.visit, story.tomasz))).getString("status"));
        assertEquals("IN_PROGRESS", row(story, story.then(new WorkStarted(story.visit, story.tomasz))).getString("status"));
        story.then(new VisitFinished(story.visit, List.of(story.tomasz), Instant.now()));
        assertEquals("COMPLETED", row(story, story.then(new WorkCompleted(1, story.customer, story.site, "boiler-repair",
                Duration.ofMinutes(95), List.of(), 1, new Personal(story.maeve, "Recharged"), List.of(), null, null, null)))
                .getString("status"));
        var billed = row(story, story.then(new BillingNoted(BillingState.PAID, "invoice", new Money(1, "EUR"))));
        assertEquals("PAID", billed.getString("billing"));
        var closed = row(story, story.then(new WorkOrderClosed(Outcome.RESOLVED, 1, true)));
        assertEquals("CLOSED RESOLVED", closed.getString("status") + " " + closed.getString("outcome"));
    }

    @Test
    void of_two_visits_the_furthest_that_stands_is_shown() {
        var story = new Story(elsewhere);
        story.submitted();
        story.released();
        story.dispatched();
        var nextWeek = UUID.randomUUID().toString();
        var ciara = "ciara-" + UUID.randomUUID();
        var both = row(story, story.then(new VisitScheduled(nextWeek, story.site, Story.at(7, 9), List.of(ciara))));
        assertEquals("DISPATCHED " + story.visit, both.getString("status") + " " + both.getString("visitId"));

        var travelling = row(story, story.then(new TravelStarted(story.visit, story.tomasz, null)));
        assertEquals("EN_ROUTE " + story.tomasz, travelling.getString("status") + " " + travelling.getString("technicianId"));
        assertTrue(travelling.getString("appointment.start").contains("T10:00"), travelling.getString("appointment.start"));
        var cancelled = row(story, story.then(new VisitCancelled(nextWeek, List.of(ciara), "customer", Instant.now())));
        assertEquals("EN_ROUTE " + story.visit, cancelled.getString("status") + " " + cancelled.getString("visitId"));

        var third = UUID.randomUUID().toString();
        story.then(new VisitScheduled(third, story.site, Story.at(9, 13), List.of(ciara)));
        var back = row(story, story.then(new VisitNotDone(story.visit, List.of(story.tomasz), "no part", Instant.now())));
        assertEquals("SCHEDULED " + third, back.getString("status") + " " + back.getString("visitId"));
        assertEquals(ciara, back.getString("technicianId"));
        var none = row(story, story.then(new VisitCancelled(third, List.of(ciara), "customer", Instant.now())));
        assertEquals("READY", none.getString("status"));
        assertNull(none.getString("appointment"), "the one that was there has not led to the result");
    }

    @Test
    void a_customer_sees_their_own_a_technician_what_is_released_and_theirs_and_other_tenants_nothing() throws Exception {
        var story = new Story(elsewhere);
        var submitted = story.submitted();
        assertTrue(sees(OFFICE, story, submitted));
        assertTrue(sees(ACCOUNTANT, story, submitted));
        assertTrue(sees(story.portal, story, submitted));
        assertFalse(sees(new Story(elsewhere).portal, story, submitted));
        assertFalse(sees(story.technician, story, submitted));
        assertFalse(sees(ELSEWHERE_OFFICE, story, submitted));
        assertFalse(sees(new Api(People.bearer("sean", Role.OPERATOR)), story, submitted), "an operator looks after the system");

        story.released();
        var dispatched = story.dispatched();
        assertTrue(sees(story.technician, story, dispatched));
        assertFalse(sees(new Story(elsewhere).technician, story, dispatched));
        assertFalse(sees(ELSEWHERE_OFFICE, story, dispatched));

        var cancelled = story.then(new VisitCancelled(story.visit, List.of(story.tomasz), "customer", Instant.now()));
        assertTrue(sees(story.technician, story, cancelled), "their phone may still bring what was done");
        assertEquals(List.of(), story.technician.get("/my-jobs?after=" + cancelled).jsonPath().getList("items"), "there is nothing to do");
        assertTrue(sees(OFFICE, story, cancelled));
    }

    @Test
    void what_whoever_is_first_may_take_every_technician_of_the_tenant_sees_until_one_has_it() throws Exception {
        var story = new Story(elsewhere);
        var zofia = new Story(elsewhere).technician;
        assertFalse(sees(zofia, story, story.submitted()), "not before the release");
        var released = story.then(new WorkOrderReleased("boiler-repair", List.of("boiler"), Duration.ofHours(2), story.site, Story.ZONE, 1,
                AssignmentMode.SELF, List.of()));
        assertTrue(row(story, released).getBoolean("free"));
        assertTrue(sees(zofia, story, released) && sees(story.technician, story, released));
        assertFalse(sees(new Api(People.bearer(Tokens.Holder.of("other-tenant", "z", "z", null, Role.TECHNICIAN))), story, released));
        assertTrue(zofia.get("/work-orders?free=true&after=" + released).jsonPath().getList("items.id").contains(story.order));

        var taken = story.then(new WorkOrderAssigned(story.tomasz, null));
        assertFalse(sees(zofia, story, taken));
        assertTrue(sees(story.technician, story, taken));
        assertEquals(story.tomasz, row(story, taken).getString("technicianId"));
        assertFalse(row(story, taken).getBoolean("free"));
        assertEquals(List.of(story.order),
                story.technician.get("/work-orders?mine=true&after=" + taken).jsonPath().getList("items.id"));

        assertTrue(sees(zofia, story, story.then(new WorkOrderUnassigned(story.tomasz))), "it is free again");
        var booked = story.then(new VisitScheduled(story.visit, story.site, Story.at(1, 10), List.of(story.tomasz)));
        assertFalse(sees(zofia, story, booked), "somebody comes");
    }

    @Test
    void a_visit_that_nobody_booked_is_a_job_like_any_other() {
        var story = new Story(elsewhere);
        story.submitted();
        story.released();
        story.then(new WorkOrderAssigned(story.tomasz, null));
        var opened = row(story, story.then(new VisitOpened(story.visit, story.site, Story.at(0, 10), List.of(story.tomasz))));
        assertEquals("ARRIVED " + story.visit, opened.getString("status") + " " + opened.getString("visitId"));
        var working = story.then(new WorkStarted(story.visit, story.tomasz));
        assertEquals("IN_PROGRESS", row(story, working).getString("status"));
        var job = story.technician.get("/my-jobs?after=" + working).jsonPath();
        assertEquals(List.of("IN_PROGRESS"), job.getList("items.visitStatus"));
        assertEquals(List.of(story.visit), job.getList("items.visitId"));
        var finished = row(story, story.then(new VisitFinished(story.visit, List.of(story.tomasz), Instant.now())));
        assertEquals("READY", finished.getString("status"));
    }

    @Test
    @Tag("C13")
    void who_is_offered_work_sees_it_in_the_list_and_no_longer_when_it_is_not_theirs() throws Exception {
        var story = new Story(elsewhere);
        story.submitted();
        assertFalse(sees(story.technician, story, story.released()));
        var sent = story.then(new OfferSent("offer-1", story.tomasz, 1, Instant.now(), List.of()));
        assertTrue(sees(story.technician, story, sent));
        assertFalse(sees(new Story(elsewhere).technician, story, sent));
        assertEquals("OFFERED", row(story, sent).getString("status"));
        assertEquals(List.of(), story.technician.get("/my-jobs?after=" + sent).jsonPath().getList("items"), "no job yet, and no gate code");
        var accepted = story.then(new OfferAccepted("offer-1", story.tomasz, null));
        assertTrue(sees(story.technician, story, accepted));
        assertEquals("ACCEPTED", row(story, accepted).getString("status"));
        assertEquals("DISPATCHED", row(story, story.dispatched()).getString("status"), "a visit comes before the offer");
        var fallen = story.then(new VisitCancelled(story.visit, List.of(story.tomasz), "Rain.", Instant.now()));
        assertEquals("ACCEPTED", row(story, fallen).getString("status"));

        var other = new Story(elsewhere);
        other.submitted();
        other.released();
        other.then(new OfferSent("offer-2", other.tomasz, 1, Instant.now(), List.of()));
        var expired = other.then(new OfferExpired("offer-2", other.tomasz));
        assertFalse(sees(other.technician, other, expired));
        assertEquals("READY", row(other, expired).getString("status"));
    }

    @Test
    void a_technician_who_is_booked_before_the_release_does_not_see_it() {
        var story = new Story(elsewhere);
        story.submitted();
        var dispatched = story.dispatched();
        assertFalse(sees(story.technician, story, dispatched));
        assertEquals(List.of(), story.technician.get("/my-jobs?after=" + dispatched).jsonPath().getList("items"));
        var released = story.released();
        assertTrue(sees(story.technician, story, released));
    }

    @Test
    void my_jobs_shows_what_the_technician_needs_on_the_way() {
        var story = new Story(elsewhere);
        story.submitted();
        story.released();
        var reference = story.dispatched();
        var jobs = story.technician.get("/my-jobs?after=" + reference).jsonPath();
        assertEquals(List.of(story.order), jobs.getList("items.orderId"));
        assertEquals("14 Orchard Terrace, Rathmines", jobs.getString("items[0].address"));
        assertEquals("Gate code 4812", jobs.getString("items[0].accessNotes"));
        assertEquals("Maeve Brennan", jobs.getString("items[0].customerName"));
        assertEquals("+353 85 555 0101", jobs.getString("items[0].phone"));
        assertEquals("DISPATCHED", jobs.getString("items[0].visitStatus"));
        assertEquals("home-service", jobs.getString("items[0].policyId"));
        assertEquals(List.of(), new Story(elsewhere).technician.get("/my-jobs").jsonPath().getList("items"));
        assertEquals(403, OFFICE.get("/my-jobs").statusCode());

        var closed = story.then(new WorkOrderClosed(Outcome.RESOLVED, 1, true));
        var after = story.technician.get("/my-jobs?after=" + closed).jsonPath();
        assertEquals(List.of(story.order), after.getList("items.orderId"));
        assertEquals("", after.getString("items[0].accessNotes"), "a closed order opens no gate");
    }

    @Test
    void pages_follow_one_another_without_a_gap_or_a_repetition() {
        var story = new Story(elsewhere);
        story.people();
        var made = new HashSet<String>();
        var last = "";
        for (int i = 0; i < 7; i++) {
            var id = UUID.randomUUID().toString();
            made.add(id);
            last = story.opened(id);
        }
        var found = new ArrayList<String>();
        var cursor = "";
        int pages = 0;
        do {
            var page = story.portal.get("/work-orders?limit=3&after=" + last + cursor).jsonPath();
            found.addAll(page.getList("items.id", String.class));
            assertTrue(page.getList("items").size() <= 3);
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
            pages++;
        } while (!cursor.isEmpty() && pages < 10);
        assertEquals(3, pages);
        assertEquals(7, found.size());
        assertEquals(made, new HashSet<>(found));
    }

    @Test
    void filters_narrow_and_wildcards_are_just_characters() {
        var story = new Story(elsewhere);
        var reference = story.submitted();
        assertEquals(1,
                story.portal.get("/work-orders?q=" + story.number.toLowerCase(java.util.Locale.ROOT) + "&after=" + reference).jsonPath()
                        .getList("items").size());
        assertEquals(1, story.portal.get("/work-orders?q=orchard&status=submitted,READY&mine=true").jsonPath().getList("items").size());
        assertEquals(1, story.portal.get("/work-orders?site=" + story.site).jsonPath().getList("items").size());
        assertEquals(0, story.portal.get("/work-orders?site=elsewhere").jsonPath().getList("items").size());
        assertEquals(0, story.portal.get("/work-orders?q=%25").jsonPath().getList("items").size());
        assertEquals(0, story.portal.get("/work-orders?status=CLOSED").jsonPath().getList("items").size());
    }

    @Test
    void the_history_of_a_piece_of_equipment_is_the_orders_that_name_it() {
        var story = new Story(elsewhere);
        story.people();
        story.opened(story.order);
        var named = elsewhere.happens("workorder", story.order,
                new EquipmentNamed(List.of(new Piece("boiler", "Boiler"), new Piece("pump", "Pump"))));
        assertEquals(List.of(story.order), story.portal.get("/work-orders?asset=pump&after=" + named).jsonPath().getList("items.id"));
        assertEquals(List.of(), story.portal.get("/work-orders?asset=pum").jsonPath().getList("items.id"));
        var other = elsewhere.happens("workorder", story.order, new EquipmentNamed(List.of(new Piece("boiler", "Boiler"))));
        assertEquals(List.of(), story.portal.get("/work-orders?asset=pump&after=" + other).jsonPath().getList("items.id"));
        var moved = elsewhere.happens("workorder", story.order, new SiteChanged(story.site, "cottage", "Europe/Dublin", 2));
        assertEquals(List.of(), story.portal.get("/work-orders?asset=boiler&after=" + moved).jsonPath().getList("items.id"));
    }

    @Test
    void questions_that_make_no_sense_are_told_so() {
        for (var path : List.of("/work-orders?status=PAINTED", "/work-orders?limit=0", "/work-orders?limit=x", "/work-orders?cursor=x!",
                "/work-orders?cursor=eA", "/work-orders?q=" + "x".repeat(200), "/work-orders?after=yesterday", "/invoices?state=LOST")) {
            var answer = OFFICE.get(path);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 404, path + ": " + answer.statusCode() + answer.asString());
            assertEquals("application/problem+json", answer.contentType().split(";")[0], path);
            assertTrue(answer.jsonPath().getString("detail").length() > 20, answer.asString());
        }
    }

    @Test
    void a_list_that_does_not_show_the_named_fact_says_so() {
        assertEquals("true", OFFICE.get("/work-orders?after=workorder/" + UUID.randomUUID() + "@3").header("Kept-Stale"));
        var story = new Story(elsewhere);
        assertNull(OFFICE.get("/work-orders?after=" + story.submitted()).header("Kept-Stale"));
    }

    @Test
    void an_invoice_is_the_offices_at_once_and_the_customers_when_it_is_sent() {
        var story = new Story(elsewhere);
        story.submitted();
        var id = UUID.randomUUID().toString();
        var gross = new Money(19_068, "EUR");
        var drafted = elsewhere.happens("invoice", id, new InvoiceDrafted(story.order, story.number, 1, story.customer, story.maeve,
                List.of(), new Totals(new Money(16_800, "EUR"), new Money(2_268, "EUR"), gross)));
        var draft = invoice(ACCOUNTANT, story, drafted);
        assertEquals("DRAFT", draft.getString("items[0].state"));
        assertEquals(19_068, draft.getInt("items[0].gross.minor"));
        assertEquals("Maeve Brennan", draft.getString("items[0].customerName"));
        assertEquals(List.of(), invoice(story.portal, story, drafted).getList("items"));

        elsewhere.happens("invoice", id, new InvoiceApproved(story.order));
        var day = LocalDate.of(2026, 11, 26);
        elsewhere.happens("invoice", id, new InvoiceIssued(story.order, "INV-2026-000001", gross, day, day.plusDays(14)));
        var sent = elsewhere.happens("invoice", id, new InvoiceSent(story.order, "INV-2026-000001", story.maeve, gross,
                new FileRef("a".repeat(64), "application/pdf", 10, "invoice.pdf", story.maeve), "/pay"));
        assertEquals("SENT", invoice(story.portal, story, sent).getString("items[0].state"));
        assertEquals("2026-12-10", invoice(story.portal, story, sent).getString("items[0].dueOn"));
        assertEquals(List.of(), invoice(new Story(elsewhere).portal, story, sent).getList("items"));
        assertEquals(List.of(), invoice(ELSEWHERE_OFFICE, story, sent).getList("items"));
        assertEquals(403, story.technician.get("/invoices").statusCode());

        elsewhere.happens("invoice", id, new PaymentReceived(story.order, "pay-1", "test", gross));
        var paid = elsewhere.happens("invoice", id, new InvoicePaid(story.order, "INV-2026-000001", gross));
        assertEquals("PAID", invoice(OFFICE, story, paid).getString("items[0].state"));
        assertEquals(19_068, invoice(OFFICE, story, paid).getInt("items[0].paid.minor"));
    }

    @Test
    void stock_follows_what_comes_and_goes() {
        var part = UUID.randomUUID().toString();
        var stock = part + "@van-1";
        elsewhere.happens("part", part, new PartRegistered("EV-8L", "Expansion vessel", "pcs", new Money(4_200, "EUR")));
        elsewhere.happens("stock", stock, new StockReceived(part, "van-1", new Quantity(new BigDecimal("4"), "pcs")));
        elsewhere.happens("stock", stock,
                new StockUsed(part, "van-1", new Quantity(new BigDecimal("2.5"), "pcs"), "order", "line", new Money(4_200, "EUR")));
        var reference = elsewhere.happens("stock", stock, new StockLow(part, "van-1", new BigDecimal("1.5"), new BigDecimal("2")));
        var found = OFFICE.get("/stock?after=" + reference).jsonPath();
        var at = "items.find { it.partId == '" + part + "' }.";
        assertEquals(1.5, found.getDouble(at + "onHand"));
        assertTrue(found.getBoolean(at + "low"));
        assertEquals("EV-8L", found.getString(at + "number"));
        assertEquals(403, new Story(elsewhere).portal.get("/stock").statusCode());
    }

    @Test
    void stock_is_low_from_its_reorder_point_until_it_is_refilled_above_it() {
        var part = UUID.randomUUID().toString();
        var stock = part + "@van-1";
        elsewhere.happens("stock", stock, new ReorderPointSet(part, "van-1", new BigDecimal("5")));
        elsewhere.happens("stock", stock, new StockReceived(part, "van-1", new Quantity(new BigDecimal("6"), "pcs")));
        elsewhere.happens("stock", stock,
                new StockUsed(part, "van-1", new Quantity(new BigDecimal("4"), "pcs"), "order", "line", new Money(4_200, "EUR")));
        assertTrue(isLow(part, elsewhere.happens("stock", stock, new StockLow(part, "van-1", new BigDecimal("2"), new BigDecimal("5")))));
        assertTrue(isLow(part, received(stock, part, "3")), "five are not above five");
        assertFalse(isLow(part, received(stock, part, "1")));

        elsewhere.happens("stock", stock, new ReorderPointSet(part, "van-1", new BigDecimal("8")));
        assertTrue(isLow(part, elsewhere.happens("stock", stock, new StockLow(part, "van-1", new BigDecimal("6"), new BigDecimal("8")))));
        assertFalse(isLow(part, elsewhere.happens("stock", stock, new ReorderPointSet(part, "van-1", new BigDecimal("2")))));
    }

    private static String received(String stock, String part, String amount) {
        return elsewhere.happens("stock", stock, new StockReceived(part, "van-1", new Quantity(new BigDecimal(amount), "pcs")));
    }

    private static boolean isLow(String part, String reference) {
        return OFFICE.get("/stock?after=" + reference).jsonPath().getBoolean("items.find { it.partId == '" + part + "' }.low");
    }

    @Test
    void people_and_places_are_for_those_whose_they_are() throws Exception {
        var story = new Story(elsewhere);
        var reference = story.submitted();
        assertEquals(List.of(story.site), story.portal.get("/sites?after=" + reference).jsonPath().getList("items.id"));
        assertEquals(List.of(story.customer), story.portal.get("/customers").jsonPath().getList("items.id"));
        assertEquals(List.of(story.maeve), story.portal.get("/people").jsonPath().getList("items.id"));
        assertTrue(OFFICE.get("/people").jsonPath().getList("items.id").containsAll(Set.of(story.maeve, story.tomasz)));
        assertFalse(story.technician.get("/people").jsonPath().getList("items.id").contains(story.maeve));
        assertEquals(List.of(), ELSEWHERE_OFFICE.get("/people").jsonPath().getList("items"));
        var names = story.portal.get("/technician-names").jsonPath();
        assertTrue(names.getList("items.id").contains(story.tomasz) && !names.getList("items.id").contains(story.maeve));
        assertEquals(Set.of("id", "name"), names.getMap("items[0]").keySet());
        assertEquals(List.of(), ELSEWHERE_OFFICE.get("/technician-names").jsonPath().getList("items"));
        var operator = new Api(People.bearer("sean", Role.OPERATOR));
        for (var path : List.of("/customers", "/sites", "/people"))
            assertEquals(403, operator.get(path).statusCode(), path + ": an operator looks after the system");
        assertEquals("Acme Homes", story.portal.get("/organisation").jsonPath().getString("name"));
        assertEquals(404, ELSEWHERE_OFFICE.get("/organisation").statusCode());
        assertTrue(story.portal.get("/service-types").jsonPath().getList("items.code").contains("boiler-repair"));
    }

    @Test
    void gate_codes_are_for_the_office_and_for_those_whose_place_it_is() {
        var story = new Story(elsewhere);
        story.portal.get("/work-orders?after=" + story.submitted());
        assertEquals("Gate code 4812", wayIn(OFFICE, story));
        assertEquals("Gate code 4812", wayIn(story.portal, story));
        assertEquals("", wayIn(ACCOUNTANT, story));
    }

    private static String wayIn(Api who, Story story) {
        return who.get("/sites").jsonPath().getString("items.find { it.id == '" + story.site + "' }.accessNotes");
    }

    private static boolean sees(Api who, Story story, String reference) {
        return who.get("/work-orders?limit=200&after=" + reference).jsonPath().getList("items.id").contains(story.order);
    }

    private static io.restassured.path.json.JsonPath row(Story story, String reference) {
        Response answer = story.portal.get("/work-orders?after=" + reference);
        assertNull(answer.header("Kept-Stale"), answer.asString());
        return answer.jsonPath().setRootPath("items[0]");
    }

    private static io.restassured.path.json.JsonPath invoice(Api who, Story story, String reference) {
        return who.get("/invoices?order=" + story.order + "&after=" + reference).jsonPath();
    }
}
