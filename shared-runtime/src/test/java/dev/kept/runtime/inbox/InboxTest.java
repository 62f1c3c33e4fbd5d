package dev.kept.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kept.runtime.codec.CloudEventHeaders;
import dev.kept.runtime.http.KnownFacts.Reference;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WithHistory.class)
class InboxTest {
    @Inject
    Pool pool;
    @Inject
    SeenFacts seen;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;
    @ConfigProperty(name = "kept.topics.prefix")
    String prefix;
    Facts facts;
    Observed observed;
    final String stream = UUID.randomUUID().toString();
    final String neighbour = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        facts = new Facts(bootstrap, prefix);
        observed = new Observed(pool);
        ShelfView.faulty = true;
        WhenStockReceived.faulty = true;
    }

    @AfterEach
    void disconnect() {
        facts.close();
    }

    @Test
    void views_begin_at_the_first_fact_and_reactions_at_the_first_start() {
        facts.publish("old", 2, Facts.received("van", 4));

        observed.awaitHandled("views", "old", 2);
        observed.awaitHandled("reactions", "old", 2);
        assertThat(observed.onHand("old")).isEqualTo(7);
        assertThat(observed.effects("old")).as("only the fact after the start has an effect").isEqualTo(1);
    }

    @Test
    void a_repeated_record_changes_nothing() {
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 1, Facts.received("van", 2));
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 2, Facts.received("van", 1));

        observed.awaitHandled("views", stream, 2);
        observed.awaitHandled("reactions", stream, 2);
        assertThat(observed.onHand(stream)).isEqualTo(8);
        assertThat(observed.effects(stream)).isEqualTo(3);
    }

    @Test
    void a_missing_fact_parks_its_stream_and_no_other() {
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 2, Facts.received("van", 5));
        facts.publish(neighbour, 0, Facts.received("van", 3));

        observed.awaitParked("views", stream, "A fact is missing: number 1");
        observed.awaitParked("reactions", stream, "A fact is missing: number 1");
        observed.awaitHandled("views", neighbour, 0);
        assertThat(observed.onHand(stream)).isEqualTo(5);
    }

    @Test
    void a_fact_that_a_view_cannot_fold_parks_its_stream_and_no_other() {
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 1, Facts.received("poison", 5));
        facts.publish(stream, 2, Facts.received("van", 1));
        facts.publish(neighbour, 0, Facts.received("van", 3));
        facts.publish(neighbour, 1, Facts.received("van", 4));

        observed.awaitParked("views", stream, "cannot fold this");
        observed.awaitHandled("views", neighbour, 1);
        assertThat(observed.onHand(neighbour)).isEqualTo(7);
        assertThat(observed.onHand(stream)).as("what came before the poison").isEqualTo(5);
        await().atMost(Observed.SOON).until(() -> observed.waiting("views", stream) == 2);
    }

    @Test
    void a_fact_that_the_database_refuses_parks_its_stream_and_no_other() {
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 1, Facts.labelled("nul \0 in a text"));
        facts.publish(neighbour, 0, Facts.received("van", 3));

        observed.awaitParked("views", stream, "");
        observed.awaitHandled("views", neighbour, 0);
        assertThat(observed.onHand(stream)).isEqualTo(5);
    }

    @Test
    void an_unknown_fact_is_skipped_and_counted() {
        var headers = CloudEventHeaders.of(Facts.envelope(stream, 0, Facts.received("van", 1), 0));
        headers.remove("ce_type");
        headers.add("ce_type", "inventory.of-next-year".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        facts.send(stream, headers, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        facts.publish(stream, 1, Facts.received("van", 2));

        observed.awaitHandled("views", stream, 1);
        assertThat(observed.onHand(stream)).isEqualTo(2);
    }

    @Test
    void a_record_that_is_no_fact_waits_alone() {
        facts.send(stream, new org.apache.kafka.common.header.internals.RecordHeaders(), new byte[]{1, 2, 3});
        facts.publish(neighbour, 0, Facts.received("van", 2));

        observed.awaitHandled("views", neighbour, 0);
        await().atMost(Observed.SOON).until(
                () -> observed.number("select count(*) from inbox_parked where consumer = 'views' and stream like $1 || '%'",
                        "unreadable/") > 0);
    }

    @Test
    void a_reaction_that_fails_leaves_nothing_and_parks_its_stream() {
        facts.publish(stream, 0, Facts.received("van", 5));
        facts.publish(stream, 1, Facts.received("fault", 5));
        facts.publish(stream, 2, Facts.received("van", 5));
        facts.publish(neighbour, 0, Facts.received("van", 3));

        observed.awaitParked("reactions", stream, "null value");
        observed.awaitHandled("reactions", neighbour, 0);
        assertThat(observed.effects(stream)).as("what came before the fault, once").isEqualTo(1);
        await().atMost(Observed.SOON).until(() -> observed.waiting("reactions", stream) == 2);
    }

    @Test
    void among_many_streams_that_come_at_once_a_fault_parks_its_own_and_the_others_have_their_effects_once() {
        var streams = Stream.generate(() -> UUID.randomUUID().toString()).limit(40).toList();
        // The first fact is under way, and all others gather behind it.
        observed.whileEffectsAreLocked(() -> {
            facts.publish(neighbour, 0, Facts.received("van", 1));
            for (var each : streams) {
                facts.publish(each, 0, Facts.received("van", 1));
                facts.publish(each, 1, Facts.received(each.equals(streams.get(20)) ? "fault" : "van", 1));
            }
        });

        observed.awaitParked("reactions", streams.get(20), "null value");
        for (var each : streams) {
            boolean isFaulty = each.equals(streams.get(20));
            observed.awaitHandled("reactions", each, isFaulty ? 0 : 1);
            assertThat(observed.effects(each)).isEqualTo(isFaulty ? 1 : 2);
            assertThat(observed.isParked("reactions", each)).isEqualTo(isFaulty);
        }
        assertThat(observed.effects(neighbour)).isEqualTo(1);
    }

    @Test
    void reactions_that_answer_one_another_without_end_are_stopped() {
        facts.publish(stream, 0, Facts.received("van", 1), 16);
        facts.publish(stream, 1, Facts.received("van", 1), 17);

        observed.awaitParked("reactions", stream, "without end");
        observed.awaitHandled("views", stream, 1);
        assertThat(observed.effects(stream)).isEqualTo(1);
    }

    @Test
    void more_facts_than_one_batch_holds_all_arrive() {
        facts.publishMany(stream, 0, 1200);

        observed.awaitHandled("views", stream, 1199);
        assertThat(observed.onHand(stream)).isEqualTo(1200);
    }

    @Test
    void who_asks_for_a_fact_waits_until_it_is_there_and_not_for_ever() {
        facts.publish(stream, 0, Facts.received("van", 1));
        assertThat(seen.known(new Reference("shelf", stream, 0), Duration.ofSeconds(2)).await().atMost(Observed.SOON)).isTrue();
        var before = System.nanoTime();
        assertThat(seen.known(new Reference("shelf", stream, 1), Duration.ofMillis(300)).await().atMost(Observed.SOON)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(250), Duration.ofSeconds(2));
    }
}
