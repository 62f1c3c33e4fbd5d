package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent.ServiceTypeDefined;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.Occurrence;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.access.Tokens;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/// The kind of work is suggested from the words of the description. Each test has words that nobody else knows.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class SuggestedKindTest {
    private static final String OTHER = "other-tenant";
    private static final Api OFFICE = new Api(People.bearer("aoife", Role.OFFICE));
    private static final Api CUSTOMER = new Api(People.customer("maeve", "customer-brennan"));
    private static final Api OTHER_OFFICE = new Api(People.bearer(Tokens.Holder.of(OTHER, "x", "x", null, Role.OFFICE)));
    private static Elsewhere elsewhere;
    private static Elsewhere atOthers;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
        atOthers = new Elsewhere(OTHER);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
        atOthers.close();
    }

    @Test
    @Tag("D10")
    void the_words_by_which_the_office_names_a_kind_lead_to_it_in_spite_of_typing_errors() {
        var word = word();
        var kind = "kind-" + word;
        define(elsewhere, kind, List.of("old words"));
        var after = define(elsewhere, kind, List.of(word, "quite " + word()));
        for (var api : List.of(OFFICE, CUSTOMER))
            assertEquals(List.of(kind), codes(api, "My " + word.toUpperCase() + " is broken", after));
        assertEquals("because of “" + word + "”", suggested(OFFICE, word, null).getString("items[0].why"));
        assertEquals(name(kind), suggested(OFFICE, word, null).getString("items[0].name"));
        assertEquals(List.of(kind), codes(OFFICE, word.substring(0, 5) + word.substring(6) + " once more", null), "a letter is missing");
        assertEquals(List.of(), codes(OTHER_OFFICE, word, null), "they have no such kind");
        assertEquals(400, OFFICE.get("/service-types/suggested").statusCode());
        assertEquals(List.of(), codes(OFFICE, "and then", null));

        var listed = OFFICE.get("/service-types").jsonPath();
        var entry = "items.find { it.code == '" + kind + "' }.";
        assertEquals(List.of("skill"), listed.getList(entry + "skills"));
        assertEquals(word, listed.getString(entry + "keywords[0]"));
        assertEquals(1, listed.getInt(entry + "version"), "the change");
        define(elsewhere, kind, List.of());
        assertEquals(List.of(), codes(OFFICE, word, define(elsewhere, kind, List.of())), "what the office takes away leads nowhere");
    }

    @Test
    @Tag("D10")
    void a_word_that_nobody_knows_leads_nowhere_until_people_opened_orders_with_it() throws InterruptedException {
        var word = word();
        var kind = "kind-" + word();
        define(elsewhere, kind, List.of());
        define(atOthers, kind, List.of());
        for (int order = 0; order < 3; order++)
            open(atOthers, kind, word, Source.PORTAL, null);
        OTHER_OFFICE.eventually(path(word, null), it -> kind.equals(it.jsonPath().getString("items[0].code")));
        assertEquals(List.of(), codes(OFFICE, word, open(elsewhere, kind, "Something else", Source.OFFICE, null)),
                "what others' customers call it teaches nothing here");

        for (int time = 1; time <= 3; time++)
            assertEquals(List.of(),
                    codes(OFFICE, word, open(elsewhere, kind, word, Source.RECURRENCE, new Occurrence("plan", time))),
                    "nor do plans");
        assertEquals(List.of(), codes(OFFICE, word, open(elsewhere, kind, word, Source.PORTAL, null)), "once is chance");
        open(elsewhere, kind, word, Source.OFFICE, null);
        var after = open(elsewhere, kind, "The " + word + " and again: " + word, Source.TECHNICIAN, null);
        var learnt = OFFICE.eventually(path(word, after), it -> it.jsonPath().getList("items").size() == 1).jsonPath();
        assertEquals(kind, learnt.getString("items[0].code"));
        assertEquals("because of “" + word + "”, as in 3 earlier orders", learnt.getString("items[0].why"));
    }

    @Test
    void a_word_of_two_kinds_says_less_than_a_word_of_one() throws InterruptedException {
        var both = word();
        var one = word();
        define(elsewhere, "kind-" + both, List.of(both));
        var after = define(elsewhere, "kind-" + one, List.of(both, one));
        OFFICE.eventually(path(both, after), it -> it.jsonPath().getList("items").size() == 2);
        assertEquals(List.of("kind-" + one), codes(OFFICE, both + " " + one, after), "the other is far behind");
        assertEquals("because of “" + one + "”, “" + both + "”", suggested(OFFICE, both + " " + one, null).getString("items[0].why"));
    }

    private static String define(Elsewhere where, String kind, List<String> keywords) {
        var tenant = where == atOthers ? OTHER : People.TENANT;
        return where.happens("service-type", tenant + ":" + kind,
                new ServiceTypeDefined(kind, name(kind), Duration.ofHours(1), List.of("skill"), keywords));
    }

    /// Nobody describes their trouble so.
    private static String name(String kind) {
        return "No. " + Math.abs(kind.hashCode());
    }

    private static String open(Elsewhere where, String kind, String words, Source source, @Nullable Occurrence occurrence) {
        var id = UUID.randomUUID().toString();
        return where.happens("workorder", id, new WorkOrderOpened("WO-" + id, "home-service@1", source, "customer", "site", Story.ZONE,
                "maeve", "maeve", new Personal("maeve", words), kind, Priority.ROUTINE, false, List.of(), List.of(), List.of(), null, null,
                occurrence));
    }

    /// Letters by chance: none is like another.
    private static String word() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 14).chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16)))).collect(Collectors.joining());
    }

    private static List<String> codes(Api api, String words, @Nullable String after) {
        return suggested(api, words, after).getList("items.code");
    }

    private static JsonPath suggested(Api api, String words, @Nullable String after) {
        var answer = api.get(path(words, after));
        assertEquals(200, answer.statusCode(), answer::asString);
        return answer.jsonPath();
    }

    private static String path(String words, @Nullable String after) {
        return "/service-types/suggested?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
}
