package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.FileRef;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.Money;
import dev.kept.events.NotificationEvent.Medium;
import dev.kept.events.NotificationEvent.MessageSent;
import dev.kept.events.Personal;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.CustomerReplied;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.VisitDispatched;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was before: found for the customer on the telephone, and read by whoever comes.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class RecordTest {
    private static final Api OFFICE = new Api(People.bearer("aoife", Role.OFFICE));
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
    @Tag("D75")
    @Tag("D32")
    @Tag("D33")
    void everything_that_was_said_done_sent_and_paid_is_in_the_customers_record_newest_first() throws InterruptedException {
        var story = new Story(elsewhere);
        lived(story);
        var whole = OFFICE.get("/record?customer=" + story.customer + "&limit=50").jsonPath();
        assertEquals(List.of("PAYMENT", "INVOICE", "MESSAGE", "DONE", "PART", "REPLY", "NOTE", "REQUEST"), whole.getList("items.kind"));
        assertEquals(List.of(story.number), whole.getList("items.orderNumber").stream().distinct().toList());
        assertEquals("The valve is stiff.", whole.getString("items.find { it.kind == 'NOTE' }.words"));
        assertEquals("Tomasz Nowak", whole.getString("items.find { it.kind == 'NOTE' }.byName"));
        assertEquals("M10", whole.getString("items.find { it.kind == 'MESSAGE' }.words"));
        assertEquals("Maeve Brennan", whole.getString("items.find { it.kind == 'MESSAGE' }.byName"), "who got it");

        assertEquals(List.of("REPLY", "NOTE"), kinds(OFFICE, "/record?customer=" + story.customer + "&kind=NOTE,REPLY"));
        assertEquals(List.of("NOTE"), kinds(OFFICE, "/record?customer=" + story.customer + "&q=STIFF"));
        assertEquals(whole.getList("items.id"), paged("/record?site=" + story.site), "the place has the same");
        assertEquals(whole.getList("items.kind"), kinds(story.portal, "/record?customer=" + story.customer),
                "the customer reads their own");
    }

    @Test
    @Tag("D28")
    void who_is_to_come_reads_what_was_before_at_the_place_and_what_stands_there() throws InterruptedException {
        var story = new Story(elsewhere);
        lived(story);
        var next = UUID.randomUUID().toString();
        story.opened(next);
        elsewhere.happens("workorder", next, new NoteAdded("n2", new Personal(story.maeve, "Ring twice."), false, null));
        var comes = story.technician;
        assertEquals(404, comes.get("/record?order=" + next + "&after=workorder/" + next + "@3").statusCode(), "not theirs yet");
        elsewhere.happens("workorder", next,
                new WorkOrderReleased("boiler-repair", List.of(), Duration.ofHours(2), story.site, Story.ZONE, 1, null, null));
        var offered = elsewhere.happens("workorder", next,
                new OfferSent("offer", story.tomasz, 1, Instant.now().plusSeconds(86_400), List.of()));
        assertEquals(200, comes.get("/record?order=" + next + "&after=" + offered).statusCode());
        assertEquals(List.of(), kinds(comes, "/record?order=" + next), "who is only asked reads nothing of the house");
        var last = assigned(story, next);
        assertEquals(List.of("MESSAGE", "DONE", "PART", "REPLY", "NOTE", "REQUEST"),
                kinds(comes, "/record?order=" + next + "&after=" + last),
                "of the order before, and nothing about money");
        assertEquals(List.of(), kinds(comes, "/record?order=" + next + "&kind=INVOICE"));
        assertTrue(kinds(OFFICE, "/record?order=" + next).contains("INVOICE"), "the control");

        var asset = UUID.randomUUID().toString();
        var registered = elsewhere.happens("asset", asset, new AssetRegistered(story.site, "Boiler", "Vaillant ecoTEC 24", "21-1744",
                LocalDate.of(2017, 5, 2), LocalDate.of(2027, 5, 1)));
        var assets = comes.get("/assets?site=" + story.site + "&after=" + registered).jsonPath();
        assertEquals(List.of("Boiler", "Vaillant ecoTEC 24", "2027-05-01"),
                List.of(assets.getString("items[0].name"), assets.getString("items[0].model"), assets.getString("items[0].warrantyUntil")));
        assertEquals(List.of("Boiler"), comes.get("/assets?order=" + next).jsonPath().getList("items.name"));
        assertEquals(404, comes.get("/assets?order=nobodys").statusCode());
        var changed = elsewhere.happens("asset", asset, new AssetRegistered(story.site, "Combi boiler", "", "", null, null));
        assertEquals("Combi boiler", comes.get("/assets?site=" + story.site + "&after=" + changed).jsonPath().getString("items[0].name"));
        var others = new Story(elsewhere);
        assertEquals(List.of(), others.portal.get("/assets?site=" + story.site).jsonPath().getList("items"), "another customer's house");
    }

    @Test
    void nobody_reads_another_customers_record() throws InterruptedException {
        var story = new Story(elsewhere);
        lived(story);
        var stranger = new Story(elsewhere);
        assertEquals(List.of(), kinds(stranger.portal, "/record?customer=" + story.customer));
        assertEquals(List.of(), kinds(stranger.portal, "/record?site=" + story.site));
        assertEquals(404, stranger.portal.get("/record?order=" + story.order).statusCode());
        assertEquals(List.of(), kinds(stranger.technician, "/record?customer=" + story.customer), "they never had one of these");
    }

    @Test
    void a_question_that_is_none_is_refused() {
        for (var path : List.of("/record", "/record?customer=a&site=b", "/record?customer="))
            assertEquals("bad-record", refused(path), path);
        assertEquals("bad-kind", refused("/record?customer=a&kind=GOSSIP"));
        assertEquals("bad-search", refused("/record?customer=a&q=" + "x".repeat(101)));
        assertEquals("bad-words", refused("/similar-orders?customer=a"));
        assertEquals("bad-words", refused("/similar-orders?customer=a&words=" + "x".repeat(4_001)));
        assertEquals("bad-search", refused("/customers?q=" + "x".repeat(101)));
    }

    @Test
    @Tag("D03")
    void a_customer_is_found_by_name_phone_mail_and_place_with_typos() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var customer = UUID.randomUUID().toString();
        var person = "contact-" + tag;
        elsewhere.happens("person", person, new PersonRegistered(new Personal(person, "Siobhán Quirke " + tag), new Personal(person,
                tag + "@quirke.example"), new Personal(person, "+353 86 7" + digits(tag)), customer, List.of("CUSTOMER"), "en-IE"));
        var last = elsewhere.happens("customer", customer, new CustomerRegistered(new Personal(person, "Quirke Bakery " + tag), person,
                new Personal(person, "Main Street"), new Personal(person, "Never before ten."), "tomasz"));
        var found = OFFICE.get("/customers?q=Quirke%20Bakery%20" + tag + "&after=" + last).jsonPath();
        assertEquals(customer, found.getString("items[0].id"));
        assertEquals(List.of("Never before ten.", "tomasz"),
                List.of(found.getString("items[0].wishes"), found.getString("items[0].preferredTechnicianId")));
        for (var typed : List.of("quirk bakery " + tag, "qirke bakry " + tag, "qurke bakey", "Siobhán Quirke " + tag, tag + "@quirke",
                "0867" + digits(tag), "siobahn " + tag, tag + " bakrey", "sióbhan quirkke " + tag, "bak " + tag, tag.substring(0, 5)))
            assertTrue(OFFICE.get("/customers?q=" + typed.replace(" ", "%20")).jsonPath().getList("items.id").contains(customer), typed);
        for (var typed : List.of("zzzz" + tag.substring(0, 2) + "zzzz", "bokery%20querk%20" + tag + "%20x", "bqqery%20" + tag, "!%20'",
                "ny"))
            assertFalse(OFFICE.get("/customers?q=" + typed).jsonPath().getList("items.id").contains(customer), "the control: " + typed);
        assertEquals(403, new Story(elsewhere).portal.get("/customers?q=quirke").statusCode());
        var own = new Api(People.customer(person, customer)).get("/customers").jsonPath();
        assertEquals(List.of(customer), own.getList("items.id"));
        assertEquals(List.of("", "null"),
                List.of(own.getString("items[0].wishes"), String.valueOf(own.<Object>get("items[0].preferredTechnicianId"))),
                "what is written about them is not theirs to read");
    }

    @Test
    @Tag("D09")
    @Tag("D11")
    void earlier_orders_that_read_alike_come_with_the_most_alike_first() {
        var story = new Story(elsewhere);
        story.people();
        story.opened(story.order);
        var last = story.opened(UUID.randomUUID().toString());
        assertEquals(2, OFFICE.get("/work-orders?customer=" + story.customer + "&after=" + last).jsonPath().getList("items").size());
        var alike = OFFICE.get("/similar-orders?customer=" + story.customer + "&words=boiler%20loses%20presure&after=" + last).jsonPath();
        assertEquals(2, alike.getList("items").size());
        assertEquals("Boiler pressure keeps dropping", alike.getString("items[0].description"));
        assertEquals(List.of(), OFFICE.get("/similar-orders?customer=" + story.customer + "&words=zzz%20qqq").jsonPath().getList("items"));
        assertEquals(List.of(), new Story(elsewhere).portal.get("/similar-orders?customer=" + story.customer + "&words=boiler").jsonPath()
                .getList("items"), "another customer's");
    }

    /// Tomasz has it.
    private static String assigned(Story story, String order) {
        elsewhere.happens("workorder", order, new VisitScheduled("of " + order, story.site, Story.at(2, 10), List.of(story.tomasz)));
        return elsewhere.happens("workorder", order, new VisitDispatched("of " + order, story.tomasz));
    }

    /// One order from the request to the payment.
    private static void lived(Story story) throws InterruptedException {
        story.submitted();
        story.released();
        story.dispatched();
        var part = UUID.randomUUID().toString();
        elsewhere.happens(Actor.person(story.tomasz), "workorder", story.order,
                new NoteAdded("n1", new Personal(story.maeve, "The valve is stiff."), false, null));
        story.then(new CustomerReplied("r1", new Personal(story.maeve, "It always was."), false));
        story.then(new PartUsed("l1", part, new Quantity(BigDecimal.ONE, "pcs"), "van", story.visit, false, "S-1", null));
        story.then(new WorkCompleted(1, story.customer, story.site, "boiler-repair", Duration.ofHours(1), List.of(), 1,
                new Personal(story.maeve, "Recharged the vessel."), List.of(), null, null, null));
        elsewhere.happens("message", UUID.randomUUID().toString(), new MessageSent(story.order, "M10", Medium.EMAIL, story.maeve, "x"));
        var invoice = UUID.randomUUID().toString();
        elsewhere.happens("invoice", invoice, new InvoiceSent(story.order, "INV-1", story.maeve, new Money(100, "EUR"),
                new FileRef("a".repeat(64), "application/pdf", 10, "invoice.pdf", story.maeve), "/pay/x"));
        elsewhere.happens("invoice", invoice, new InvoicePaid(story.order, "INV-1", new Money(100, "EUR")));
        OFFICE.eventually("/record?customer=" + story.customer + "&limit=50", answer -> answer.jsonPath().getList("items").size() == 8);
    }

    private static List<String> kinds(Api who, String path) {
        return who.get(path + "&limit=50").jsonPath().getList("items.kind");
    }

    private static List<String> paged(String path) {
        var ids = new ArrayList<String>();
        var cursor = "";
        for (int page = 0; page < 20; page++) {
            JsonPath answer = OFFICE.get(path + "&limit=3" + cursor).jsonPath();
            ids.addAll(answer.getList("items.id"));
            if (answer.getString("next") == null)
                return ids;
            cursor = "&cursor=" + answer.getString("next");
        }
        throw new AssertionError("So many pages");
    }

    private static String refused(String path) {
        var answer = OFFICE.get(path);
        assertEquals(400, answer.statusCode(), answer::asString);
        return answer.jsonPath().getString("code");
    }

    private static String digits(String tag) {
        return String.valueOf(100_000 + Math.floorMod(tag.hashCode(), 900_000));
    }
}
