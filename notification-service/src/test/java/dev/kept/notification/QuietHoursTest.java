package dev.kept.notification;

import static dev.kept.notification.MessagesTest.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.events.WorkOrderEvent.TravelStarted;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nobody's phone rings at night for what can wait, and everybody is written to in the language that they read.
@QuarkusTest
class QuietHoursTest extends NotificationTests {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final LocalDate TODAY = LocalDate.now(DUBLIN).plusDays(1);
    private static final LocalDateTime START = TODAY.plusDays(3).atTime(10, 0);

    @Test
    void a_text_about_a_moved_visit_waits_for_the_morning_and_the_mail_does_not() throws Exception {
        wallTimeIs(TODAY.atTime(23, 30));
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        eventuallyState(story, "M10", "SENT");
        story.movedTo(START.plusHours(3), START);
        mail.eventually(to(story.maeve, "13:00–15:00: Zofia comes"));
        eventually("the text waits and says why", text -> "WAITING".equals(text.get("state"))
                && String.valueOf(text.get("reason")).startsWith("It is quiet until"), () -> text(story));

        wallTimeIs(TODAY.plusDays(1).atTime(6, 59));
        // What is claimed is claimed in the order of writing: a later mail that has gone shows that the text was passed over.
        eventuallyState(new Story(elsewhere).withPeople().opened(), "M01", "SENT");
        assertEquals("WAITING", text(story).get("state"));
        assertEquals(List.of(), mail.all(it -> it.to().equals(story.texts())));

        wallTimeIs(TODAY.plusDays(1).atTime(7, 0, 5));
        var text = mail.eventually(it -> it.to().equals(story.texts()));
        assertTrue(text.text().startsWith("Alder & Sons: your appointment has been moved. ")
                && text.text().contains("13:00–15:00: Zofia Zielińska comes (" + story.number + ")"), text.text());
        eventually("it is sent once", it -> "SENT".equals(it.get("state")), () -> text(story));
    }

    @Test
    void a_visit_that_moves_again_in_the_night_is_told_once_in_the_morning() throws Exception {
        wallTimeIs(TODAY.atTime(23, 30));
        var story = new Story(elsewhere).withPeople().opened().withVisit(START);
        eventuallyState(story, "M10", "SENT");
        story.movedTo(START.plusHours(3), START);
        eventually("the text waits", text -> "WAITING".equals(text.get("state")) && !"".equals(text.get("reason")), () -> text(story));
        story.movedTo(START.plusHours(5), START.plusHours(3));
        mail.eventually(to(story.maeve, "15:00–17:00: Zofia comes"));
        wallTimeIs(TODAY.plusDays(1).atTime(7, 0, 5));
        assertTrue(mail.eventually(it -> it.to().equals(story.texts())).text().contains("15:00–17:00"));
        eventually("the first is skipped", states -> states.contains("SKIPPED") && !states.contains("WAITING"),
                () -> ledger(story.order).getList("items.findAll { it.rule == 'M29' && it.medium == 'SMS' }.state", String.class));
        assertEquals(1, mail.all(it -> it.to().equals(story.texts())).size());
    }

    @Test
    void who_is_on_the_way_at_night_is_told_at_once() throws Exception {
        wallTimeIs(TODAY.atTime(23, 30));
        var story = new Story(elsewhere).withPeople().opened().withVisit(TODAY.plusDays(1).atTime(0, 30));
        eventuallyState(story, "M10", "SENT");
        story.happens(new TravelStarted(story.visit, story.zofia, clock.instant().plusSeconds(1200)));
        assertTrue(mail.eventually(it -> it.to().equals(story.texts())).text().contains("is on the way to you, there at about 23:50"));
    }

    @Test
    void everybody_is_written_to_in_their_own_language() throws Exception {
        wallTimeIs(TODAY.atTime(12, 0));
        var story = new Story(elsewhere).withPeople();
        story.reads(story.maeve, "Maeve Brennan", "de-AT").opened().withVisit(START).dispatched();
        var booked = mail.eventually(to(story.maeve, "Zofia kommt"));
        assertTrue(booked.text().startsWith("Alder & Sons\n\nGuten Tag Maeve,\n\nIhr Termin ist gebucht.\n"), booked.text());
        assertTrue(booked.text().contains("Ortszeit Dublin. Zofia kommt in dieser Zeit; der Besuch dauert etwa 1½ Stunden."),
                booked.text());
        assertTrue(booked.text().contains("Was: Boiler <loses> pressure & radiators are cold"), "in the words of who wrote it");
        assertTrue(booked.html().contains("<html lang=\"de\">"), booked.html());
        assertTrue(mail.eventually(to(story.zofia, "Boiler").or(to(story.zofia, "Maeve"))).text().contains("Hello Zofia,"));
        story.movedTo(START.plusHours(3), START);
        assertTrue(mail.eventually(it -> it.to().equals(story.texts())).text().startsWith("Alder & Sons: Ihr Termin wurde verschoben. "));
    }

    private static Map<String, Object> text(Story story) {
        Map<String, Object> found = ledger(story.order).getMap("items.find { it.rule == 'M29' && it.medium == 'SMS' }");
        return found == null ? Map.of() : found;
    }
}
