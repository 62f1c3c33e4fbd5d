package dev.kept.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.testing.Elsewhere;
import dev.kept.runtime.testing.EmbeddedServices;
import dev.kept.runtime.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What operators see of the whole system.
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherServices.class)
class ConsoleTest {
    private static final Api OPERATOR = new Api(People.bearer("sean", Role.OPERATOR));
    private static Elsewhere elsewhere;

    @BeforeAll
    static void connect() {
        elsewhere = new Elsewhere(People.TENANT);
    }

    @AfterAll
    static void disconnect() {
        elsewhere.close();
    }

    @Test
    void the_stream_shows_every_fact_and_no_personal_value() throws Exception {
        var story = new Story(elsewhere);
        try (var page = stream()) {
            page.next(_ -> true); // it listens
            story.submitted();
            var site = "";
            var opened = "";
            while (site.isEmpty() || opened.isEmpty()) { // topics may cross
                var data = page.next(event -> event.data().contains(story.site)).data();
                if (data.contains("directory.site-registered"))
                    site = data;
                if (data.contains("workorder.opened"))
                    opened = data;
            }
            assertTrue(site.contains("\"of\":\"" + story.maeve + "\""), site);
            assertTrue(site.contains("\"zone\":\"Europe/Dublin\""), "what is not personal is shown: " + site);
            for (var secret : List.of("Orchard", "Gate code", "53.3219", "-6.2652"))
                assertFalse(site.contains(secret), secret + " in " + site);
            assertFalse(opened.contains("Boiler pressure"), opened);
            assertTrue(opened.contains(story.number), opened);
        }
        assertTrue(new Api(People.bearer("aoife", Role.OFFICE)).get("/sites").asString().contains("Orchard"), "the control: it was there");
    }

    @Test
    void what_cannot_be_read_is_shown_as_such_and_ends_nothing() throws Exception {
        var story = new Story(elsewhere);
        try (var page = stream();
                var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers",
                        config("kafka.bootstrap.servers")), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(config("kept.topics.prefix") + "notification", "broken-" + story.order, "{\"half\": "))
                    .get();
            var broken = page.next(event -> event.data().contains("broken-" + story.order));
            assertTrue(broken.data().contains("unreadable, 9 bytes"), broken.data());
            story.submitted();
            page.next(event -> event.data().contains(story.order) && event.data().contains("workorder.opened"));
        }
    }

    @Test
    void a_record_that_is_no_fact_is_parked_in_the_gateway_too_and_a_replay_says_why_it_still_waits() throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", config("kafka.bootstrap.servers")),
                new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(config("kept.topics.prefix") + "invoicing", "nobody", "no fact")).get();
        }
        var mine = "items.find { it.service == 'gateway' && it.consumer == 'views' && it.stream.contains('invoicing') }";
        var parked = OPERATOR.eventually("/console/parked", answer -> answer.jsonPath().get(mine) != null).jsonPath();
        assertFalse(parked.getString(mine + ".reason").isEmpty());
        var stream = java.net.URLEncoder.encode(parked.getString(mine + ".stream"), java.nio.charset.StandardCharsets.UTF_8);
        var replayed = OPERATOR.post("/console/parked/gateway/views/" + stream + "/replay", "{}");
        assertEquals(200, replayed.statusCode(), replayed.asString());
        assertEquals(1, replayed.jsonPath().getInt("waiting"), replayed.asString());
        assertFalse(replayed.jsonPath().getString("reason").isEmpty());
    }

    @Test
    void every_list_of_the_gateway_equals_its_rebuild_from_the_topics() {
        var story = new Story(elsewhere);
        story.submitted();
        story.released();
        assertEquals(200, story.portal.get("/work-orders?after=" + story.dispatched()).statusCode());
        var checked = OPERATOR.post("/console/rebuild-check", "{}").jsonPath();
        var mine = "items.findAll { it.service == 'gateway' }";
        assertTrue(checked.getList(mine + ".view").containsAll(List.of("order_row", "visit_row", "site_row", "person_row")),
                checked.prettify());
        assertEquals(List.of(), checked.getList("items.findAll { it.service == 'gateway' && it.differing != 0 }"));
        assertTrue(checked.getInt("items.find { it.service == 'gateway' && it.view == 'order_row' }.rows") > 0);
    }

    @Test
    void consumers_of_all_services_stand_in_one_list_and_who_does_not_answer_is_named() {
        OtherServices.answer("GET /kept/consumers", 200, Map.of("Content-Type", "application/json"),
                "[{\"consumer\":\"views\",\"topic\":\"kept.workorder\",\"lagEvents\":3,\"lagSeconds\":1}]");
        var answer = OPERATOR.get("/console/consumers");
        assertEquals(200, answer.statusCode(), answer.asString());
        assertTrue(answer.jsonPath().getList("items.service").containsAll(List.of("workorder", "scheduling", "notification", "invoicing")));
        assertEquals(3, answer.jsonPath().getInt("items.find { it.service == 'workorder' }.lagEvents"));
        assertTrue(answer.jsonPath().getList("unreachable").contains("inventory"), answer.asString());
        assertFalse(answer.jsonPath().getList("unreachable").contains("workorder"), answer.asString());
    }

    @Test
    void a_parked_stream_is_listed_with_its_reason_and_replayed() {
        OtherServices.answer("GET /kept/parked", 200, Map.of("Content-Type", "application/json"),
                "[{\"consumer\":\"views\",\"stream\":\"workorder/x\",\"reason\":\"no such column\",\"attempts\":1,\"waiting\":2}]");
        assertEquals("no such column",
                OPERATOR.get("/console/parked").jsonPath().getString("items.find { it.service == 'workorder' }.reason"));

        OtherServices.answer("POST /kept/parked/views/workorder/x/replay", 200, Map.of("Content-Type", "application/json"),
                "{\"handled\":2,\"left\":0}");
        var replayed = OPERATOR.post("/console/parked/workorder/views/workorder%2Fx/replay", "{}");
        assertEquals(200, replayed.statusCode(), replayed.asString());
        assertEquals(2, replayed.jsonPath().getInt("handled"));
        assertEquals(404, OPERATOR.post("/console/parked/plumbing/views/x/replay", "{}").statusCode());
    }

    @Test
    void a_rebuild_check_asks_every_service() {
        OtherServices.answer("POST /kept/rebuild-check", 200, Map.of("Content-Type", "application/json"),
                "{\"items\":[{\"view\":\"order_row\",\"rows\":4,\"differing\":0}]}");
        var answer = OPERATOR.post("/console/rebuild-check", "{}");
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(0, answer.jsonPath().getInt("items.find { it.service == 'scheduling' }.differing"));
    }

    @Test
    void nobody_but_operators_looks_in() {
        for (var who : List.of(new Api(People.bearer("aoife", Role.OFFICE)), new Story(elsewhere).portal, new Story(elsewhere).technician))
            for (var path : List.of("/console/consumers", "/console/parked", "/console/stream"))
                assertEquals(403, who.get(path).statusCode(), path);
        assertEquals(401, Api.NOBODY.get("/console/consumers").statusCode());
        assertEquals(403, new Api(People.bearer("aoife", Role.OFFICE)).post("/console/rebuild-check", "{}").statusCode());
    }

    private static EventStream stream() throws InterruptedException {
        elsewhere.happens("organisation", "hello", new dev.kept.events.DirectoryEvent.OrganisationRegistered("Hello", Story.ZONE, "EUR",
                "hello@example.com", "1"));
        return EventStream.open("/console/stream", Map.of("Authorization", OPERATOR.bearer()));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
