package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.link.Links;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Public request forms over HTTP: who makes them, and what whoever holds a form's link may do.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RequestFormServiceTest extends InTown {
    @Inject
    Links links;

    @Test
    void the_link_of_a_form_is_good_for_ten_years_and_the_office_alone_reads_it() {
        var form = opened(Map.of("siteId", town.site));
        var told = town.office.get("/directory/request-forms/" + form).jsonPath();
        var link = told.getString("link");
        var says = links.open(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
        assertEquals("request " + People.TENANT + " " + town.site + " " + form,
                says.purpose() + " " + says.tenant() + " " + says.subject() + " "
                        + says.item());
        assertTrue(says.expiresAt().isAfter(Instant.now().plus(Duration.ofDays(3_651))), says::toString);
        assertEquals(link, town.office.get("/directory/request-forms/" + form).jsonPath().getString("link"), "the same every time");
        var code = town.office.get("/directory/request-forms/" + form + "/code");
        assertTrue(code.contentType().startsWith("image/svg+xml") && code.asString().startsWith("<svg "), code.contentType());
        for (var other : List.of(town.maeve, town.tomasz, through(form)))
            assertEquals(403, other.get("/directory/request-forms/" + form).statusCode());
        assertEquals(404, town.office.get("/directory/request-forms/" + town.site).statusCode(), "that is no form");
    }

    @Test
    void a_form_is_made_for_what_is_there() {
        var boiler = town.office.post("/directory/assets", Map.of("siteId", town.site, "name", "Boiler")).jsonPath().getString("id");
        opened(Map.of("siteId", town.site, "assetId", boiler));
        assertEquals("unknown-site", refused(Map.of("siteId", UUID.randomUUID().toString())));
        assertEquals("unknown-asset", refused(Map.of("siteId", town.neighboursSite, "assetId", boiler)));
        assertEquals("unknown-asset", refused(Map.of("siteId", town.site, "assetId", town.site)));
        assertEquals(403, town.maeve.post("/directory/request-forms", Map.of("siteId", town.site)).statusCode());
    }

    @Test
    void what_comes_by_a_form_is_the_reporters_and_its_facts_name_the_form() {
        var form = opened(Map.of("siteId", town.site));
        var answer = through(form).post("/work-orders", request());
        assertEquals(201, answer.statusCode(), answer::asString);
        var order = answer.jsonPath().getString("id");
        assertEquals("FORM", shown(order).getString("source"));
        var nora = shown(order).getString("requesterId");
        var fact = town.office.get("/work-orders/" + order + "/timeline?limit=1").jsonPath();
        assertEquals("form:" + form + " FORM", fact.getString("items[0].actor") + " " + fact.getString("items[0].channel"));
        assertTrue(fact.getString("items[0].onBehalfOf").endsWith(nora), fact::prettify);
        eventually(order, "requesterName", "Nora Quigley");
        var colleagues = town.maeve.get("/directory/delegation").jsonPath().getList("colleagues.name");
        assertFalse(colleagues.contains("Nora Quigley"), "who reported once answers for nobody");

        var again = request();
        again.put("description", "It hums, too.");
        again.put("reporter", Map.of("name", "Nora Q.", "email", " NORA@example.com"));
        var second = through(form).post("/work-orders", again).jsonPath().getString("id");
        assertEquals(nora, shown(second).getString("requesterId"), "the same person stays one");
    }

    @Test
    void the_same_request_again_is_one_order_and_one_person() {
        var form = opened(Map.of("siteId", town.site));
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = through(form).post("/work-orders", request(), key);
        var again = through(form).post("/work-orders", request(), key);
        assertEquals(first.jsonPath().getString("id"), again.jsonPath().getString("id"));
        assertTrue(again.jsonPath().getBoolean("replayed"));
    }

    @Test
    void a_form_that_was_withdrawn_or_is_for_another_place_opens_nothing() {
        var form = opened(Map.of("siteId", town.site));
        var elsewhereThere = request();
        elsewhereThere.put("siteId", town.neighboursSite);
        assertEquals("404 unknown-site", said(through(form).post("/work-orders", elsewhereThere)));
        assertEquals(200, town.office.post("/directory/request-forms/" + form + "/close", Map.of()).statusCode());
        assertEquals("404 link-ended", said(through(form).post("/work-orders", request())));
        assertEquals(404, town.office.get("/directory/request-forms/" + form + "/code").statusCode());
        assertFalse(town.office.get("/directory/request-forms/" + form).jsonPath().getBoolean("open"));
    }

    @Test
    void a_forms_link_opens_orders_and_does_nothing_else() {
        var form = opened(Map.of("siteId", town.site));
        var order = town.opened();
        assertEquals(404, town.command(through(form), order, "cancel", Map.of("reason", "For fun.")).statusCode());
        assertEquals(404, through(form).get("/work-orders/" + order).statusCode());
        assertEquals(404,
                through(form).post("/directory/sites", Map.of("customerId", town.customer, "address", "Nowhere", "accessNotes", "",
                        "zone", "Europe/Dublin")).statusCode());
        assertEquals(404, link("declan", order, "approval").post("/work-orders", request()).statusCode(), "a mail's link opens none");
        var withoutName = request();
        withoutName.remove("reporter");
        assertEquals("400 who-reports", said(through(form).post("/work-orders", withoutName)));
        assertEquals("400 no-form", said(town.maeve.post("/work-orders", request())));
        var unreachable = request();
        unreachable.put("reporter", Map.of("name", "Nora"));
        assertEquals("400 bad-reporter", said(through(form).post("/work-orders", unreachable)));
    }

    private String opened(Map<String, ?> body) {
        var answer = town.office.post("/directory/request-forms", body);
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.jsonPath().getString("id");
    }

    private String refused(Map<String, ?> body) {
        var answer = town.office.post("/directory/request-forms", body);
        assertEquals(404, answer.statusCode(), answer::asString);
        return answer.jsonPath().getString("code");
    }

    private static String said(Response answer) {
        return answer.statusCode() + " " + answer.jsonPath().getString("code");
    }

    private Map<String, Object> request() {
        return new HashMap<>(Map.of("description", "The boiler drips.", "serviceType", "boiler-repair", "siteId", town.site, "reporter",
                Map.of("name", "Nora Quigley", "email", "nora@example.com")));
    }

    /// Whoever scans the sign.
    private Api through(String form) {
        return new Api(People.bearer(new Tokens.Holder(People.TENANT, form, "", Set.of(Role.LINK), null, null,
                new Callers.LinkClaim(Callers.REQUEST, town.site, form, 0))));
    }
}
