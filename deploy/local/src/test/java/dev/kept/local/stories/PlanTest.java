package dev.kept.local.stories;

import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static dev.kept.local.stories.House.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// Work that comes again: the office writes it down once, and its orders are there by themselves.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class PlanTest {
    private static final House SERVERS = House.under("it-provider", "4 Harcourt Yard, Dublin 2");
    private static String plan = "";
    private static String order = "";

    @BeforeAll
    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    void act_1_aoife_looks_ahead_and_writes_the_plan_down_and_nobody_else_does() {
        var when = Map.of("every", "P16D", "startsOn", today().plusDays(15).toString(), "until", today().plusDays(60).toString());
        var ahead = AOIFE.post("/plans/preview", when).ok().path("items");
        assertEquals(List.of(15, 31, 47), days(ahead));
        var body = Map.of("siteId", SERVERS.site(), "serviceType", "boiler-repair", "description", "Look at the backups.", "when", when,
                "from", "09:00", "to", "12:00", "leadDays", 14);
        assertEquals(403, MAEVE.post("/plans", body).status());
        assertEquals(400, AOIFE.post("/plans/preview", Map.of("calendar", "nonsense", "startsOn", today().toString(), "until",
                today().plusDays(9).toString())).status());
        plan = AOIFE.post("/plans", body).ok().path("id").asText();
        assertEquals("DRAFT", plan().path("status").asText());
        AOIFE.post("/plans/" + plan + "/activate", Map.of()).ok();
        assertEquals(today().plusDays(15).toString(), plan().at("/next/dueOn").asText());
    }

    @Test
    @Order(2)
    @Tag("C10")
    @Tag("D66")
    void act_2_a_fortnight_before_its_day_the_order_is_there_by_itself() {
        KEPT.moveClockBy(Duration.ofDays(2));
        order = AOIFE.eventually("/work-orders?site=" + SERVERS.site(), SOON, list -> list.path("items").size() == 1).at("/items/0/id")
                .asText();
        var opened = shown(order);
        assertEquals("RECURRENCE READY Look at the backups.",
                opened.path("source").asText() + " " + opened.path("status").asText() + " " + opened.path("description").asText());
        assertEquals(plan().at("/occurrences/0/dueOn").asText() + " 09:00", opened.at("/availability/0/date").asText() + " "
                + opened.at("/availability/0/from").asText().substring(0, 5));
        assertEquals(order, plan().at("/occurrences/0/orderId").asText());
        assertTrue(plan().path("next").isMissingNode(), "it counts from when this one is done");
        KEPT.quiet();
        assertEquals(1, AOIFE.get("/work-orders?site=" + SERVERS.site()).ok().path("items").size());
    }

    @Test
    @Order(3)
    void act_3_so_long_after_it_was_done_it_comes_again() {
        did(TOMASZ, order, "assign-technician", Map.of("personId", KEPT.personId("TECHNICIAN")));
        did(TOMASZ, order, "add-note", Map.of("text", "All of them can be read."));
        did(TOMASZ, order, "complete", Map.of("summary", "Looked at the backups.", "billed", "PT1H"));
        AOIFE.eventually("/plans/" + plan, SOON, answer -> answer.at("/occurrences/0/state").asText().equals("DONE"));
        assertEquals(today().plusDays(16).toString(), plan().at("/next/dueOn").asText());
    }

    @Test
    @Order(4)
    void act_4_a_time_is_moved_or_left_out_and_who_saw_another_one_is_told() {
        AOIFE.post("/plans/" + plan + "/move", Map.of("number", 2, "to", today().plusDays(15).toString())).ok();
        assertEquals(today().plusDays(15).toString(), plan().at("/next/dueOn").asText());
        assertEquals("other-next", AOIFE.post("/plans/" + plan + "/skip", Map.of("number", 1)).body().path("code").asText());
        KEPT.moveClockBy(Duration.ofDays(2));
        var second = AOIFE.eventually("/work-orders?site=" + SERVERS.site(), SOON, list -> list.path("items").size() == 2);
        var other = each(second.path("items"), "id").stream().filter(id -> !id.equals(order)).findFirst().orElseThrow();
        did(AOIFE, other, "cancel", Map.of("reason", "They do it themselves."));
        assertEquals("CLOSED", status(other));
        AOIFE.eventually("/plans/" + plan, SOON, answer -> answer.at("/occurrences/0/state").asText().equals("MISSED"));
        assertEquals(3, plan().at("/next/number").asInt(), "a plan never stops silently");
    }

    @Test
    @Order(5)
    void act_5_it_is_paused_goes_on_and_ends_with_the_reason() {
        AOIFE.post("/plans/" + plan + "/pause", Map.of("reason", "The offices move.")).ok();
        assertEquals("PAUSED", plan().path("status").asText());
        AOIFE.post("/plans/" + plan + "/resume", Map.of()).ok();
        AOIFE.post("/plans/" + plan + "/end", Map.of("reason", "They have left.")).ok();
        assertEquals("ENDED", plan().path("status").asText());
        assertEquals(409, AOIFE.post("/plans/" + plan + "/resume", Map.of()).status());
        AOIFE.eventually("/plans", SOON, list -> list.toString().contains("ENDED"));
    }

    private static JsonNode plan() {
        return AOIFE.get("/plans/" + plan).ok();
    }

    private static List<Integer> days(JsonNode dates) {
        return StreamSupport.stream(dates.spliterator(), false)
                .map(day -> (int) (LocalDate.parse(day.asText()).toEpochDay() - today().toEpochDay())).toList();
    }
}
