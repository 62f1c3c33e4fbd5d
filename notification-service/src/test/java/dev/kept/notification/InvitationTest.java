package dev.kept.notification;

import static dev.kept.notification.MessagesTest.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The appointments that go with the mails, as a calendar that gets them reads them.
@QuarkusTest
class InvitationTest extends NotificationTests {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final LocalDateTime START = LocalDate.now(DUBLIN).plusDays(9).atTime(10, 0);

    @Test
    @Tag("D60")
    void a_booking_a_move_and_a_cancellation_are_the_same_appointment_each_later_than_the_one_before() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        var booked = calendar(mail.eventually(to(story.maeve, "comes")));
        assertEquals("REQUEST", method(booked));
        assertEquals(instant(START), Instant.parse(value(booked, "DTSTART")), "the promised window, not the planned hour");
        assertEquals(instant(START.plusHours(2)), Instant.parse(value(booked, "DTEND")));
        assertEquals(story.visit + "@kept", value(booked, "UID"));
        assertTrue(value(booked, "SUMMARY").startsWith("Zofia comes: Boiler <loses> pressure & radiators are cold (WO-"),
                value(booked, "SUMMARY"));
        assertTrue(value(booked, "LOCATION").contains("14 Orchard Terrace"), value(booked, "LOCATION"));
        assertEquals("mailto:" + Story.address(story.maeve), value(booked, "ATTENDEE"));

        story.happens(new VisitRescheduled(story.visit, story.site(), story.at(START.plusDays(1)), story.at(START), List.of(story.zofia)));
        var moved = calendar(mail.eventually(it -> it.to().equals(Story.address(story.maeve)) && it.text().contains("has been moved")));
        assertEquals(value(booked, "UID"), value(moved, "UID"));
        assertEquals(instant(START.plusDays(1)), Instant.parse(value(moved, "DTSTART")));
        assertTrue(sequence(moved) > sequence(booked), sequence(booked) + " then " + sequence(moved));

        story.happens(new VisitCancelled(story.visit, List.of(story.zofia), "order-cancelled", Instant.now()));
        story.happens(new WorkOrderCancelled("SCHEDULED", new Personal(story.maeve, "It works again.")));
        var over = calendar(mail.eventually(to(story.maeve, "Cancelled")));
        assertEquals("CANCEL", method(over));
        assertEquals("CANCELLED", value(over, "STATUS"));
        assertEquals(value(booked, "UID"), value(over, "UID"));
        assertEquals(instant(START.plusDays(1)), Instant.parse(value(over, "DTSTART")));
        assertTrue(sequence(over) > sequence(moved), sequence(moved) + " then " + sequence(over));
    }

    @Test
    @Tag("D25")
    void whoever_comes_gets_the_planned_hours_and_the_customers_name() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START).dispatched();
        var job = calendar(mail.eventually(it -> it.to().equals(Story.address(story.zofia)) && it.text().contains("this job is yours")));
        assertEquals(instant(story.at(START).start()), Instant.parse(value(job, "DTSTART")));
        assertEquals(instant(story.at(START).end()), Instant.parse(value(job, "DTEND")));
        assertTrue(value(job, "SUMMARY").contains("Boiler <loses> pressure"), value(job, "SUMMARY"));
    }

    @Test
    void a_visit_that_is_given_up_while_its_order_lives_leaves_every_calendar_that_it_is_in() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START).dispatched();
        var booked = calendar(mail.eventually(to(story.maeve, "comes")));
        story.happens(new VisitCancelled(story.visit, List.of(story.zofia), "on-hold", Instant.now()));
        for (var person : List.of(story.maeve, story.zofia)) {
            var off = mail.eventually(to(person, "Off: the appointment of"));
            assertTrue(off.text().contains("does not take place") && off.text().contains("Was planned for: "), off.text());
            assertFalse(off.text().contains("arrives in this time"), "what does not take place is promised to nobody");
            assertEquals("CANCEL", method(calendar(off)));
            assertEquals(value(booked, "UID"), value(calendar(off), "UID"));
            assertTrue(sequence(calendar(off)) > sequence(booked));
        }
    }

    @Test
    void an_order_that_is_cancelled_says_so_once_for_itself_and_its_visit() throws Exception {
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        story.happens(new VisitCancelled(story.visit, List.of(story.zofia), "order-cancelled", Instant.now()));
        story.happens(new WorkOrderCancelled("SCHEDULED", new Personal(story.maeve, "It works again.")));
        mail.eventually(to(story.maeve, "Cancelled"));
        assertEquals(List.of(), ledger(story.order).getList("items.findAll { it.rule == 'M28V' }"));
    }

    @Test
    void whoever_has_no_mail_address_is_skipped_and_told_so() throws Exception {
        var story = new Story(elsewhere).withPeople();
        story.person(story.maeve, "Maeve Brennan", "");
        story.opened().withVisit(START);
        eventuallyState(story, "M10", "SKIPPED");
        assertEquals("The directory has no address that a mail can go to.",
                ledger(story.order).getString("items.find { it.rule == 'M10' }.reason"));
    }

    @Test
    void an_order_without_an_appointment_is_cancelled_without_a_file() throws Exception {
        var story = new Story(elsewhere).withPeople().opened();
        story.happens(new WorkOrderCancelled("READY", new Personal(story.maeve, "It works again.")));
        assertEquals(List.of(), mail.eventually(to(story.maeve, "Cancelled")).files());
    }

    private static Calendar calendar(MailRoom.Mail mail) throws Exception {
        var file = mail.files().stream().filter(it -> it.type().startsWith("text/calendar")).findFirst()
                .orElseThrow(() -> new AssertionError("No appointment in " + mail.files()));
        assertEquals("appointment.ics", file.name());
        return new CalendarBuilder().build(new ByteArrayInputStream(file.content()));
    }

    private static String method(Calendar calendar) {
        return calendar.getProperty("METHOD").orElseThrow().getValue();
    }

    /// An instant as ISO 8601 says it; every other value as it is.
    private static String value(Calendar calendar, String name) {
        CalendarComponent event = calendar.getComponents().getFirst();
        var value = event.getProperty(name).orElseThrow().getValue();
        return value.matches("\\d{8}T\\d{6}Z")
                ? value.replaceAll("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})Z", "$1-$2-$3T$4:$5:$6Z")
                : value;
    }

    private static int sequence(Calendar calendar) {
        return Integer.parseInt(value(calendar, "SEQUENCE"));
    }

    private static Instant instant(LocalDateTime wall) {
        return wall.atZone(DUBLIN).toInstant();
    }
}
