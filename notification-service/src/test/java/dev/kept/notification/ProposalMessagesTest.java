package dev.kept.notification;

import static dev.kept.notification.MessagesTest.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Personal;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.NoTimeFound;
import dev.kept.events.WorkOrderEvent.ProposalEnd;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A time that is proposed for a plan's order: who is asked to confirm it, and who hears what became of it.
@QuarkusTest
class ProposalMessagesTest extends NotificationTests {
    private static final LocalDateTime START = LocalDate.now(ZoneId.of("Europe/Dublin")).plusDays(12).atTime(10, 0);

    @Test
    @Tag("D67")
    @Tag("D68")
    void the_office_is_asked_to_confirm_with_time_person_and_reasons_and_the_customer_is_not() throws Exception {
        var story = story();
        story.proposed(Confirmation.OFFICE, START);
        var letter = mail.eventually(to(aoife(story), "Please confirm"));
        assertTrue(letter.text().contains("10:00 – 12:00") && letter.text().contains("Dublin time"), letter.text());
        assertTrue(letter.text().contains("Who: Zofia Zielińska") && letter.text().contains("Why this time: In the customer's hours; Near"),
                letter.text());
        assertTrue(letter.text().contains("/office/orders/" + story.order), letter.text());
        eventuallyState(story, "M27", "SENT");
        assertEquals(List.of(), ledger(story.order).getList("items.findAll { it.rule == 'M27C' }"));
    }

    @Test
    @Tag("D68")
    void who_asked_for_the_work_is_asked_where_the_policy_says_so_and_the_office_hears_of_another_wish() throws Exception {
        var story = story();
        story.proposed(Confirmation.CUSTOMER, START);
        var letter = mail.eventually(to(story.maeve, "suit you?"));
        assertTrue(letter.text().contains("10:00 – 12:00") && letter.text().contains("/portal/orders/" + story.order), letter.text());
        assertTrue(!letter.text().contains("Near"), "how the office plans is not told");
        story.happens(new ProposalWithdrawn(story.visit, ProposalEnd.DECLINED, new Personal(story.maeve, "On Friday, please.")));
        var wish = mail.eventually(to(aoife(story), "Another time is wanted"));
        assertTrue(wish.text().contains("When it would suit: On Friday, please."), wish.text());
        assertEquals(List.of(), ledger(story.order).getList("items.findAll { it.rule == 'M27' }"));
    }

    @Test
    void what_was_answered_before_the_mail_went_out_is_not_asked_any_more() throws Exception {
        var story = story();
        eventuallyState(story, "M01", "SENT");
        var back = mail.wire().away();
        try {
            story.proposed(Confirmation.CUSTOMER, START);
            eventuallyState(story, "M27C", "WAITING");
            story.scheduled(story.at(START));
            eventuallyState(story, "M10", "WAITING");
        } finally {
            back.run();
        }
        eventuallyState(story, "M27C", "SKIPPED");
    }

    @Test
    void that_nothing_is_free_and_that_nobody_confirmed_are_told_to_the_office() throws Exception {
        var none = story();
        none.happens(new NoTimeFound(1, NoSlotReason.PAST));
        assertTrue(mail.eventually(to(aoife(none), "No time found")).text().contains("its day is over"));
        var lapsed = story();
        lapsed.proposed(Confirmation.OFFICE, START);
        eventuallyState(lapsed, "M27", "SENT");
        lapsed.happens(new ProposalWithdrawn(lapsed.visit, ProposalEnd.LAPSED, null));
        assertTrue(mail.eventually(to(aoife(lapsed), "Not confirmed in time")).text().contains("Was proposed: "));
    }

    @Test
    void where_nobody_confirms_it_there_is_nothing_to_ask() throws Exception {
        var story = story();
        story.proposed(Confirmation.AUTO, START);
        story.scheduled(story.at(START));
        eventuallyState(story, "M10", "SENT");
        assertEquals(List.of(), ledger(story.order).getList("items.findAll { it.rule.startsWith('M27') }"));
    }

    private Story story() {
        var story = new Story(elsewhere).withPeople();
        story.person(aoife(story), "Aoife Byrne", Story.address(aoife(story)), "OFFICE");
        return story.opened("Look after the boiler.");
    }

    private static String aoife(Story story) {
        return "aoife-" + story.mark;
    }
}
