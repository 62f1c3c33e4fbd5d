package dev.kept.local.stories;

import static dev.kept.local.stories.House.AOIFE;
import static dev.kept.local.stories.House.KEPT;
import static dev.kept.local.stories.House.MAEVE;
import static dev.kept.local.stories.House.SOON;
import static dev.kept.local.stories.House.TOMASZ;
import static dev.kept.local.stories.House.each;
import static dev.kept.local.stories.House.registered;
import static dev.kept.local.stories.House.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.Api;
import dev.kept.local.Api.Answer;
import dev.kept.local.PolicyRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// A sign at the boiler of a house with tenants: whoever stands before it says what is wrong, without an account, and is told what becomes
/// of it.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(120)
class FormAtThePlaceTest {
    private static final Api NOBODY = Api.anonymous(KEPT.gateway());
    /// More than an address may send in an hour.
    private static final int SPAM = 12;
    private static final House HOUSE = House.under("home-service", "2 Mill Lane, Dublin 8");
    private static final String BOILER = registered("assets", Map.of("siteId", HOUSE.site(), "name", "Boiler in the cellar"));
    private static String form = "";
    private static String link = "";
    private static String order = "";

    @BeforeAll
    @AfterAll
    static void it_is_now() {
        KEPT.resetClock();
    }

    @Test
    @Order(1)
    void act_1_the_office_makes_the_sign_and_nobody_else_gets_its_link() {
        assertEquals(404, AOIFE.post("/directory/request-forms", Map.of("siteId", "nowhere")).status());
        assertEquals("unknown-asset", AOIFE.post("/directory/request-forms", Map.of("siteId", KEPT.home().path("id").asText(), "assetId",
                BOILER)).body().path("code").asText(), "it stands elsewhere");
        assertEquals(403, TOMASZ.post("/directory/request-forms", Map.of("siteId", HOUSE.site())).status());
        form = registered("request-forms", Map.of("siteId", HOUSE.site(), "assetId", BOILER));
        var told = AOIFE.get("/directory/request-forms/" + form).ok();
        assertTrue(told.path("link").asText().startsWith(KEPT.gateway() + "/ask/"), told::toString);
        link = "/links/" + told.path("link").asText().substring((KEPT.gateway() + "/ask/").length());
        assertTrue(new String(AOIFE.bytes("/directory/request-forms/" + form + "/code").body(), StandardCharsets.UTF_8)
                .startsWith("<svg "));
        for (var other : List.of(MAEVE, TOMASZ))
            assertEquals(403, other.get("/directory/request-forms/" + form).status());
        assertEquals(401, NOBODY.get("/directory/request-forms/" + form).status());
    }

    @Test
    @Order(2)
    @Tag("C09")
    void act_2_somebody_without_an_account_says_what_is_wrong_and_gets_the_mail() {
        var page = page();
        assertEquals("2 Mill Lane, Dublin 8 · Boiler in the cellar", page.path("place").asText() + " · " + page.path("equipment").asText());
        var opened = page.path("opened").asText();
        assertEquals("too-quick", NOBODY.post(link + "/request", request("No hot water on the second floor.", opened)).body().path("code")
                .asText());
        waitUntilSomebodyCouldHaveTyped();
        var sent = NOBODY.post(link + "/request", request("No hot water <b>on</b> the second floor.", opened)).ok();
        var listed = AOIFE.eventually("/work-orders?site=" + HOUSE.site(), SOON, list -> list.path("items").size() == 1).at("/items/0");
        order = listed.path("id").asText();
        assertEquals(listed.path("number").asText(), sent.path("number").asText());
        var there = shown(order);
        assertEquals("FORM Nora Quigley No hot water <b>on</b> the second floor.", there.path("source").asText() + " "
                + there.path("requesterName").asText() + " " + there.path("description").asText());
        var first = AOIFE.get("/work-orders/" + order + "/timeline?limit=1").ok().at("/items/0");
        assertEquals("form:" + form + " FORM for " + there.path("requesterId").asText(), first.path("actor").asText() + " "
                + first.path("channel").asText() + " for " + first.path("onBehalfOf").asText().replaceFirst("^person:", ""));
        var mail = KEPT.mails().eventually(SOON, it -> it.to().contains("nora.quigley@example.com"),
                it -> it.subject().contains(sent.path("number").asText()), it -> it.text().contains("thank you, your request has arrived"));
        assertFalse(mail.text().contains("/portal"), mail.text());
    }

    @Test
    @Order(3)
    void act_3_the_same_again_is_the_same_order_and_the_same_person_stays_one() {
        var opened = page().path("opened").asText();
        waitUntilSomebodyCouldHaveTyped();
        var again = NOBODY.post(link + "/request", request("no hot water <b>on</b> the  second floor.", opened)).ok();
        assertTrue(again.path("already").asBoolean());
        assertEquals(House.number(order), again.path("number").asText());
        var other = request("The boiler hums at night.", opened);
        other.put("email", "Nora.Quigley@Example.com");
        other.put("name", "N. Q.");
        var number = NOBODY.post(link + "/request", other).ok().path("number").asText();
        var second = AOIFE.eventually("/work-orders?site=" + HOUSE.site(), SOON, list -> list.path("items").size() == 2).path("items");
        assertEquals(1, StreamSupport.stream(second.spliterator(), false).map(it -> shown(it.path("id").asText())
                .path("requesterId").asText()).distinct().count());
        assertTrue(each(second, "number").contains(number));
        var colleagues = MAEVE.get("/people?customer=" + KEPT.home().path("customerId").asText()).ok();
        assertFalse(each(colleagues.path("items"), "name").contains("Nora Quigley"), "she is nobody's colleague");
        assertFalse(each(MAEVE.get("/directory/delegation").ok().path("colleagues"), "name").contains("Nora Quigley"));
    }

    @Test
    @Order(4)
    void act_4_a_rule_sends_what_comes_by_a_form_another_way() {
        PolicyRules.first(AOIFE, List.of("FORM"), List.of(HOUSE.site()), List.of(), "facility-approval");
        var opened = page().path("opened").asText();
        waitUntilSomebodyCouldHaveTyped();
        NOBODY.post(link + "/request", request("The valve is stuck.", opened)).ok();
        var items = AOIFE.eventually("/work-orders?site=" + HOUSE.site(), SOON, list -> list.path("items").size() == 3).path("items");
        var turned = StreamSupport.stream(items.spliterator(), false).map(it -> shown(it.path("id").asText()))
                .filter(it -> it.path("description").asText().startsWith("The valve")).findFirst().orElseThrow();
        assertTrue(turned.path("policy").asText().startsWith("facility-approval@"), turned::toString);
        assertTrue(shown(HOUSE.asks(MAEVE, "SUBMITTED", Map.of())).path("policy").asText().startsWith("home-service@"),
                "who comes by the portal");
    }

    @Test
    @Order(5)
    void act_5_spam_is_refused_and_an_hour_later_somebody_is_heard_again() {
        var opened = page().path("opened").asText();
        waitUntilSomebodyCouldHaveTyped();
        var before = AOIFE.get("/work-orders?site=" + HOUSE.site()).ok().path("items").size();
        int taken = 0;
        Answer refused = null;
        for (int i = 0; i < SPAM && refused == null; i++) {
            var answer = NOBODY.post(link + "/request", request("Cheap watches, offer " + i, opened));
            if (answer.status() == 429)
                refused = answer;
            else if (answer.ok().has("number"))
                taken++;
        }
        Objects.requireNonNull(refused, "nobody stopped it");
        assertTrue(Integer.parseInt(refused.response().headers().firstValue("Retry-After").orElse("0")) > 0);
        assertTrue(refused.body().path("detail").asText().contains("call the office"), refused.body()::toString);
        assertEquals(429, NOBODY.post(link + "/request", request("One more", opened)).status());
        int there = before + taken;
        AOIFE.eventually("/work-orders?limit=50&site=" + HOUSE.site(), SOON, list -> list.path("items").size() == there);
        KEPT.moveClockBy(Duration.ofMinutes(61));
        NOBODY.post(link + "/request", request("It drips from the valve.", opened)).ok();
    }

    @Test
    @Order(6)
    void act_6_the_office_withdraws_the_sign_and_its_link_has_ended() {
        var opened = page().path("opened").asText();
        AOIFE.post("/directory/request-forms/" + form + "/close", Map.of()).ok();
        waitUntilSomebodyCouldHaveTyped();
        AOIFE.eventually("/request-forms?site=" + HOUSE.site(), SOON, list -> list.path("items").isEmpty());
        for (var ended : List.of(NOBODY.get(link + "/form"), NOBODY.post(link + "/request", request("Anybody there?", opened))))
            assertEquals("404 link-ended", ended.status() + " " + ended.body().path("code").asText());
        assertEquals(404, AOIFE.get("/directory/request-forms/" + form + "/code").status());
        assertFalse(AOIFE.get("/directory/request-forms/" + form).ok().path("open").asBoolean());
    }

    private static JsonNode page() {
        return NOBODY.eventually(link + "/form", SOON, it -> it.has("opened"));
    }

    private static Map<String, Object> request(String words, String opened) {
        return new HashMap<>(Map.of("description", words, "serviceType", "boiler-repair", "priority", "URGENT", "name", "Nora Quigley",
                "email", "nora.quigley@example.com", "opened", opened));
    }

    /// Three seconds of the system's clock.
    private static void waitUntilSomebodyCouldHaveTyped() {
        try {
            Thread.sleep(3_100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
