package dev.kept.runtime.inbox;

import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/// What the tests' service has done with the facts of shelves.
record Observed(Pool pool) {
    static final Duration SOON = Duration.ofSeconds(20);

    void awaitHandled(String consumer, String id, long sequence) {
        await().atMost(SOON).until(() -> handled(consumer, id) == sequence);
    }

    long handled(String consumer, String id) {
        return number("select coalesce(max(sequence), -1) from inbox_stream where consumer = '" + consumer + "' and stream = $1",
                "shelf/" + id);
    }

    void awaitParked(String consumer, String id, String reason) {
        await().atMost(SOON).until(() -> number("select count(*) from inbox_parked where consumer = '" + consumer
                + "' and reason like '%" + reason + "%' and stream = $1", "shelf/" + id) == 1);
    }

    /// With so many facts that wait in it.
    void awaitParked(String consumer, String id, String reason, int waiting) {
        awaitParked(consumer, id, reason);
        await().atMost(SOON).until(() -> waiting(consumer, id) == waiting);
    }

    boolean isParked(String consumer, String id) {
        return number("select count(*) from inbox_parked where consumer = '" + consumer + "' and stream = $1", "shelf/" + id) > 0;
    }

    long waiting(String consumer, String id) {
        return number("select count(*) from inbox_waiting where consumer = '" + consumer + "' and stream = $1", "shelf/" + id);
    }

    /// @param kind of lock, as PostgreSQL names it
    long waitingForLocks(String kind) {
        return number("""
                select count(*) from pg_locks l join pg_stat_activity a using (pid)
                where not l.granted and l.locktype = $1 and a.datname = current_database()""", kind);
    }

    long onHand(String id) {
        return number("select coalesce(sum(on_hand), 0)::bigint from shelf where id = $1", id);
    }

    long effects(String id) {
        return number("select count(*) from effect where what like 'shelf/' || $1 || '@%'", id);
    }

    long number(String query, String argument) {
        return pool.preparedQuery(query).execute(Tuple.of(argument)).await().atMost(SOON).iterator().next().getLong(0);
    }

    /// While this runs the first reaction that has an effect stands still, and with it its transaction.
    void whileEffectsAreLocked(Runnable work) {
        var lock = pool.getConnection().await().atMost(SOON);
        try {
            lock.query("begin; lock table effect in share mode").execute().await().atMost(SOON);
            work.run();
        } finally {
            lock.query("commit").execute().await().atMost(SOON);
            lock.close().await().atMost(SOON);
        }
    }

    void run(String statement) {
        pool.query(statement).execute().await().atMost(SOON);
    }
}
