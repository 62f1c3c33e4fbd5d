package dev.kept.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.decision.Caller.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams that wait, as an operator sees them, and what a replay makes of them.
@QuarkusTest
@QuarkusTestResource(WithHistory.class)
class ParkedTest {
    @Inject
    Pool pool;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;
    @ConfigProperty(name = "kept.topics.prefix")
    String prefix;
    @TestHTTPResource("/")
    URI service;
    Facts facts;
    Observed observed;
    Operator operator;
    final String stream = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        facts = new Facts(bootstrap, prefix);
        observed = new Observed(pool);
        operator = new Operator(service);
        ShelfView.faulty = true;
        WhenStockReceived.faulty = true;
    }

    @AfterEach
    void disconnect() {
        ShelfView.faulty = true;
        operator.close();
        facts.close();
    }

    private JsonNode listed(String consumer, boolean all) {
        return StreamSupport.stream(operator.get("/kept/parked?all=" + all).spliterator(), false)
                .filter(one -> one.path("consumer").asText().equals(consumer) && one.path("stream").asText().equals("shelf/" + stream))
                .findFirst().orElse(null);
    }

    @Test
    void a_parked_view_is_listed_with_its_reason_and_replayed_in_order_after_the_fix() {
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 1, Facts.received("poison", 30));
        facts.publish(stream, 2, Facts.received("van", 200));
        observed.awaitParked("views", stream, "cannot fold this", 2);

        var listed = listed("views", false);
        assertThat(listed.path("reason").asText()).contains("cannot fold this");
        assertThat(listed.path("sequence").asLong()).isEqualTo(1);
        assertThat(listed.path("waiting").asLong()).isEqualTo(2);

        var inVain = operator.replay("views", stream);
        assertThat(inVain.path("handled").asInt()).isZero();
        assertThat(inVain.path("reason").asText()).contains("cannot fold this");
        assertThat(listed("views", false).path("attempts").asInt()).isEqualTo(1);

        ShelfView.faulty = false;
        assertThat(operator.replay("views", stream).path("handled").asInt()).isEqualTo(2);
        assertThat(listed("views", true)).isNull();
        assertThat(observed.onHand(stream)).isEqualTo(235);
        assertThat(observed.handled("views", stream)).isEqualTo(2);

        facts.publish(stream, 3, Facts.received("van", 1));
        observed.awaitHandled("views", stream, 3);
        assertThat(observed.onHand(stream)).isEqualTo(236);
    }

    @Test
    void what_the_database_refused_is_replayed_after_the_fix() {
        facts.publish(stream, 0, Facts.labelled("nul \0 in a text"));
        facts.publish(stream, 1, Facts.received("van", 7));
        observed.awaitParked("views", stream, "", 2);

        ShelfView.faulty = false;
        assertThat(operator.replay("views", stream).path("handled").asInt()).isEqualTo(2);
        assertThat(observed.onHand(stream)).isEqualTo(7);
    }

    @Test
    void a_missing_fact_that_comes_late_takes_its_place_at_the_replay() {
        facts.publish(stream, 0, Facts.received("van", 1));
        facts.publish(stream, 2, Facts.received("van", 4));
        observed.awaitParked("views", stream, "number 1");
        observed.awaitParked("reactions", stream, "number 1");
        assertThat(operator.replay("views", stream).path("reason").asText()).contains("number 1");

        facts.publish(stream, 1, Facts.received("van", 2));
        await().atMost(Observed.SOON).until(() -> observed.waiting("views", stream) == 2 && observed.waiting("reactions", stream) == 2);
        assertThat(operator.replay("views", stream).path("handled").asInt()).isEqualTo(2);
        assertThat(operator.replay("reactions", stream).path("handled").asInt()).isEqualTo(2);
        assertThat(observed.onHand(stream)).isEqualTo(7);
        assertThat(observed.effects(stream)).isEqualTo(3);
    }

    @Test
    void a_reaction_is_replayed_once() {
        facts.publish(stream, 0, Facts.received("fault", 5));
        facts.publish(stream, 1, Facts.received("van", 5));
        observed.awaitParked("reactions", stream, "null value", 2);

        WhenStockReceived.faulty = false;
        assertThat(operator.replay("reactions", stream).path("handled").asInt()).isEqualTo(2);
        assertThat(operator.send("POST", "/kept/parked/reactions/shelf/" + stream + "/replay", Role.OPERATOR).statusCode())
                .as("nothing is parked any more").isEqualTo(404);
        assertThat(observed.effects(stream)).isEqualTo(2);
    }

    @Test
    void a_reaction_that_fails_at_the_first_fact_that_it_meets_of_an_older_stream_is_replayed() {
        facts.publish(stream, 7, Facts.received("fault", 5));
        facts.publish(stream, 8, Facts.received("van", 5));
        observed.awaitParked("reactions", stream, "null value", 2);

        WhenStockReceived.faulty = false;
        assertThat(operator.replay("reactions", stream).path("handled").asInt()).isEqualTo(2);
        assertThat(observed.effects(stream)).isEqualTo(2);
    }

    @Test
    void what_comes_while_its_stream_is_replayed_waits_for_the_end_of_it() {
        facts.publish(stream, 0, Facts.received("fault", 5));
        observed.awaitParked("reactions", stream, "null value", 1);
        WhenStockReceived.faulty = false;

        var replay = new CompletableFuture<JsonNode>();
        observed.whileEffectsAreLocked(() -> {
            replay.completeAsync(() -> operator.replay("reactions", stream));
            await().atMost(Observed.SOON).until(() -> observed.waitingForLocks("relation") == 1);
            facts.publish(stream, 1, Facts.received("van", 5));
            await().atMost(Observed.SOON).until(() -> observed.waitingForLocks("advisory") == 1);
        });
        assertThat(replay.join().path("handled").asInt()).isEqualTo(1);
        observed.awaitHandled("reactions", stream, 1);
        assertThat(observed.effects(stream)).isEqualTo(2);
    }

    @Test
    void what_is_not_known_yet_is_tried_again_by_itself() {
        facts.publish(stream, 0, Facts.received("needs-other", 5));
        observed.awaitParked("reactions", stream, "the part tap");
        assertThat(listed("reactions", false)).as("nobody has to look").isNull();
        assertThat(listed("reactions", true).path("retryAt").asText()).isNotEmpty();

        WhenStockReceived.KNOWN.add("tap");
        try {
            await().atMost(Observed.SOON).until(() -> !observed.isParked("reactions", stream));
            assertThat(observed.effects(stream)).isEqualTo(1);
        } finally {
            WhenStockReceived.KNOWN.clear();
        }
    }

    @Test
    void more_facts_than_one_replay_takes_follow_by_themselves() {
        facts.publish(stream, 0, Facts.received("poison", 1));
        facts.publishMany(stream, 1, 1099);
        await().atMost(Observed.SOON).until(() -> observed.waiting("views", stream) == 1100);

        ShelfView.faulty = false;
        assertThat(operator.replay("views", stream).path("handled").asInt()).isEqualTo(1000);
        await().atMost(Observed.SOON).until(() -> !observed.isParked("views", stream));
        assertThat(observed.onHand(stream)).isEqualTo(1100);
    }

    @Test
    void only_operators_may_look_and_replay() {
        for (var path : new String[]{"/kept/parked", "/kept/consumers"}) {
            assertThat(operator.send("GET", path).statusCode()).isEqualTo(401);
            assertThat(operator.send("GET", path, Role.OFFICE, Role.SERVICE).statusCode()).isEqualTo(403);
            assertThat(operator.send("GET", path, Role.OPERATOR).statusCode()).isEqualTo(200);
        }
        for (var path : new String[]{"/kept/rebuild-check", "/kept/rebuild/shelf", "/kept/parked/views/shelf/1/replay"}) {
            assertThat(operator.send("POST", path).statusCode()).isEqualTo(401);
            assertThat(operator.send("POST", path, Role.OFFICE, Role.SERVICE).statusCode()).isEqualTo(403);
        }
    }
}
