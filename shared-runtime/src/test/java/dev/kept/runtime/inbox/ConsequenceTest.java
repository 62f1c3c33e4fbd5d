package dev.kept.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kept.runtime.log.LogUnavailable;
import dev.kept.runtime.log.Pads;
import dev.kept.runtime.log.Recorded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a fact whose consequence was not recorded.
@QuarkusTest
@QuarkusTestResource(WithHistory.class)
class ConsequenceTest {
    @Inject
    Consequence consequence;
    @Inject
    WhenStockReceived reaction;
    @Inject
    Pool pool;
    final String pad = Pads.newId();
    final Recorded fact = new Recorded(Facts.envelope("shelf-1", 0, Facts.received("van", 1), 0), Facts.received("van", 1));

    @AfterEach
    void nobody_is_quicker_any_more() {
        new Observed(pool).run("drop trigger if exists others_are_quicker on domain_event; drop function if exists be_quicker()");
    }

    @Test
    void a_refusal_by_a_rule_is_an_answer() {
        sent(new Pads.Write("there is one already"), "first");
        sent(new Pads.WriteFirst("refused"), "second");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void where_others_were_quicker_each_time_the_fact_comes_again_and_is_not_lost() {
        othersAreQuicker();
        assertThatThrownBy(() -> sent(new Pads.Write("one"), "")).isInstanceOf(LogUnavailable.class).matches(Outage::is);
        nobody_is_quicker_any_more();
        sent(new Pads.Write("one"), "");
        sent(new Pads.Write("one"), "");
        assertThat(notes()).isEqualTo(1);
    }

    private void sent(Pads.Command command, String which) {
        consequence.command(fact, Pads.TYPE, pad, command, reaction, which).await().atMost(Observed.SOON);
    }

    private long notes() {
        return new Observed(pool).number("select count(*) from domain_event where stream_id = $1", pad);
    }

    /// Another replica's append takes the sequence before ours, however often it is tried.
    private void othersAreQuicker() {
        new Observed(pool).run("""
                create function be_quicker() returns trigger language plpgsql as $$
                begin
                    raise exception 'taken' using errcode = 'unique_violation', constraint = 'domain_event_stream_id_sequence_key';
                end $$;
                create trigger others_are_quicker before insert on domain_event for each row when (new.stream_id = '%s')
                    execute function be_quicker()""".formatted(pad));
    }
}
