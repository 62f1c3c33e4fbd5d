package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.RequestFormClosed;
import dev.kept.events.DirectoryEvent.RequestFormOpened;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.link.Links.Link;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page behind a form's link: what it shows, and what becomes of what is sent from it.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class AskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Elsewhere elsewhere;
    private final Story story = new Story(elsewhere);
    private final String form = UUID.randomUUID().toString();
    private final String boiler = UUID.randomUUID().toString();
    private String link = "";

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

    @BeforeEach
    void hang_up_the_sign() {
        story.submitted();
        elsewhere.happens("directory", boiler, new AssetRegistered(story.site, "Boiler", "", "", null, null));
        elsewhere.happens("directory", form, new RequestFormOpened(story.site, boiler));
        link = "/links/" + token("request", story.site, form);
    }

    @Test
    void the_page_shows_the_place_and_what_kinds_of_work_there_are() throws Exception {
        var shown = opened();
        assertEquals("14 Orchard Terrace, Rathmines", shown.jsonPath().getString("place"));
        assertEquals("Boiler", shown.jsonPath().getString("equipment"));
        assertEquals("Acme Homes", shown.jsonPath().getString("organisation.name"));
        assertFalse(shown.jsonPath().getList("kinds").isEmpty());
        assertFalse(shown.asString().contains("Maeve") || shown.asString().contains(story.customer), "whose place it is is not told");
    }

    @Test
    void a_withdrawn_forged_or_other_link_leads_nowhere() throws Exception {
        var opened = opened().jsonPath().getString("opened");
        elsewhere.happens("directory", form, new RequestFormClosed());
        new Api(People.bearer("aoife", Role.OFFICE)).eventually("/request-forms?site=" + story.site,
                it -> it.jsonPath().getList("items").isEmpty());
        for (var ended : List.of(link, link.substring(0, link.length() - 3), "/links/" + token("approve", story.site, form))) {
            for (var answer : List.of(Api.NOBODY.get(ended + "/form"), photo(ended), Api.NOBODY.post(ended + "/request", body(opened)))) {
                assertEquals(404, answer.statusCode(), answer.asString());
                assertEquals("link-ended", answer.jsonPath().getString("code"));
            }
        }
        assertEquals(503, Api.NOBODY.get("/links/" + token("request", story.site, UUID.randomUUID().toString()) + "/form").statusCode());
    }

    @Test
    void what_is_sent_goes_to_the_owner_as_the_forms_caller_and_the_number_comes_back() throws Exception {
        var opened = opened().jsonPath().getString("opened");
        var order = taken("WO-2026-000777");
        assertEquals("too-quick", sent(body(opened)).jsonPath().getString("code"));
        Thread.sleep(3_000);
        var photo = photo(link);
        assertEquals(201, photo.statusCode(), photo::asString);
        var kept = JSON.readTree(photo.asString());
        assertEquals(form, kept.path("of").asText());
        var answer = sent(body(opened, Map.of("photos", List.of(kept), "priority", "URGENT")));
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals("WO-2026-000777", answer.jsonPath().getString("number"));
        assertFalse(answer.jsonPath().getBoolean("already"));

        var asked = OtherServices.asked("/work-orders").stream().filter(it -> it.method().equals("POST") && it.body().contains(story.site))
                .toList();
        assertEquals(1, asked.size());
        var body = JSON.readTree(asked.getFirst().body());
        assertEquals("Nora Quigley", body.at("/reporter/name").asText());
        assertEquals("nora@example.com", body.at("/reporter/email").asText());
        assertEquals("URGENT", body.path("priority").asText());
        assertEquals(kept, body.at("/attachments/0"));
        var claims = new String(Base64.getUrlDecoder().decode(asked.getFirst().headers().get("authorization").split("\\.")[1]),
                StandardCharsets.UTF_8);
        assertTrue(claims.contains("\"LINK\"") && claims.contains("\"request\"") && claims.contains(form), claims);
        assertFalse(answer.asString().contains(order), "the order's id is nobody's business here");
    }

    @Test
    void what_no_person_sends_is_refused_and_never_reaches_the_owner() throws Exception {
        var opened = opened().jsonPath().getString("opened");
        Thread.sleep(3_000);
        assertEquals("not-by-hand", sent(body(opened, Map.of("website", "http://pills.example"))).jsonPath().getString("code"));
        assertEquals("page-not-opened", sent(body("I was here")).jsonPath().getString("code"));
        assertEquals(400, sent(body(opened, Map.of("description", "x".repeat(4_001)))).statusCode());
        assertEquals(400, sent(body(opened, Map.of("priority", "EMERGENCY"))).statusCode());
        assertEquals(400,
                Api.NOBODY.request().contentType("application/json").body(body(opened)).post("/api" + link + "/request").statusCode(),
                "without a key");
        assertTrue(OtherServices.asked("/work-orders").stream().noneMatch(it -> it.body().contains(story.site)));
    }

    @Test
    void the_same_words_by_the_same_form_lead_to_the_order_that_is_there() throws Exception {
        var opened = opened().jsonPath().getString("opened");
        var there = UUID.randomUUID().toString();
        elsewhere.happens(Actor.form(form), "workorder", there, byForm("It  DRIPS on the stairs."));
        elsewhere.happens(Actor.form(UUID.randomUUID().toString()), "workorder", UUID.randomUUID().toString(), byForm("It hums."));
        taken("WO-2026-000778");
        new Api(People.bearer("aoife", Role.OFFICE)).eventually("/work-orders?site=" + story.site,
                it -> it.jsonPath().getList("items").size() == 3);
        Thread.sleep(3_000);
        var again = sent(body(opened, Map.of("description", " It drips on the stairs. ")));
        assertEquals(200, again.statusCode(), again::asString);
        assertEquals("WO-2026-000500", again.jsonPath().getString("number"));
        assertTrue(again.jsonPath().getBoolean("already"));
        assertEquals("WO-2026-000778", sent(body(opened, Map.of("description", "It hums."))).jsonPath().getString("number"),
                "that was said by another form");
    }

    @Test
    void the_owners_refusal_comes_back_as_it_is() throws Exception {
        var opened = opened().jsonPath().getString("opened");
        Thread.sleep(3_000);
        OtherServices.answer("POST /work-orders", 403, Map.of("Content-Type", "application/problem+json"),
                "{\"status\":403,\"code\":\"not-yours-to-do\",\"detail\":\"Call the office.\"}");
        var refused = sent(body(opened));
        assertEquals(403, refused.statusCode());
        assertEquals("Call the office.", refused.jsonPath().getString("detail"));
    }

    @Test
    void the_office_lists_the_forms_that_are_open_and_others_do_not() throws Exception {
        var office = new Api(People.bearer("aoife", Role.OFFICE));
        var listed = office.eventually("/request-forms?site=" + story.site, it -> it.jsonPath().getList("items").size() == 1).jsonPath();
        assertEquals(form, listed.getString("items[0].id"));
        assertEquals(boiler, listed.getString("items[0].assetId"));
        assertNull(listed.getString("items[0].link"), "the link is the owner's to tell");
        assertEquals(403, story.portal.get("/request-forms?site=" + story.site).statusCode());
    }

    private String taken(String number) {
        var order = UUID.randomUUID().toString();
        OtherServices.answer("POST /work-orders", 201, Map.of("Content-Type", "application/json"), "{\"id\":\"" + order + "\"}");
        OtherServices.answer("GET /work-orders/" + order, 200, Map.of("Content-Type", "application/json"),
                "{\"number\":\"" + number + "\"}");
        return order;
    }

    private WorkOrderOpened byForm(String words) {
        return new WorkOrderOpened("WO-2026-000500", "home-service@1", Source.FORM, story.customer, story.site, Story.ZONE, story.maeve,
                story.maeve, new Personal(story.maeve, words), "boiler-repair", Priority.ROUTINE, false, List.of(), List.of(), List.of(),
                null, null);
    }

    private Response opened() throws InterruptedException {
        return Api.NOBODY.eventually(link + "/form", answer -> answer.statusCode() == 200);
    }

    private Response sent(String body) {
        return Api.NOBODY.post(link + "/request", body);
    }

    private static Response photo(String link) throws IOException {
        return Api.NOBODY.request().contentType("image/png").body(Pictures.plain("png")).post("/api" + link + "/photos?name=drip.png");
    }

    private static String body(String opened) {
        return body(opened, Map.of());
    }

    private static String body(String opened, Map<String, ?> other) {
        var body = new HashMap<String, Object>(Map.of("description", "The boiler drips.", "serviceType", "boiler-repair", "name",
                "Nora Quigley", "email", "nora@example.com", "opened", opened));
        body.putAll(other);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String token(String purpose, String subject, String item) {
        return links.sign(new Link(purpose, People.TENANT, subject, item, 0, item, Instant.now().plus(Duration.ofDays(3_652))));
    }
}
