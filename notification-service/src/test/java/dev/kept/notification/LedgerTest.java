package dev.kept.notification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.FileRef;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.notification.react.WhenSomebodyIsToBeTold;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.inbox.Transaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What became of every message: nothing twice, nothing lost without a word.
@QuarkusTest
class LedgerTest extends NotificationTests {
    private static final LocalDateTime START = LocalDateTime.now().plusDays(5).withHour(10).withMinute(0).withSecond(0).withNano(0);
    @Inject
    WhenSomebodyIsToBeTold reaction;

    @Test
    void the_same_fact_twice_is_one_message() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        eventuallyState(story, "M01", "SENT");
        var fact = denied(story);
        for (int i = 0; i < 3; i++)
            Transaction.run(pool, connection -> reaction.react(connection, fact)).await().atMost(SOON);

        eventuallyState(story, "M06", "SENT");
        assertEquals(1, ledger(story.order).getList("items.findAll { it.rule == 'M06' }").size());
        assertEquals(1, mail.all(MessagesTest.to(story.maeve, "Not approved")).size());
    }

    @Test
    void two_people_with_one_address_get_one_mail() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.person("twin-" + story.declan, "D. Brennan", Story.address(story.declan).toUpperCase(java.util.Locale.ROOT));
        story.approvalAsked(story.declan, "twin-" + story.declan, story.zofia);
        mail.eventually(MessagesTest.to(story.zofia));
        mail.eventually(MessagesTest.to(story.declan));
        assertEquals(2, ledger(story.order).getList("items.findAll { it.rule == 'M03' }").size());
    }

    @Test
    void what_a_dead_process_had_in_its_hands_is_unknown_and_not_sent_again_but_an_invoice_once() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.invoiceSent(file("invoice.pdf"));
        eventuallyState(story, "M01", "SENT");
        eventuallyState(story, "M23", "SENT");

        var received = Ledger.died(pool, story.order, "M01");
        var invoice = Ledger.died(pool, story.order, "M23");
        eventually("nobody knows of it", "UNKNOWN"::equals, () -> Ledger.state(pool, received));
        eventually("nobody knows of it", "UNKNOWN"::equals, () -> Ledger.state(pool, invoice));
        assertEquals(0, mail.all(it -> it.messageId().contains(received)).size(), "not sent again");
        assertEquals(1, mail.all(it -> it.messageId().contains(invoice)).size(), "sent once more under the same Message-ID");
        assertEquals("Kept stopped while it was being sent.", Ledger.reason(pool, received));
        eventually("it is a fact", "[notification.message-unknown]"::equals, () -> Facts.of(received).toString());
    }

    @Test
    void an_answer_that_gets_lost_leaves_the_message_unknown() throws Exception {
        var story = new Story(elsewhere).withPeople();
        mail.wire().is(Wire.Mood.LOSES_THE_ANSWER);
        story.opened().invoiceSent(file("invoice.pdf"));
        eventuallyState(story, "M01", "UNKNOWN");
        eventuallyState(story, "M23", "UNKNOWN");
        assertTrue(mail.wire().lost.get() >= 3);
        var invoices = mail.all(MessagesTest.to(story.maeve, "Invoice"));
        assertEquals(2, invoices.size(), "an invoice is tried once more");
        assertEquals(invoices.getFirst().messageId(), invoices.getLast().messageId());
        assertEquals(1, mail.all(MessagesTest.to(story.maeve, "We have your request")).size(), "it had arrived");
    }

    @Test
    void a_mail_server_that_is_away_is_waited_for() throws Exception {
        var story = new Story(elsewhere).withPeople();
        var back = mail.wire().away();
        try {
            story.opened();
            eventually("it was tried", "true"::equals, () -> String.valueOf("WAITING".equals(state(story.order, "M01"))
                    && ledger(story.order).getInt("items[0].attempts") > 0));
            assertTrue(ledger(story.order).getString("items[0].reason").startsWith("The mail server does not answer"));
        } finally {
            back.run();
        }
        eventuallyState(story, "M01", "SENT");
        assertEquals(1, mail.all(MessagesTest.to(story.maeve)).size());
    }

    @Test
    void what_the_mail_server_refuses_has_failed_and_the_fact_names_no_address() throws Exception {
        var story = new Story(elsewhere).withPeople();
        mail.wire().is(Wire.Mood.REFUSES);
        story.opened();
        eventuallyState(story, "M01", "FAILED");
        assertTrue(ledger(story.order).getString("items[0].reason").contains("no mail is taken here"), ledger(story.order).prettify());
        var id = ledger(story.order).getString("items[0].id");
        eventually("it is a fact", "[notification.message-failed]"::equals, () -> Facts.of(id).toString());
    }

    @Test
    void what_comes_too_late_and_what_has_no_address_is_skipped_and_says_so() throws Exception {
        try (var earlier = new Elsewhere(People.TENANT)) { // its clock is not moved: what it records later lies two hours back
            var story = new Story(earlier).withPeople();
            story.person(story.declan, "Declan Brennan", "not an address");
            story.opened().approvalAsked(story.declan).withVisit(START);
            eventuallyState(story, "M03", "SKIPPED");
            assertEquals("The directory has no address that a mail can go to.",
                    ledger(story.order).getString("items.find { it.rule == 'M03' }.reason"));
            eventuallyState(story, "M10", "SENT");
            clock.advance(Duration.ofHours(2));
            story.happens(new TravelStarted(story.visit, story.zofia, null));
            eventuallyState(story, "M14", "SKIPPED");
            assertTrue(ledger(story.order).getString("items.find { it.rule == 'M14' }.reason").contains("now it is too late"));
        }
    }

    @Test
    void a_file_that_is_not_there_yet_is_waited_for() throws Exception {
        var content = new String(PDF, java.nio.charset.StandardCharsets.US_ASCII) + Instant.now() + "\n";
        var bytes = content.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        var story = new Story(elsewhere).withPeople().opened().document(DocumentKind.ORDER,
                new FileRef(hash, "application/pdf", bytes.length, "order.pdf", "maeve"));
        eventually("it waits", "The file that goes with it is not in the store."::equals,
                () -> String.valueOf(ledger(story.order).getString("items.find { it.rule == 'M05' }.reason")));
        blobs.put(People.TENANT, "application/pdf", "order.pdf", "maeve", bytes).await().atMost(SOON);
        eventuallyState(story, "M05", "SENT");
        assertEquals(content, new String(mail.eventually(MessagesTest.to(story.maeve, "Approved")).files().getFirst().content(),
                java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void a_line_break_in_a_name_begins_no_header() throws Exception {
        var story = new Story(elsewhere).withPeople();
        story.person(story.declan, "Declan\r\nBcc: eve@example.com", Story.address(story.declan));
        story.opened("Boiler\r\nBcc: eve@example.com\r\n\r\nEvil").approvalAsked(story.declan);
        var asked = mail.eventually(MessagesTest.to(story.declan));
        assertTrue(asked.subject().contains("Boiler Bcc: eve@example.com Evil"), asked.subject());
        assertEquals(List.of(), mail.all(it -> it.to().startsWith("eve@")));
    }

    @Test
    void the_role_of_a_rebuild_cannot_write_a_message_and_others_can() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        eventuallyState(story, "M01", "SENT");
        var again = "update intent set state = 'WAITING' where order_id = '" + story.order + "'";
        var refused = assertThrows(RuntimeException.class, () -> asRebuild(again));
        assertTrue(refused.getMessage().contains("permission denied"), refused.getMessage());
        var insert = assertThrows(RuntimeException.class, () -> asRebuild("insert into intent select * from intent where false"));
        assertTrue(insert.getMessage().contains("permission denied"), insert.getMessage());
        pool.query("begin; " + again + "; rollback").execute().await().atMost(SOON); // without the role nothing stands in the way
    }

    private void asRebuild(String statement) {
        pool.withConnection(connection -> connection.query("begin; set local role kept_rebuild").execute()
                .chain(() -> connection.query(statement).execute()).eventually(() -> connection.query("rollback").execute())).await()
                .atMost(SOON);
    }

    @Test
    void a_rebuild_of_the_views_finds_them_equal_and_tells_nobody() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        eventuallyState(story, "M10", "SENT");
        var before = count("select count(*) from intent");
        var checked = given().header("Authorization", People.bearer("sean", Role.OPERATOR)).post("/kept/rebuild-check");
        assertEquals(200, checked.statusCode(), checked.asString());
        List<Integer> differing = checked.jsonPath().getList("items.differing", Integer.class);
        assertFalse(differing.isEmpty(), checked.asString());
        assertEquals(Set.of(0), Set.copyOf(differing), checked.asString());
        assertEquals(before, count("select count(*) from intent"));
    }

    @Test
    @Tag("D65")
    void the_office_reads_the_ledger_and_nobody_else_does() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        eventuallyState(story, "M01", "SENT");
        var path = "/messages?order=" + story.order;
        var stranger = People.bearer(Tokens.Holder.of("elsewhere", "o", "o", null, Role.OFFICE));
        assertEquals(List.of(), given().header("Authorization", stranger).get(path).jsonPath().getList("items"));
        assertEquals(403, given().header("Authorization", People.customer(story.maeve, "c")).get(path).statusCode());
        assertEquals(401, given().get(path).statusCode());
        assertEquals(400, given().header("Authorization", People.bearer("a", Role.OFFICE)).get("/messages?limit=0").statusCode());
        assertEquals(200, given().get("/q/health/ready").statusCode());
        var id = ledger(story.order).getString("items[0].id");
        eventually("it is a fact", "[notification.message-sent]"::equals, () -> Facts.of(id).toString());
    }

    private static Recorded denied(Story story) {
        var now = Instant.now();
        return new Recorded(new Envelope(People.TENANT, new Envelope.StreamRef("workorder", story.order, 0), 0, "fact-" + story.order,
                new Envelope.EventType("workorder.approval-denied", 1), now, now, Actor.person(story.declan), null, Channel.API, null, "c",
                "c",
                0, null), new ApprovalDenied("approval", ApprovalKind.INITIAL, new Personal(story.declan, "No.")));
    }
}
