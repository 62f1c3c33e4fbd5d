package dev.kept.runtime.timer;

import dev.kept.runtime.inbox.Transaction;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Fires what is due by Kept's clock: each timer in a transaction of its own, which also removes it. One that fails is tried again later
/// and stops no other.
@Singleton
class TimerLoop {
    private static final Logger LOG = Logger.getLogger(TimerLoop.class);
    private static final int BATCH = 50;
    private static final int LONGEST_FAILURE = 1000;
    private static final String DUE = """
            select key from timer where attempts < 10 and due_at <= $1 and (retry_at is null or retry_at <= $1)
            order by due_at, key limit $2""";
    private static final String CLAIM = """
            delete from timer where key in
                (select key from timer where key = $1 and attempts < 10 and due_at <= $2 for update skip locked) returning *""";
    private static final String FAILED = """
            update timer set attempts = attempts + 1, retry_at = $3, failure = $4 where key = $1 and due_at = $2""";
    private final Map<String, TimerHandler> handlers;
    private final Pool pool;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration pause;
    private volatile boolean stopping;

    @Inject
    TimerLoop(@All List<TimerHandler> handlers, Pool pool, Clock clock, Vertx vertx,
            @ConfigProperty(name = "kept.timers.pause", defaultValue = "PT0.5S") Duration pause) {
        this.handlers = handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
        this.pool = pool;
        this.clock = clock;
        this.vertx = vertx;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        if (!handlers.isEmpty())
            vertx.getOrCreateContext().runOnContext(_ -> next());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /// A full batch is followed by the next at once.
    private void next() {
        if (stopping)
            return;
        fireDue().onFailure().invoke(failure -> {
            if (!stopping)
                LOG.warnf("Timers wait and try again: %s", failure.toString());
        }).onFailure().recoverWithItem(0).subscribe()
                .with(fired -> vertx.setTimer(fired == BATCH ? 1 : pause.toMillis(), _ -> next()));
    }

    private Uni<Integer> fireDue() {
        return pool.preparedQuery(DUE).execute(Tuple.of(now(), BATCH)).chain(rows -> {
            var keys = new ArrayList<String>();
            for (Row row : rows)
                keys.add(row.getString(0));
            return Multi.createFrom().iterable(keys).onItem().transformToUniAndConcatenate(this::fire).collect().last()
                    .replaceWith(keys.size());
        });
    }

    private Uni<Void> fire(String key) {
        var claimed = new ArrayList<Timer>(1);
        return Transaction.run(pool, connection -> connection.preparedQuery(CLAIM).execute(Tuple.of(key, now())).chain(rows -> {
            for (Row row : rows)
                claimed.add(timer(row));
            return claimed.isEmpty() ? Uni.createFrom().voidItem() : handle(connection, claimed.getFirst());
        })).onFailure(_ -> !claimed.isEmpty()).recoverWithUni(failure -> failed(claimed.getFirst(), failure));
    }

    private Uni<Void> handle(SqlConnection connection, Timer timer) {
        var handler = handlers.get(timer.kind());
        if (handler == null)
            throw new IllegalStateException("Nothing handles timers of the kind " + timer.kind());
        return handler.fire(connection, timer);
    }

    private Uni<Void> failed(Timer timer, Throwable failure) {
        var text = failure.toString().replace('\0', '\uFFFD');
        var reason = text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
        LOG.warnf("The timer %s failed: %s", timer.key(), reason);
        return pool.preparedQuery("select attempts from timer where key = $1").execute(Tuple.of(timer.key())).chain(rows -> {
            int attempts = rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0);
            var retryAt = clock.instant().plus(Duration.ofSeconds(1L << attempts)).atOffset(ZoneOffset.UTC);
            return pool.preparedQuery(FAILED)
                    .execute(Tuple.of(timer.key(), timer.dueAt().atOffset(ZoneOffset.UTC), retryAt, reason)).replaceWithVoid();
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Timer timer(Row row) {
        Instant due = row.getOffsetDateTime("due_at").toInstant();
        return new Timer(row.getString("key"), row.getString("kind"), row.getString("tenant"), due, row.getString("payload"),
                row.getString("reference"));
    }
}
