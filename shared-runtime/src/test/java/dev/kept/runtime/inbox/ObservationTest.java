package dev.kept.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kept.decision.Caller.Role;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Pads;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Health, metrics, lag and `?after=`, as they are seen over HTTP.
@QuarkusTest
@QuarkusTestResource(WithHistory.class)
class ObservationTest {
    @Inject
    Pool pool;
    @Inject
    EventLog log;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;
    @ConfigProperty(name = "kept.topics.prefix")
    String prefix;
    @TestHTTPResource("/")
    URI service;
    Facts facts;
    Operator operator;
    final String stream = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        facts = new Facts(bootstrap, prefix);
        operator = new Operator(service);
    }

    @AfterEach
    void disconnect() {
        operator.close();
        facts.close();
    }

    @Test
    void lag_is_nothing_in_facts_and_seconds_when_all_is_read_and_counted_while_it_is_not() {
        facts.publish(stream, 0, Facts.received("van", 1));
        new Observed(pool).awaitHandled("views", stream, 0);
        await().atMost(Observed.SOON).until(() -> {
            var consumers = operator.get("/kept/consumers").toString();
            return consumers.contains("\"views\"") && consumers.contains("\"reactions\"") && !consumers.matches(".*\"lagEvents\":[1-9].*");
        });
        operator.get("/kept/consumers").forEach(one -> assertThat(one.path("lagSeconds").asLong()).as(one.toString()).isZero());

        // A batch in a foreign transaction's way: nothing is handled until it ends.
        var blocker = pool.getConnection().await().atMost(Observed.SOON);
        try {
            blocker.query("begin; " + ViewsInbox.TAKE_TURNS).execute().await().atMost(Observed.SOON);
            facts.publish(stream, 1, Facts.received("van", 1));
            await().atMost(Observed.SOON).until(() -> operator.get("/kept/consumers").toString()
                    .matches(".*\"views\"[^}]*\"lagEvents\":1,\"lagSeconds\":[2-9].*"));
            assertThat(metric("kept_inbox_lag_seconds{consumer=\"views\"")).isGreaterThanOrEqualTo(2);
        } finally {
            blocker.query("rollback").execute().await().atMost(Observed.SOON);
            blocker.close().await().atMost(Observed.SOON);
        }
        await().atMost(Observed.SOON).until(() -> metric("kept_inbox_lag{consumer=\"views\"") == 0);
        assertThat(metric("kept_inbox_lag_seconds{consumer=\"views\"")).isZero();
    }

    private double metric(String name) {
        return operator.send("GET", "/q/metrics").body().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).max().orElse(-1);
    }

    @Test
    void what_the_service_records_its_relay_publishes_and_shows() {
        log.submit(Pads.submission(stream, new Pads.WriteMany(3))).await().atMost(Observed.SOON);
        var head = new Observed(pool).number("select max(position) from domain_event where stream_id = $1", stream);
        await().atMost(Observed.SOON).until(() -> metric("kept_relay_position") >= head);
        assertThat(metric("kept_relay_leader")).isEqualTo(1);
        assertThat(metric("kept_log_head")).isEqualTo(metric("kept_relay_position"));
        assertThat(metric("kept_relay_lag")).isZero();
        assertThat(metric("kept_relay_lag_seconds")).isZero();
    }

    @Test
    void health_and_metrics_are_there() {
        await().atMost(Observed.SOON).until(() -> operator.send("GET", "/q/health/ready").statusCode() == 200);
        assertThat(operator.send("GET", "/q/health/ready").body()).contains("\"inbox\"");
        assertThat(operator.send("GET", "/q/health/live").statusCode()).isEqualTo(200);
        assertThat(metric("kept_parked")).isGreaterThanOrEqualTo(0);
    }

    @Test
    void a_question_with_after_waits_for_the_fact_and_says_when_it_did_not_come() {
        Thread.startVirtualThread(() -> facts.publish(stream, 0, Facts.received("van", 3)));
        var seen = operator.send("GET", "/kept/consumers?after=shelf/" + stream + "@0", Role.OPERATOR);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Kept-Stale")).isEmpty();
        assertThat(new Observed(pool).onHand(stream)).isEqualTo(3);

        var stale = operator.send("GET", "/kept/consumers?after=shelf/" + stream + "@7", Role.OPERATOR);
        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(stale.headers().firstValue("Kept-Stale")).contains("true");
        assertThat(operator.send("GET", "/kept/consumers?after=nonsense", Role.OPERATOR).statusCode()).isEqualTo(400);
    }
}
