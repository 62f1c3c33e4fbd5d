package dev.kept.local.stories;

import static dev.kept.local.stories.House.ACCOUNTANT;
import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.DECLAN;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.did;
import static dev.kept.local.stories.House.documents;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.isPdf;
import static dev.kept.local.stories.House.mail;
import static dev.kept.local.stories.House.refused;
import static dev.kept.local.stories.House.saying;
import static dev.kept.local.stories.House.shown;
import static dev.kept.local.stories.House.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.Api;
import dev.kept.local.Pictures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// A service order, traced: reviewed by a supervisor, written down, changed on site by as many confirmations as it takes, and closed.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class ServiceOrderTest {
    private static final Map<String, ?> ITEMS = Map.of("items", List.of(Map.of("itemId", "leak", "description", "Find the leak"),
            Map.of("itemId", "bleed", "description", "Bleed the radiators")));
    private static final String DECLAN_ID = KEPT.personId("APPROVER");
    private static final String TOMASZ_ID = KEPT.personId("TECHNICIAN");
    private static final House PLANT = House.under("service-order", "7 Mill Road, Dublin 12");
    private static String order = "";

    @Test
    @Order(1)
    @Tag("B02")
    @Tag("B03")
    void act_1_only_the_authorised_create_and_submit_an_order_and_a_supervisor_reviews_it() {
        var request = Map.of("description", "The pump in hall 2 is loud.", "serviceType", "boiler-repair", "siteId", PLANT.site());
        for (var nobody : List.of(TOMASZ, ACCOUNTANT))
            assertEquals(403, nobody.post("/work-orders", request).status(), "who is not named opens nothing");
        order = PLANT.asks(AOIFE, "DRAFT", ITEMS);
        assertEquals("Service Order", PLANT.called(MAEVE, "WORK_ORDER"));
        assertEquals(403, ACCOUNTANT.post("/work-orders/" + order + "/submit", Map.of("revision", 1)).status());
        assertEquals(404, TOMASZ.post("/work-orders/" + order + "/submit", Map.of("revision", 1)).status());

        did(AOIFE, order, "submit", Map.of("revision", 1, "approver", DECLAN_ID));
        assertEquals("SUBMITTED", status(order));
        mail("declan.brennan", order, saying("needs your yes"));
        var reviewed = DECLAN.get("/work-orders/" + order).ok();
        assertEquals(List.of("Find the leak", "Bleed the radiators"), each(reviewed.path("items"), "description"));
        assertTrue(each(reviewed.path("allowed"), "command").containsAll(List.of("approve", "deny")), reviewed.path("allowed").toString());
    }

    @Test
    @Order(2)
    @Tag("B09")
    void act_2_for_the_field_worker_it_is_not_there_before_the_approval() {
        assertEquals(404, TOMASZ.get("/work-orders/" + order).status());
        assertEquals(404, TOMASZ.post("/work-orders/" + order + "/add-note", Map.of("text", "I could come.")).status());
        assertFalse(each(TOMASZ.get("/work-orders").ok().path("items"), "id").contains(order));
        assertEquals(409, AOIFE.post("/work-orders/" + order + "/assign-technician", Map.of("personId", TOMASZ_ID)).status(),
                "nobody joins before it");

        did(DECLAN, order, "approve", House.yes(order));
        did(AOIFE, order, "assign-technician", Map.of("personId", TOMASZ_ID));
        assertEquals("READY", TOMASZ.get("/work-orders/" + order).ok().path("status").asText());
        refused(403, "not-yours-to-do", TOMASZ, order, "cancel", Map.of("reason", "No."));
    }

    @Test
    @Order(3)
    @Tag("B05")
    void act_3_with_the_approval_it_is_at_its_next_stage_and_written_down_by_itself() {
        assertEquals("READY", status(order), "released by the policy");
        isPdf(MAEVE, order, documents(MAEVE, order, "ORDER", 1).getFirst());
    }

    @Test
    @Order(4)
    @Tag("B10")
    @Tag("B12")
    void act_4_on_the_ground_a_course_is_indicated_before_the_order_is_changed_to_the_actual_job() {
        did(TOMASZ, order, "arrive", Map.of());
        refused(409, "no-course", TOMASZ, order, "amend", Map.of("revision", 1, "words", "Two more radiators."));
        refused(409, "incomplete", TOMASZ, order, "complete", Map.of("summary", "Done."));
        did(TOMASZ, order, "choose-course", course("AMEND"));
        assertEquals("AMEND", shown(order).at("/visits/0/course").asText());

        did(TOMASZ, order, "amend", Map.of("revision", 1, "words", "More materials: two more radiators.", "added",
                List.of(Map.of("itemId", "more", "description", "Two more radiators"))));
        assertEquals("Confirmation", PLANT.called(MAEVE, "AMENDMENT"));
        assertEquals("Two more radiators", shown(order).at("/items/2/description").asText());
    }

    @Test
    @Order(5)
    @Tag("B06")
    @Tag("B13")
    void act_5_each_further_confirmation_is_a_version_of_its_own_that_everybody_opens() {
        did(TOMASZ, order, "amend", Map.of("revision", 2, "words", "More workers: a second person."));
        did(TOMASZ, order, "amend", Map.of("revision", 3, "words", "The radiators are bled by the plant.", "dropped", List.of("bleed")));
        var editions = documents(TOMASZ, order, "ORDER", 4);
        assertEquals(4, new HashSet<>(editions).size(), "the original and three confirmations, each another paper");
        assertEquals(List.of("1", "2", "3", "4"), each(shown(order).path("documents"), "edition"));
        for (var reader : List.of(MAEVE, AOIFE, TOMASZ))
            for (var edition : editions)
                isPdf(reader, order, edition);
        assertEquals(List.of("OPEN", "CLOSED", "OPEN"), each(shown(order).path("items"), "state"));
    }

    @Test
    @Order(6)
    @Tag("B07")
    @Tag("B15")
    void act_6_all_who_take_part_share_one_place_for_it_until_it_is_done() {
        did(MAEVE, order, "add-note", Map.of("text", "Hall 2 is locked after six."));
        did(AOIFE, order, "add-note", Map.of("text", "The second person is there at two."));
        var photo = TOMASZ.upload("pump.jpg", "image/jpeg", Pictures.jpeg("The pump")).ok();
        did(TOMASZ, order, "add-photo", Map.of("file", photo, "phase", "IN_PROGRESS"));
        for (var reader : List.of(MAEVE, DECLAN, AOIFE, TOMASZ)) {
            var seen = reader.get("/work-orders/" + order).ok();
            assertEquals(List.of("Hall 2 is locked after six.", "The second person is there at two."), each(seen.path("notes"), "text"));
            assertEquals(photo.path("sha256").asText(), seen.at("/photos/0/file/sha256").asText());
            assertEquals(4, seen.path("documents").size());
            assertEquals(House.facts(order), each(House.timeline(reader, order), "type"), "the same thread for all of them");
        }
        assertEquals(404, Vendors.signedIn("liam.doyle").get("/work-orders/" + order).status(), "who takes no part sees nothing of it");
    }

    @Test
    @Order(7)
    @Tag("B11")
    void act_7_a_coordinator_closes_what_was_done_as_confirmed() {
        did(AOIFE, order, "complete", Map.of("summary", "As confirmed."));
        ended(order, "RESOLVED");
    }

    @Test
    @Order(8)
    @Tag("B11")
    @Tag("B10")
    void act_8_or_the_field_worker_closes_what_was_done_as_stipulated() {
        var stipulated = onTheGround();
        refused(409, "incomplete", TOMASZ, stipulated, "choose-course", Map.of("course", "AS_STIPULATED"));
        did(TOMASZ, stipulated, "choose-course", course("AS_STIPULATED"));
        did(TOMASZ, stipulated, "complete", Map.of("summary", "As agreed."));
        ended(stipulated, "RESOLVED");
    }

    @Test
    @Order(9)
    @Tag("B14")
    void act_9_or_it_is_closed_as_not_carried_out() {
        var given = onTheGround();
        refused(409, "no-course", TOMASZ, given, "close-not-carried-out", Map.of("reason", "Past repair."));
        did(TOMASZ, given, "choose-course", course("NOT_CARRIED_OUT"));
        did(TOMASZ, given, "close-not-carried-out", Map.of("reason", "Past repair."));
        ended(given, "NOT_CARRIED_OUT");
        assertEquals("Past repair.", MAEVE.get("/work-orders/" + given).ok().path("endedReason").asText());
    }

    @Test
    @Order(10)
    @Tag("B04")
    void act_10_what_the_supervisor_does_not_approve_ends_and_nothing_leads_back() {
        var denied = PLANT.asks(MAEVE, "DRAFT", ITEMS);
        did(MAEVE, denied, "submit", Map.of("revision", 1, "approver", DECLAN_ID));
        did(DECLAN, denied, "deny", House.no(denied, "No."));
        ended(denied, "DENIED");
        for (var way : List.of("reset-to-draft", "release"))
            assertEquals(409, MAEVE.post("/work-orders/" + denied + "/" + way, Map.of()).status(), way);
        assertEquals(409, AOIFE.post("/work-orders/" + denied + "/reopen", Map.of("reason", "Please.")).status());
        assertEquals(404, TOMASZ.get("/work-orders/" + denied).status());
    }

    @Test
    @Order(11)
    @Tag("B08")
    void act_11_where_each_step_has_its_form_each_is_passed_by_filling_it_in() {
        var survey = "forms-" + House.anId();
        House.published("service-order", survey, Map.of("\"course\": [",
                "\"submit\": [" + field("cause") + "], \"complete\": [" + field("reading") + "], \"notDone\": [" + field("hindrance")
                        + "],\n    \"course\": ["));
        var surveyed = House.under(survey, "9 Mill Road, Dublin 12").asks(AOIFE, "DRAFT", ITEMS);
        var submit = Map.of("revision", 1, "approver", DECLAN_ID);
        filled(AOIFE, surveyed, "submit", submit, Map.of("cause", "A loud noise."));
        did(DECLAN, surveyed, "approve", House.yes(surveyed));
        did(AOIFE, surveyed, "assign-technician", Map.of("personId", TOMASZ_ID));
        did(TOMASZ, surveyed, "arrive", Map.of());
        filled(TOMASZ, surveyed, "report-not-done", Map.of("reason", "Locked."), Map.of("hindrance", "Nobody had the key."));
        did(TOMASZ, surveyed, "arrive", Map.of());
        filled(TOMASZ, surveyed, "choose-course", Map.of("course", "AS_STIPULATED"), Map.of("found", "A worn bearing."));
        filled(TOMASZ, surveyed, "complete", Map.of("summary", "Changed it."), Map.of("reading", "1.2 bar"));
        assertEquals(List.of("cause A loud noise.", "hindrance Nobody had the key.", "found A worn bearing.", "reading 1.2 bar"),
                answers(MAEVE, surveyed));
    }

    /// Refused without the answers, taken with them.
    private static void filled(Api who, String surveyed, String command, Map<String, ?> body, Map<String, ?> answers) {
        refused(409, "incomplete", who, surveyed, command, body);
        var whole = new HashMap<String, Object>(body);
        whole.put("answers", answers);
        did(who, surveyed, command, whole);
    }

    private static List<String> answers(Api reader, String surveyed) {
        var shown = reader.get("/work-orders/" + surveyed).ok().path("answers");
        var fields = each(shown, "fieldId");
        var texts = each(shown, "text");
        return IntStream.range(0, fields.size()).mapToObj(at -> fields.get(at) + " " + texts.get(at)).toList();
    }

    private static String field(String id) {
        return "{ \"id\": \"" + id + "\", \"label\": \"The " + id + "\", \"kind\": \"TEXT\", \"required\": true }";
    }

    private static String onTheGround() {
        var approved = PLANT.asks(AOIFE, "DRAFT", ITEMS);
        did(AOIFE, approved, "submit", Map.of("revision", 1, "approver", DECLAN_ID));
        did(DECLAN, approved, "approve", House.yes(approved));
        did(AOIFE, approved, "assign-technician", Map.of("personId", TOMASZ_ID));
        did(TOMASZ, approved, "arrive", Map.of());
        return approved;
    }

    private static void ended(String it, String outcome) {
        var closed = MAEVE.eventually("/work-orders/" + it, SOON, answer -> answer.path("status").asText().equals("CLOSED"));
        assertEquals(outcome, closed.path("outcome").asText());
    }

    private static Map<String, ?> course(String course) {
        return Map.of("course", course, "answers",
                Map.of("found", "The pipe is older than the plan says.", "needed", List.of("More materials")));
    }
}
