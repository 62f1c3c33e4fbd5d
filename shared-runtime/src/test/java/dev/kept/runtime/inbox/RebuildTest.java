package dev.kept.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.NotDone;
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

/// A view beside its rebuild, where the two are equal and where they are not.
@QuarkusTest
@QuarkusTestResource(WithHistory.class)
class RebuildTest {
    @Inject
    Pool pool;
    @Inject
    Renewal renewal;
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
    final String parked = UUID.randomUUID().toString();

    @BeforeEach
    void some_facts() {
        facts = new Facts(bootstrap, prefix);
        observed = new Observed(pool);
        operator = new Operator(service);
        ShelfView.faulty = true;
        facts.publishMany(stream, 0, 700);
        facts.publish(parked, 0, Facts.received("van", 2));
        facts.publish(parked, 1, Facts.received("poison", 3));
        observed.awaitHandled("views", stream, 699);
        observed.awaitParked("views", parked, "cannot fold this");
        // A rebuild runs the code of now, which was mended meanwhile; what is parked is not replayed yet.
        ShelfView.faulty = false;
    }

    @AfterEach
    void disconnect() {
        ShelfView.faulty = true;
        ShelfView.writesElsewhere = false;
        operator.close();
        facts.close();
    }

    private JsonNode check() {
        var items = operator.post("/kept/rebuild-check").path("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("view").asText()).isEqualTo("shelf");
        return items.get(0);
    }

    private void assertNothingIsLeft() {
        assertThat(observed.number("select count(*) from pg_namespace where nspname = $1", "rebuild")).isZero();
    }

    @Test
    void a_view_equals_its_rebuild_also_where_a_stream_is_parked_and_repaired_meanwhile() {
        var check = check();
        assertThat(check.path("differing").asLong()).as(check.toString()).isZero();
        assertThat(check.path("rows").asLong()).isEqualTo(observed.number("select count(*) from shelf where id <> $1", ""));
        assertNothingIsLeft();
    }

    @Test
    void a_changed_a_missing_and_an_additional_row_are_three_that_differ() {
        var missing = UUID.randomUUID().toString();
        facts.publish(missing, 0, Facts.received("van", 1));
        observed.awaitHandled("views", missing, 0);
        observed.run("update shelf set on_hand = on_hand + 1 where id = '" + stream + "'; delete from shelf where id = '" + missing
                + "'; insert into shelf (id, on_hand, facts, received) values ('ghost', 1, 1, '[]')");
        var check = check();
        assertThat(check.path("differing").asLong()).as(check.toString()).isEqualTo(3);
        assertThat(check.path("examples").toString()).contains("ghost", stream, missing);

        var swapped = operator.post("/kept/rebuild/shelf").path("items").get(0);
        assertThat(swapped.path("differing").asLong()).isEqualTo(3);
        assertThat(check().path("differing").asLong()).isZero();
        assertThat(observed.onHand(stream)).isEqualTo(700);
        assertNothingIsLeft();

        facts.publish(stream, 700, Facts.received("van", 1));
        observed.awaitHandled("views", stream, 700);
        assertThat(observed.onHand(stream)).isEqualTo(701);
    }

    @Test
    void facts_that_the_living_view_lost_without_parking_them_are_noticed() {
        var lost = UUID.randomUUID().toString();
        facts.publish(lost, 0, Facts.received("van", 1));
        observed.awaitHandled("views", lost, 0);
        observed.run("delete from shelf where id = '" + lost + "'; delete from inbox_stream where stream = 'shelf/" + lost + "'");
        assertThat(check().path("differing").asLong()).isEqualTo(1);
        operator.post("/kept/rebuild/shelf");
    }

    @Test
    void a_view_that_writes_anything_but_its_own_tables_cannot_be_rebuilt() {
        ShelfView.writesElsewhere = true;
        var refused = operator.send("POST", "/kept/rebuild-check", Role.OPERATOR);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("permission denied").contains("effect");
        assertThat(observed.number("select count(*) from effect where what = $1", "a mail")).isZero();
        assertNothingIsLeft();
    }

    @Test
    void a_fact_that_came_late_and_was_replayed_is_in_the_rebuild_as_well() {
        var late = UUID.randomUUID().toString();
        for (long sequence : new long[]{0, 3, 2, 1})
            facts.publish(late, sequence, Facts.received("van", 1));
        observed.awaitParked("views", late, "number 1");
        await().atMost(Observed.SOON).until(() -> observed.waiting("views", late) == 3);
        operator.replay("views", late);
        assertThat(observed.onHand(late)).isEqualTo(4);
        assertThat(check().path("differing").asLong()).isZero();
    }

    @Test
    void a_view_whose_shape_is_new_is_made_anew_once() {
        renewal.renew();
        observed.run("update shelf set on_hand = on_hand + 1 where id = '" + stream + "'");
        renewal.renew();
        assertThat(observed.onHand(stream)).as("the shape is the same: nobody touches the rows").isEqualTo(701);

        observed.run("alter table shelf add column shade text not null default ''");
        try {
            renewal.renew();
            assertThat(observed.onHand(stream)).isEqualTo(700);
            observed.run("update shelf set on_hand = on_hand + 1 where id = '" + stream + "'");
            renewal.renew();
            assertThat(observed.onHand(stream)).as("made anew already").isEqualTo(701);
        } finally {
            observed.run("alter table shelf drop column shade");
            renewal.renew();
        }
        assertThat(observed.onHand(stream)).isEqualTo(700);
        assertNothingIsLeft();
    }

    @Test
    void what_cannot_be_made_anew_now_is_tried_again() {
        renewal.renew();
        observed.run(
                "alter table shelf add column shade text not null default ''; update shelf set on_hand = 1 where id = '" + stream + "'");
        try {
            ShelfView.writesElsewhere = true;
            assertThatThrownBy(renewal::renew).isInstanceOf(NotDone.class);
            assertThat(observed.onHand(stream)).isEqualTo(1);
            ShelfView.writesElsewhere = false;
            renewal.renew();
            assertThat(observed.onHand(stream)).isEqualTo(700);
        } finally {
            observed.run("alter table shelf drop column shade");
            renewal.renew();
        }
    }

    @Test
    void a_view_of_another_name_is_not_there() {
        var refused = operator.send("POST", "/kept/rebuild/shelves", Role.OPERATOR);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("It has: shelf");
    }
}
