package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.Totals;
import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A link from a mail: whoever holds it may do its one thing, and looking at it does nothing.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class LinkTest {
    private static final PatternFormatter AS_WRITTEN = new PatternFormatter("%s%e");
    private static Elsewhere elsewhere;

    @Inject
    Links links;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    void looking_at_a_link_decides_nothing_and_answering_it_asks_the_owner_once() throws Exception {
        var story = new Story(elsewhere);
        story.submitted();
        var path = "/links/" + link("approve", story.order, story.approval, 1, Duration.ofDays(7));
        var about = Api.NOBODY.eventually(path, answer -> answer.statusCode() == 200).jsonPath();
        assertEquals("approve", about.getString("purpose"));
        assertEquals(story.number, about.getString("order.number"));
        assertEquals("14 Orchard Terrace, Rathmines", about.getString("order.siteAddress"));
        assertEquals(24_000, about.getInt("amount.minor"));
        assertFalse(about.getBoolean("answered"));
        assertFalse(about.getBoolean("stale"));
        for (int i = 0; i < 3; i++)
            Api.NOBODY.get(path);
        assertEquals(List.of(), OtherServices.asked(story.order));

        OtherServices.answer("POST /work-orders/" + story.order + "/approve", 200,
                Map.of("Content-Type", "application/json", "ETag", "\"3\""), "{\"status\":\"READY\"}");
        var key = UUID.randomUUID().toString();
        var approved = Api.NOBODY.post(path + "/approve", "{}", key);
        assertEquals(200, approved.statusCode(), approved.asString());
        assertEquals("READY", approved.jsonPath().getString("status"));
        var asked = OtherServices.asked(story.order);
        assertEquals(1, asked.size());
        assertEquals("{\"revision\":1}", asked.getFirst().body());
        assertEquals(key, asked.getFirst().headers().get("idempotency-key"));
        var claims = claims(asked.getFirst().headers().get("authorization"));
        assertTrue(claims.contains("\"LINK\"") && claims.contains(story.approval) && claims.contains("maeve-by-mail"), claims);
        assertFalse(approved.asString().contains("Bearer"), "the token for the link is not given out");
    }

    @Test
    void a_mail_that_is_quicker_than_the_list_is_no_dead_end() throws Exception {
        var story = new Story(elsewhere);
        var path = "/links/" + link("approve", story.order, story.approval, 1, Duration.ofDays(7));
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var looked = waiting.submit(() -> Api.NOBODY.get(path).statusCode());
            story.submitted();
            assertEquals(200, looked.get());
        }
    }

    @Test
    void an_answered_or_changed_order_says_so_before_anybody_presses_a_button() throws Exception {
        var story = new Story(elsewhere);
        story.submitted();
        story.released();
        var path = "/links/" + link("approve", story.order, story.approval, 0, Duration.ofDays(7));
        var about = Api.NOBODY.eventually(path, answer -> answer.jsonPath().getBoolean("answered")).jsonPath();
        assertEquals("GRANTED", about.getString("answer"));
        assertTrue(about.getBoolean("stale"));
    }

    @Test
    void what_an_order_asked_before_it_ended_is_asked_no_more() throws Exception {
        var cancelled = new Story(elsewhere);
        cancelled.submitted();
        cancelled.then(new WorkOrderCancelled("SUBMITTED", new Personal(cancelled.maeve, "It works again.")));
        assertEquals("LAPSED", about(cancelled).getString("answer"));

        var closed = new Story(elsewhere);
        closed.submitted();
        closed.then(new WorkOrderClosed(Outcome.NOT_CARRIED_OUT, 1, false));
        assertEquals("LAPSED", about(closed).getString("answer"));

        var denied = new Story(elsewhere);
        denied.submitted();
        denied.then(new ApprovalDenied(denied.approval, ApprovalKind.INITIAL, new Personal(denied.maeve, "Too dear")));
        denied.then(new WorkOrderClosed(Outcome.DENIED, 1, false));
        assertEquals("DENIED", about(denied).getString("answer"), "an answer stays what it was");
    }

    @Test
    void a_denial_carries_its_reason_and_a_refusal_of_the_owner_comes_back() {
        var story = new Story(elsewhere);
        story.submitted();
        var path = "/links/" + link("approve", story.order, story.approval, 1, Duration.ofDays(7));
        OtherServices.answer("POST /work-orders/" + story.order + "/deny", 409, Map.of("Content-Type", "application/problem+json"),
                "{\"status\":409,\"code\":\"already-answered\",\"detail\":\"It was approved yesterday.\"}");
        var refused = Api.NOBODY.post(path + "/deny", "{\"reason\":\"Too dear\"}");
        assertEquals(409, refused.statusCode());
        assertEquals("already-answered", refused.jsonPath().getString("code"));
        assertEquals("{\"reason\":\"Too dear\",\"revision\":1}", OtherServices.asked(story.order).getFirst().body());
    }

    @Test
    void an_invoice_is_shown_and_paid() throws Exception {
        var story = new Story(elsewhere);
        story.submitted();
        var invoice = UUID.randomUUID().toString();
        elsewhere.happens("invoice", invoice, new InvoiceDrafted(story.order, story.number, 1, story.customer, story.maeve, List.of(),
                new Totals(new Money(100, "EUR"), new Money(23, "EUR"), new Money(123, "EUR"))));
        var path = "/links/" + link("pay", invoice, "", 0, Duration.ofDays(30));
        var about = Api.NOBODY.eventually(path, answer -> answer.statusCode() == 200).jsonPath();
        assertEquals(123, about.getInt("amount.minor"));
        assertEquals(invoice, about.getString("invoice.id"));
        assertEquals("Acme Homes", about.getString("organisation.name"));

        OtherServices.answer("POST /invoices/" + invoice + "/pay", 200, Map.of("Content-Type", "application/json"),
                "{\"status\":\"PAID\"}");
        assertEquals(200, Api.NOBODY.post(path + "/pay", "{\"card\":\"4242 4242 4242 4242\"}").statusCode());
        assertEquals("{\"card\":\"4242 4242 4242 4242\",\"method\":\"CARD\"}", OtherServices.asked(invoice).getFirst().body());
        assertEquals(403, Api.NOBODY.post(path + "/approve", "{}").statusCode(), "a link does its one thing");
    }

    @Test
    void an_expired_forged_or_cut_link_has_ended() {
        var story = new Story(elsewhere);
        var good = link("approve", story.order, story.approval, 1, Duration.ofDays(7));
        var expired = link("approve", story.order, story.approval, 1, Duration.ofSeconds(-1));
        for (var token : List.of(expired, good.substring(1), good.substring(0, good.length() - 3), "none", "x".repeat(700))) {
            for (var answer : List.of(Api.NOBODY.get("/links/" + token), Api.NOBODY.post("/links/" + token + "/approve", "{}"))) {
                assertEquals(404, answer.statusCode(), answer.asString());
                assertEquals("link-ended", answer.jsonPath().getString("code"));
            }
        }
        assertEquals(List.of(), OtherServices.asked(story.order));
        assertEquals(503, Api.NOBODY.get("/links/" + good).statusCode(), "a good one whose order has not arrived is asked for again");
    }

    @Test
    void a_decision_without_a_key_is_told_to_bring_one() {
        var story = new Story(elsewhere);
        var answer = Api.NOBODY.request().contentType("application/json").body("{}")
                .post("/api/links/" + link("approve", story.order, story.approval, 1, Duration.ofDays(1)) + "/approve");
        assertEquals(400, answer.statusCode());
        assertEquals("missing-idempotency-key", answer.jsonPath().getString("code"));
    }

    @Test
    void a_links_token_does_not_get_into_the_log() {
        var lines = new CopyOnWriteArrayList<String>();
        var handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(AS_WRITTEN.format(line));
            }
        };
        var token = link("approve", "no database takes this \0", "", 1, Duration.ofDays(1));
        var log = Logger.getLogger("");
        log.addHandler(handler);
        try {
            assertEquals(500, Api.NOBODY.get("/links/" + token).statusCode());
        } finally {
            log.removeHandler(handler);
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("GET /api/links/" + token.substring(0, 8) + "... failed")),
                lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.contains(token)), lines.toString());
    }

    /// What the approval's link says once the order has ended.
    private JsonPath about(Story story) throws InterruptedException {
        var path = "/links/" + link("approve", story.order, story.approval, 1, Duration.ofDays(7));
        var about = Api.NOBODY.eventually(path, answer -> answer.jsonPath().getString("order.status").equals("CLOSED")).jsonPath();
        assertTrue(about.getBoolean("answered"));
        return about;
    }

    private String link(String purpose, String subject, String item, int revision, Duration lasts) {
        return links.sign(new Link(purpose, People.TENANT, subject, item, revision, "maeve-by-mail", Instant.now().plus(lasts)));
    }

    private static String claims(String bearer) {
        return new String(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
