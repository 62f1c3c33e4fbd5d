package dev.kept.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kept.decision.Decision.Kind;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.Beginning.Begun;
import dev.kept.runtime.log.Pads.Command;
import dev.kept.runtime.log.Pads.Refuse;
import dev.kept.runtime.log.Pads.Write;
import dev.kept.runtime.log.Submission.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many streams that begin together: all of them, or none.
@Timeout(60)
class BeginningTest {
    private static LogDatabase database;
    private static AxonEventLog log;
    private static AxonEventLog otherReplica;

    @BeforeAll
    static void start() {
        database = new LogDatabase("beginning");
        log = newLog();
        otherReplica = newLog();
    }

    @AfterAll
    static void stop() {
        log.stop();
        otherReplica.stop();
        database.close();
    }

    private static AxonEventLog newLog() {
        return new AxonEventLog(database.pool, new Codec(), Clock.fixed(Pads.NOON, ZoneOffset.UTC), List.of(Pads.TYPE, Pads.OTHER_TYPE),
                List.of(), List.of());
    }

    @Test
    void many_begin_in_one_go_in_their_order_and_under_one_cause() {
        var pads = pads(300);
        var begun = begin(pads, "k-order");
        assertThat(begun.replayed()).isFalse();
        var rows = database.query("""
                select stream_id, sequence, metadata ->> 'causationId' as cause, metadata ->> 'actor' as actor from domain_event
                where stream_id = any($1) order by position""", Tuple.of(ids(pads)));
        assertThat(rows).extracting(row -> row.getString("stream_id")).containsExactly(ids(pads));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getLong("sequence")).isZero();
            assertThat(row.getString("cause")).isEqualTo(begun.causationId());
            assertThat(row.getString("actor")).isEqualTo("person:anna");
        });
        var standing = await(log.standing(Pads.TYPE, "acme", pads.keySet()));
        assertThat(standing).hasSize(300).allSatisfy((_, one) -> assertThat(one).isEqualTo(
                new EventLog.Standing<>(1, begun.causationId())));
        assertThat(await(log.standing(Pads.TYPE, "other", pads.keySet()))).isEmpty();
        assertThat(await(log.standing(Pads.OTHER_TYPE, "acme", pads.keySet()))).isEmpty();
    }

    @Test
    void where_one_is_there_already_none_begins() {
        var pads = pads(300);
        var last = ids(pads)[299];
        await(otherReplica.submit(Pads.submission(last, new Write("first"))));
        long before = facts();
        assertThat(refusalOf(pads, "k-there")).isInstanceOfSatisfying(NotAccepted.Refused.class,
                no -> assertThat(no.decision().code()).isEqualTo(EventLog.CHANGED_MEANWHILE));
        assertThat(facts()).isEqualTo(before);
        assertThat(await(log.begunUnder(Pads.TYPE, "acme", new Key("k-there", "hash")))).isEqualTo(Optional.empty());
    }

    @Test
    void where_one_is_refused_none_begins() {
        var pads = pads(3);
        pads.put(Pads.newId(), new Refuse(Kind.CONFLICT));
        long before = facts();
        assertThat(refusalOf(pads, "k-refused")).hasMessage("No.");
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void the_same_under_the_same_key_is_answered_alike_and_adds_nothing() {
        var pads = pads(20);
        var begun = begin(pads, "k-again");
        long before = facts();
        assertThat(begin(pads, "k-again")).isEqualTo(new Begun(begun.causationId(), true));
        assertThat(begin(pads(20), "k-again")).as("others under the same key").isEqualTo(new Begun(begun.causationId(), true));
        assertThat(await(log.begunUnder(Pads.TYPE, "acme", new Key("k-again", "hash")))).contains(new Begun(begun.causationId(), true));
        assertThat(refusalOf(pads, "k-again", "another hash")).isInstanceOf(NotAccepted.KeyReused.class);
        assertThat(catchThrowable(() -> await(log.begunUnder(Pads.TYPE, "acme", new Key("k-again", "another hash")))))
                .isInstanceOf(NotAccepted.KeyReused.class);
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void of_two_who_begin_the_same_at_once_one_does_it_and_both_are_answered() {
        var pads = pads(200);
        var both = Stream.of(log, otherReplica)
                .map(each -> each.begin(beginning(pads, "k-twice", "hash")).subscribeAsCompletionStage()).toList()
                .stream().map(running -> running.orTimeout(20, TimeUnit.SECONDS).join()).toList();
        assertThat(both).extracting(Begun::causationId).containsOnly(both.getFirst().causationId());
        assertThat(both).extracting(Begun::replayed).containsExactlyInAnyOrder(true, false);
        assertThat(database.query("select 1 from domain_event where stream_id = any($1)", Tuple.of(ids(pads)))).hasSize(200);
    }

    /// As many as a file may bring. Whoever waits longer than five seconds would be told that the log is not available.
    @Test
    void fifteen_thousand_begin_in_one_go_and_who_appends_meanwhile_is_served() {
        var pads = pads(15_000);
        begin(pads(1_000), "k-warm");
        long begun = System.nanoTime();
        long longest = 0;
        var running = log.begin(beginning(pads, "k-large", "hash")).subscribeAsCompletionStage();
        while (!running.isDone()) {
            long asked = System.nanoTime();
            await(otherReplica.submit(Pads.submission(Pads.newId(), new Write("beside"))));
            longest = Math.max(longest, System.nanoTime() - asked);
        }
        assertThat(running.join().replayed()).isFalse();
        System.out.printf("15,000 facts in %d ms; who appended meanwhile waited at most %d ms%n", (System.nanoTime() - begun) / 1_000_000,
                longest / 1_000_000);
        assertThat(await(log.standing(Pads.TYPE, "acme", pads.keySet()))).hasSize(15_000);
    }

    private static Map<String, Command> pads(int count) {
        var pads = new LinkedHashMap<String, Command>();
        IntStream.range(0, count).forEach(n -> pads.put(Pads.newId(), new Write("note " + n)));
        return pads;
    }

    private static String[] ids(Map<String, Command> pads) {
        return pads.keySet().toArray(String[]::new);
    }

    private static Beginning<Command, Integer> beginning(Map<String, Command> pads, String key, String hash) {
        return new Beginning<>(Pads.TYPE, pads, Pads.asked("acme"), new Key(key, hash));
    }

    private static Begun begin(Map<String, Command> pads, String key) {
        return await(log.begin(beginning(pads, key, "hash")));
    }

    private static Throwable refusalOf(Map<String, Command> pads, String key, String... hash) {
        return catchThrowable(() -> await(log.begin(beginning(pads, key, hash.length == 0 ? "hash" : hash[0]))));
    }

    private static long facts() {
        return database.query("select count(*) from domain_event", Tuple.tuple()).getFirst().getLong(0);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
