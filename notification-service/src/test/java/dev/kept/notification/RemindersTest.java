package dev.kept.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reminders come at the site's wall time, of visits that stand, and of no other.
@QuarkusTest
class RemindersTest extends NotificationTests {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final LocalDateTime START = LocalDate.now(DUBLIN).plusDays(6).atTime(10, 0);
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    @Test
    @Tag("D61")
    @Tag("C20")
    void the_day_before_at_five_a_mail_and_the_morning_of_at_half_past_seven_a_text() throws Exception {
        var story = booked();
        wallTimeIs(START.toLocalDate().minusDays(1).atTime(16, 59));
        assertNothingMore(story);
        wallTimeIs(START.toLocalDate().minusDays(1).atTime(17, 1));
        var reminder = mail.eventually(MessagesTest.to(story.maeve, "Tomorrow, "));
        assertTrue(reminder.subject().contains(story.number), reminder.subject());
        assertTrue(reminder.text().contains("10:00 – 12:00"), reminder.text());
        wallTimeIs(START.toLocalDate().atTime(7, 31));
        var text = mail.eventually(it -> it.to().equals(story.texts()) && it.text().contains("comes to"));
        assertTrue(text.text().contains("today 10:00 – 12:00 Zofia Zielińska comes to 14 Orchard Terrace"), text.text());
    }

    @Test
    @Tag("C04")
    void whoever_comes_is_reminded_too_of_where_and_for_whom() throws Exception {
        var story = booked();
        wallTimeIs(START.toLocalDate().minusDays(1).atTime(17, 1));
        var reminder = mail.eventually(MessagesTest.to(story.zofia, "Tomorrow, "));
        assertTrue(reminder.subject().contains("Maeve Brennan, 14 Orchard Terrace"), reminder.subject());
        assertTrue(reminder.text().contains("tomorrow you are expected"), reminder.text());
        wallTimeIs(START.toLocalDate().atTime(7, 31));
        mail.eventually(it -> it.to().equals(story.texts())
                && it.text().contains("Today 10:00 – 12:00: Maeve Brennan, 14 Orchard Terrace"));
    }

    @Test
    void a_moved_visit_is_reminded_of_at_its_new_time_only() throws Exception {
        var story = booked();
        var later = START.plusDays(1); // each day has letters of its own for all that other tests left open
        story.happens(new VisitRescheduled(story.visit, story.site(), story.at(later), story.at(START), List.of(story.zofia)));
        eventuallyState(story, "M29", "SENT");

        wallTimeIs(START.toLocalDate().minusDays(1).atTime(17, 1));
        assertNothingMore(story);
        wallTimeIs(later.toLocalDate().minusDays(1).atTime(17, 1));
        mail.eventually(MessagesTest.to(story.maeve, "Tomorrow, "));
        assertEquals(1, mail.all(MessagesTest.to(story.maeve, "Tomorrow, ")).size());
    }

    @Test
    void a_visit_that_no_longer_stands_is_not_reminded_of() throws Exception {
        var cancelled = booked();
        var begun = booked();
        cancelled.happens(new VisitCancelled(cancelled.visit, List.of(cancelled.zofia), "CUSTOMER", Instant.now()));
        begun.happens(new Arrived(begun.visit, begun.zofia));
        for (var story : List.of(cancelled, begun))
            eventually("its timers are gone", "0"::equals, () -> String.valueOf(timers(story)));
        wallTimeIs(START.toLocalDate().minusDays(1).atTime(17, 1));
        assertNothingMore(cancelled);
        assertNothingMore(begun);
    }

    @Test
    void a_reminder_that_was_due_already_when_the_visit_fell_is_skipped() throws Exception {
        var story = booked();
        wallTimeIs(START.toLocalDate().minusDays(1).atTime(17, 1));
        eventuallyState(story, "M12", "SENT");
        story.happens(new VisitCancelled(story.visit, List.of(story.zofia), "CUSTOMER", Instant.now()));
        eventually("the view knows", "CANCELLED"::equals, () -> visitState(story));

        var copy = Ledger.waiting(pool, story.order, "M12");
        eventually("it is skipped", "SKIPPED"::equals, () -> Ledger.state(pool, copy));
        assertEquals("The visit no longer stands at that time.", Ledger.reason(pool, copy));
    }

    @Test
    void wall_times_hold_over_every_change_of_the_clocks() throws Exception {
        for (var zone : List.of("Europe/Dublin", "America/New_York", "Australia/Lord_Howe")) {
            var rules = ZoneId.of(zone).getRules();
            var change = rules.nextTransition(Instant.now().plus(Duration.ofDays(3)));
            for (int i = 0; i < 2; i++) {
                var day = change.getDateTimeBefore().toLocalDate();
                var after = new Story(elsewhere, zone).withPeople().opened();
                after.scheduled(after.at(day.plusDays(1).atTime(10, 0)));
                assertDue(after, "M12", day.atTime(17, 0).toInstant(change.getOffsetAfter()));
                assertDue(after, "M13", day.plusDays(1).atTime(7, 30).toInstant(change.getOffsetAfter()));
                var onTheDay = new Story(elsewhere, zone).withPeople().opened();
                onTheDay.scheduled(onTheDay.at(day.atTime(10, 0)));
                assertDue(onTheDay, "M12", day.minusDays(1).atTime(17, 0).toInstant(change.getOffsetBefore()));
                assertDue(onTheDay, "M13", day.atTime(LocalTime.of(7, 30)).toInstant(change.getOffsetAfter()));
                change = rules.nextTransition(change.getInstant());
            }
        }
    }

    private Story booked() throws InterruptedException {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        eventuallyState(story, "M10", "SENT");
        eventually("its reminders are set", "4"::equals, () -> String.valueOf(timers(story)));
        return story;
    }

    private long timers(Story story) {
        return count("select count(*) from timer where starts_with(key, $1)", "visit:" + story.visit + ":");
    }

    private void assertDue(Story story, String rule, Instant expected) throws InterruptedException {
        var key = "visit:" + story.visit + ":" + rule + ":";
        eventually(rule + " is due at " + expected, expected.toString()::equals,
                () -> pool.preparedQuery("select coalesce(max(due_at), '2000-01-01Z') from timer where starts_with(key, $1)")
                        .execute(Tuple.of(key)).await().atMost(SOON).iterator().next().getOffsetDateTime(0).toInstant().toString());
    }

    /// Looks on for a while: longer than timers and sender take.
    private void assertNothingMore(Story story) throws InterruptedException {
        long end = System.nanoTime() + A_WHILE.toNanos();
        while (System.nanoTime() < end) {
            assertEquals(List.of(), mail.all(MessagesTest.to(story.maeve, "Tomorrow, ")));
            Thread.sleep(100);
        }
    }

    private String visitState(Story story) {
        return pool.preparedQuery("select state from told_visit where visit_id = $1").execute(Tuple.of(story.visit)).await().atMost(SOON)
                .iterator().next().getString(0);
    }
}
