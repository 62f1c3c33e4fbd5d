package dev.kept.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.CustomerReplied;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpCreated;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.RecommendationDismissed;
import dev.kept.events.WorkOrderEvent.RecommendationMade;
import dev.kept.events.WorkOrderEvent.WorkOrderAssigned;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderSubmitted;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is said some time after its fact, and what makes it needless.
@QuarkusTest
class LaterTest extends NotificationTests {
    private static final LocalDateTime START = LocalDate.now(ZoneId.of("Europe/Dublin")).plusDays(4).atTime(10, 0);
    private static final Duration A_LITTLE = Duration.ofSeconds(30);

    @Test
    @Tag("E17")
    @Tag("E18")
    void who_does_not_answer_is_reminded_after_three_days_once() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().waits(HoldReason.WAITING_CUSTOMER, "Does it print?");
        var asked = mail.eventually(MessagesTest.to(story.maeve, "We need your answer"));
        assertTrue(asked.text().contains("We ask: Does it print?"), asked.text());
        set(story, "M16", 1);
        clock.advance(Duration.ofDays(3).minusMinutes(5));
        assertNone(story, "M16");
        clock.advance(Duration.ofMinutes(10));
        var reminder = mail.eventually(MessagesTest.to(story.maeve, "Still waiting for your answer"));
        assertTrue(reminder.text().contains("We ask: Does it print?"), reminder.text());
        clock.advance(Duration.ofDays(3));
        assertEquals(1, mail.all(MessagesTest.to(story.maeve, "Still waiting for your answer")).size());
        set(story, "M16", 0);
    }

    @Test
    @Tag("E18")
    void who_has_answered_is_not_reminded() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().waits(HoldReason.WAITING_CUSTOMER, "Does it print?");
        set(story, "M16", 1);
        story.happens(new CustomerReplied("reply", new Personal(story.maeve, "It does."), false));
        set(story, "M16", 0);
    }

    @Test
    @Tag("E15")
    @Tag("E16")
    void what_is_waited_for_is_said_in_plain_words() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().waits(HoldReason.WAITING_PARTS, "A valve is on order.");
        var parts = mail.eventually(MessagesTest.to(story.maeve, "The work waits"));
        assertTrue(parts.text().contains("waits for parts") && parts.text().contains("Why: A valve is on order."), parts.text());
        var other = new Story(elsewhere).withPeople().opened().waits(HoldReason.WAITING_VENDOR, "The line is being tested.");
        assertTrue(mail.eventually(MessagesTest.to(other.maeve, "The work waits")).text().contains("another company"));
    }

    @Test
    @Tag("E21")
    void an_order_that_is_open_for_over_a_week_is_told_of_every_week_until_it_is_done() throws Exception {
        var story = new Story(elsewhere).withPeople();
        var aoife = "aoife-" + story.order;
        story.person(aoife, "Aoife Byrne", Story.address(aoife), "OFFICE");
        story.opened();
        set(story, "M17", 1);
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        for (var person : List.of(story.maeve, aoife))
            mail.eventually(MessagesTest.to(person, "Still open (" + story.number));
        clock.advance(Duration.ofDays(7));
        eventually("a second one", "2"::equals, () -> String.valueOf(mail.all(MessagesTest.to(story.maeve, "Still open")).size()));
        story.completed();
        set(story, "M17", 0);
    }

    @Test
    @Tag("A10")
    void who_sends_an_order_in_is_told_beside_those_who_decide() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.does(story.maeve, new WorkOrderSubmitted(1, story.maeve)).approvalAsked(story.declan);
        mail.eventually(MessagesTest.to(story.declan, "Please decide"));
        set(story, "M03S", 1);
        clock.advance(A_LITTLE);
        assertTrue(mail.eventually(MessagesTest.to(story.maeve, "Your order is sent in")).text().contains("waits for a decision"));
    }

    @Test
    void what_needs_nobodys_yes_is_not_told_to_wait() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.does(story.maeve, new WorkOrderSubmitted(1, story.maeve))
                .does("kept", new ApprovalGranted("approval", ApprovalKind.INITIAL, null, 1))
                .document(DocumentKind.ORDER, file("order.pdf"));
        eventuallyState(story, "M05", "SENT");
        set(story, "M03S", 0);
    }

    @Test
    @Tag("A11")
    void who_sent_it_in_is_told_that_it_is_ready_to_be_dispatched_where_nothing_else_follows_by_itself() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.does(story.maeve, new WorkOrderSubmitted(1, story.maeve)).agreedTo();
        set(story, "M04", 1);
        clock.advance(A_LITTLE);
        assertTrue(mail.eventually(MessagesTest.to(story.maeve, "Approved")).text().contains("it is ready to be dispatched"));
        var released = new Story(elsewhere).withPeople().opened().agreedTo();
        released.happens(
                new WorkOrderReleased("boiler-repair", List.of(), Duration.ofHours(1), released.site(), "Europe/Dublin", 1, null, null));
        released.withVisit(START);
        eventuallyState(released, "M10", "SENT");
        set(released, "M04", 0);
    }

    @Test
    @Tag("A13")
    void who_agreed_and_who_comes_are_told_of_the_time() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().agreedTo().withVisit(START);
        assertTrue(mail.eventually(MessagesTest.to(story.declan, "Booked for")).text().contains("Who: Zofia Zielińska"));
        set(story, "M09", 1);
        clock.advance(A_LITTLE);
        var job = mail.eventually(MessagesTest.to(story.zofia, story.number));
        assertTrue(job.text().contains("this job is yours") && job.text().contains("10:00 – 12:00"), job.text());
        var dispatched = new Story(elsewhere).withPeople().opened().withVisit(START.plusDays(1)).dispatched();
        eventuallyState(dispatched, "M11", "SENT");
        set(dispatched, "M09", 0);
    }

    @Test
    void who_is_given_work_without_a_time_is_told_unless_they_begin_at_once() throws Exception {
        var given = new Story(elsewhere).withPeople().opened();
        given.happens(new WorkOrderAssigned(given.zofia, null));
        set(given, "M09T", 1);
        clock.advance(A_LITTLE);
        assertTrue(mail.eventually(MessagesTest.to(given.zofia, "A job for you")).text().contains("It has no fixed time"));
        var taken = new Story(elsewhere).withPeople().opened();
        taken.happens(new WorkOrderAssigned(taken.zofia, null)).happens(new WorkStarted(taken.visit, taken.zofia));
        taken.withVisit(START.plusDays(2));
        eventuallyState(taken, "M10", "SENT");
        set(taken, "M09T", 0);
    }

    @Test
    @Tag("A16")
    void who_sent_it_in_and_who_agreed_are_told_that_it_is_done() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.does(story.maeve, new WorkOrderSubmitted(1, story.maeve)).agreedTo().completed();
        mail.eventually(MessagesTest.to(story.declan, "The work is done"));
        set(story, "M21", 1);
        clock.advance(A_LITTLE);
        assertTrue(mail.eventually(MessagesTest.to(story.maeve, "The work is done")).text().contains("Recharged the expansion vessel."));
        var reported = new Story(elsewhere).withPeople().opened().completed().document(DocumentKind.REPORT, file("report.pdf"));
        eventuallyState(reported, "M22", "SENT");
        set(reported, "M21", 0);
    }

    @Test
    @Tag("D69")
    @Tag("E20")
    void what_was_recommended_is_told_of_when_its_months_are_over_unless_somebody_decided() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        for (var id : List.of("pump", "vessel"))
            story.happens(new RecommendationMade(id, new Personal(story.zofia, "Look at the " + id + "."), 6, false));
        set(story, "M25", 2);
        story.happens(new RecommendationDismissed("vessel"));
        set(story, "M25", 1);
        story.completed();
        clock.advance(Duration.ofDays(185));
        var due = mail.eventually(MessagesTest.to(story.maeve, "Time to look at this again"));
        assertTrue(due.text().contains("Look at the pump."), due.text());
        assertEquals(1, mail.all(MessagesTest.to(story.maeve, "Time to look at this again")).size());
        var left = new Story(elsewhere).withPeople().opened();
        left.happens(new RecommendationMade("pump", new Personal(left.zofia, "Look at the pump."), 6, false));
        set(left, "M25", 1);
        left.happens(new FollowUpCreated(FollowUpKind.REMINDER, "child", null, List.of(), new Personal(left.zofia, "Change it."), 3));
        set(left, "M25", 0);
        set(left, "M25F", 1);
    }

    /// So many of them are waited with.
    private void set(Story story, String rule, int times) throws InterruptedException {
        eventually(rule + " waits " + times + " times", String.valueOf(times)::equals, () -> String.valueOf(
                count("select count(*) from timer where starts_with(key, $1)", "later:" + story.order + ":" + rule + ":")));
    }

    private void assertNone(Story story, String rule) {
        assertEquals("NONE", state(story.order, rule));
    }
}
