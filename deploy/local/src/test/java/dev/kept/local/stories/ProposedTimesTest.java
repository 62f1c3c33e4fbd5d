package dev.kept.local.stories;

import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.ZONE;
import static dev.kept.local.stories.House.allowed;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.eventually;
import static dev.kept.local.stories.House.facts;
import static dev.kept.local.stories.House.mail;
import static dev.kept.local.stories.House.saying;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static dev.kept.local.stories.House.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// Work that comes again is scheduled by itself: a time is proposed, and the office or the customer confirms it or finds another one.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class ProposedTimesTest {
    private static final String LOOKED_AFTER = "looked-after";
    private static final String ASKED_FIRST = "asked-first";
    private static final String NO_LIMIT = "\"limit\": { \"minor\": 15000, \"currency\": \"EUR\" },";
    private static House house;
    private static House asking;
    private static String plan = "";
    private static String first = "";
    private static String second = "";
    private static LocalDate monday = LocalDate.MIN;

    @BeforeAll
    static void two_houses_whose_plans_need_nobodys_yes() {
        KEPT.resetClock();
        House.published("home-service", LOOKED_AFTER, Map.of("\"OVER_LIMIT\"", "\"NONE\"", NO_LIMIT, ""));
        House.published("home-service", ASKED_FIRST, Map.of("\"OVER_LIMIT\"", "\"NONE\"", NO_LIMIT, "", "\"labels\": {}",
                "\"recurrence\": { \"confirm\": \"CUSTOMER\" }, \"labels\": {}"));
        house = House.under(LOOKED_AFTER, "7 Palmerston Villas, Dublin 6");
        asking = House.under(ASKED_FIRST, "9 Palmerston Villas, Dublin 6");
        monday = today().plusDays(16).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    @Tag("D66")
    @Tag("D67")
    void act_1_a_fortnight_before_its_day_the_order_is_there_and_a_time_is_proposed_by_itself() {
        plan = planned(house, "09:00", "13:00");
        moveTo(monday.minusDays(14).atTime(9, 0));
        first = raised(1);
        var proposal = proposed(first);
        assertEquals("READY", status(first), "it is no visit yet");
        assertEquals(plan + " 1", shown(first).at("/plan/planId").asText() + " " + shown(first).at("/plan/number").asInt());
        var start = LocalDateTime.parse(proposal.at("/appointment/start").asText());
        assertEquals(monday, start.toLocalDate());
        assertTrue(start.getHour() >= 9 && start.getHour() <= 11, start::toString);
        assertTrue(proposal.path("reasons").toString().contains("In the customer's hours"), proposal::toString);
        assertEquals("OFFICE", proposal.path("confirm").asText());
        assertTrue(facts(first).containsAll(List.of("workorder.visit-wanted", "workorder.visit-proposed")), () -> facts(first).toString());
        AOIFE.eventually("/work-orders?proposed=true", SOON, list -> each(list.path("items"), "id").contains(first));

        mail("aoife", first, saying("this time is free"), saying(proposal.path("technicianName").asText()),
                saying("/office/orders/" + first));
        var hers = MAEVE.get("/work-orders/" + first).ok();
        assertEquals("PROPOSED 0", hers.at("/proposal/state").asText() + " " + hers.at("/proposal/reasons").size());
        assertFalse(allowed(MAEVE, first).contains("confirm-visit"), "the office confirms here");
        assertEquals(404, MAEVE.post("/bookings", confirming(first)).status());
    }

    @Test
    @Order(2)
    @Tag("D68")
    void act_2_the_office_confirms_it_and_everybody_is_told_as_of_any_visit() {
        var confirming = confirming(first);
        assertTrue(allowed(AOIFE, first).contains("confirm-visit"));
        AOIFE.post("/bookings", confirming).ok();
        var booked = eventually(first, "DISPATCHED");
        assertEquals(confirming.get("visitId"), booked.path("visitId").asText());
        assertTrue(booked.path("proposal").isMissingNode(), booked::toString);
        mail("maeve.brennan", first, saying("your appointment is booked"));
        var elsewhere = new HashMap<>(confirming);
        elsewhere.put("appointment", at(monday.atTime(14, 0)));
        assertEquals("already-booked", AOIFE.post("/bookings", elsewhere).body().path("code").asText(), "one of two wins");
    }

    @Test
    @Order(3)
    @Tag("D68")
    void act_3_the_next_one_it_adjusts_and_the_time_that_was_held_is_free_again() {
        moveTo(monday.minusDays(7).atTime(9, 0));
        second = raised(2);
        var proposal = proposed(second);
        assertEquals(monday.plusDays(7).toString(), proposal.at("/appointment/start").asText().substring(0, 10));
        var adjusted = new HashMap<>(confirming(second));
        adjusted.put("appointment", at(monday.plusDays(8).atTime(15, 0)));
        AOIFE.post("/bookings", adjusted).ok();
        assertEquals(monday.plusDays(8) + "T15:00", eventually(second, "DISPATCHED").at("/appointment/start").asText().substring(0, 16));
        var held = calendar(monday.plusDays(7));
        assertFalse(each(held, "visitId").contains(String.valueOf(adjusted.get("visitId"))), held::toString);
    }

    @Test
    @Order(4)
    void act_4_an_order_that_is_cancelled_before_has_no_time_to_confirm_any_more() {
        moveTo(monday.atTime(6, 0));
        var third = raised(3);
        var late = confirming(third);
        did(AOIFE, third, "cancel", Map.of("reason", "They have moved."));
        assertTrue(facts(third).contains("workorder.proposal-withdrawn"), () -> facts(third).toString());
        AOIFE.eventually("/bookings/" + late.get("visitId"), SOON, it -> it.path("status").asText().equals("RELEASED"));
        assertEquals(409, AOIFE.post("/bookings", late).status());
        AOIFE.post("/plans/" + plan + "/end", Map.of("reason", "They have moved.")).ok();
    }

    @Test
    @Order(5)
    void act_5_where_the_policy_asks_her_maeve_confirms_one_and_asks_for_another_time_for_the_next() {
        var from = today().plusDays(16).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        monday = from;
        plan = planned(asking, "09:00", "13:00");
        moveTo(from.minusDays(14).atTime(9, 0));
        first = raised(1);
        proposed(first);
        mail("maeve.brennan", first, saying("Please say whether it suits you"), saying("/portal/orders/" + first));
        assertTrue(allowed(MAEVE, first).containsAll(List.of("confirm-visit", "decline-proposal")));
        MAEVE.post("/bookings", confirming(first)).ok();
        eventually(first, "DISPATCHED");

        moveTo(from.minusDays(7).atTime(9, 0));
        second = raised(2);
        var held = proposed(second).path("visitId").asText();
        did(MAEVE, second, "decline-proposal", Map.of("visitId", held, "wish", "Thursday afternoon, please."));
        mail("aoife", second, saying("does not suit the customer"), saying("Thursday afternoon, please."));
        assertEquals("DECLINED Thursday afternoon, please.",
                shown(second).at("/proposal/state").asText() + " " + shown(second).at("/proposal/wish").asText());
        AOIFE.eventually("/bookings/" + held, SOON, it -> it.path("status").asText().equals("RELEASED"));
        AOIFE.post("/plans/" + plan + "/end", Map.of("reason", "They have moved.")).ok();
    }

    @Test
    @Order(6)
    void act_6_where_nobody_works_in_its_hours_the_office_is_told() {
        monday = today().plusDays(16).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var early = House.under(LOOKED_AFTER, "11 Palmerston Villas, Dublin 6");
        plan = planned(early, "03:00", "06:00");
        moveTo(monday.minusDays(14).atTime(9, 0));
        first = raised(1);
        AOIFE.eventually("/work-orders/" + first, SOON, it -> it.at("/proposal/state").asText().equals("NOTHING_FREE"));
        assertEquals("NOBODY_WORKS", shown(first).at("/proposal/nothing").asText());
        mail("aoife", first, saying("nobody who can do it works in its hours"));
        did(AOIFE, first, "correct-details",
                Map.of("availability", List.of(Map.of("date", monday.toString(), "from", "09:00", "to", "12:00"))));
        assertEquals(monday.toString(), proposed(first).at("/appointment/start").asText().substring(0, 10), "other hours, another search");
    }

    @Test
    @Order(7)
    void act_7_nobody_confirms_and_when_its_time_has_come_the_office_is_told() {
        moveTo(monday.atTime(14, 0));
        AOIFE.eventually("/work-orders/" + first, SOON, it -> it.at("/proposal/state").asText().equals("LAPSED"));
        mail("aoife", first, saying("nobody comes"));
        assertEquals("READY", status(first));
        AOIFE.eventually("/work-orders?proposed=true", SOON, list -> !each(list.path("items"), "id").contains(first));
    }

    /// Each Monday from then on, an order a fortnight before; its own while an earlier one is open too.
    private static String planned(House at, String from, String to) {
        var when = Map.of("calendar", "FREQ=WEEKLY", "startsOn", monday.toString(), "until", monday.plusDays(21).toString());
        var id = AOIFE.post("/plans", Map.of("siteId", at.site(), "serviceType", "boiler-repair", "description", "Look after the boiler.",
                "when", when, "from", from, "to", to, "leadDays", 14, "previousOpen", "CREATE")).ok().path("id").asText();
        AOIFE.post("/plans/" + id + "/activate", Map.of()).ok();
        return id;
    }

    private static void moveTo(LocalDateTime moment) {
        KEPT.moveClockTo(ZONE, moment);
    }

    /// The order of the time with that number.
    private static String raised(int number) {
        var raised = AOIFE.eventually("/plans/" + plan, SOON, it -> it.at("/occurrences/0/number").asInt() == number
                && it.at("/occurrences/0/orderId").asText().length() > 10);
        return raised.at("/occurrences/0/orderId").asText();
    }

    private static JsonNode proposed(String order) {
        return AOIFE.eventually("/work-orders/" + order, SOON, it -> it.at("/proposal/state").asText().equals("PROPOSED")).path("proposal");
    }

    private static Map<String, Object> confirming(String order) {
        var it = proposed(order);
        return Map.of("visitId", it.path("visitId").asText(), "orderId", order, "technicianId", it.path("technicianId").asText(),
                "appointment", it.path("appointment"));
    }

    private static Map<String, Object> at(LocalDateTime start) {
        return Map.of("zone", ZONE, "start", start.toString(), "end", start.plusHours(2).toString(), "arrivalFrom", start.toString(),
                "arrivalTo", start.plusHours(2).toString());
    }

    private static JsonNode calendar(LocalDate day) {
        return AOIFE.get("/calendar?from=" + day + "&days=1").ok().path("items");
    }
}
