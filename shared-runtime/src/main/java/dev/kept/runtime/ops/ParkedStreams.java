package dev.kept.runtime.ops;

import dev.kept.runtime.inbox.ConsumerKind;
import dev.kept.runtime.inbox.Replay;
import dev.kept.runtime.inbox.Replay.Replayed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands still in this service, for operators: parked streams of both consumers, and timers that failed too often.
@Singleton
class ParkedStreams {
    static final String TIMERS = "timers";
    static final int LIMIT = 200;
    private static final String LIST = """
            select p.consumer, p.stream, p.since, p.reason, p.attempts, p.retry_at,
                (select count(*) from inbox_waiting w where w.consumer = p.consumer and w.stream = p.stream) as waiting,
                coalesce((select min(w.sequence) from inbox_waiting w where w.consumer = p.consumer and w.stream = p.stream), -1) as sequence
            from inbox_parked p where $2 or p.retry_at is null
            union all
            select 'timers', key, due_at, coalesce(failure, ''), attempts, null, 1, -1 from timer where attempts >= 10
            order by 3, 1, 2 limit $1""";
    private final Pool pool;
    private final Replay replay;

    @Inject
    ParkedStreams(Pool pool, Replay replay) {
        this.pool = pool;
        this.replay = replay;
    }

    /// @param all true: also those that are still being tried again by themselves
    Uni<List<Parked>> list(boolean all) {
        return pool.preparedQuery(LIST).execute(Tuple.of(LIMIT, all)).map(rows -> {
            var parked = new ArrayList<Parked>();
            for (Row row : rows)
                parked.add(new Parked(row.getString("consumer"), row.getString("stream"), row.getOffsetDateTime("since").toInstant(),
                        row.getString("reason"), row.getLong("sequence"), row.getLong("waiting"), row.getInteger("attempts"),
                        instant(row.getOffsetDateTime("retry_at"))));
            return parked;
        });
    }

    /// Empty where nothing is parked under this name.
    Uni<Optional<Replayed>> replay(String consumer, String stream) {
        if (consumer.equals(TIMERS))
            return pool.preparedQuery("update timer set attempts = 0, retry_at = null where key = $1 and attempts >= 10")
                    .execute(Tuple.of(stream))
                    .map(rows -> rows.rowCount() == 0 ? Optional.empty() : Optional.of(new Replayed(0, 1, "It fires at once")));
        return ConsumerKind.of(consumer).map(kind -> replay.replay(kind, stream)).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    Uni<Long> count() {
        return pool.query(
                "select (select count(*) from inbox_parked where retry_at is null) + (select count(*) from timer where attempts >= 10)")
                .execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
