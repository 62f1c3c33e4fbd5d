package dev.kept.runtime.inbox;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Handles what waits in a parked stream, in order: after an operator's fix, or by itself where something had not arrived yet.
@Singleton
public class Replay {
    private static final Logger LOG = Logger.getLogger(Replay.class);
    private static final long RETRY_EVERY_MILLIS = 500;
    private static final int STREAMS = 50;
    /// Of one transaction; the rest follows at the next replay, which comes by itself.
    private static final int FACTS = 1000;
    private final Pool pool;
    private final Views views;
    private final Reactions reactions;
    private final SeenFacts seen;
    private final Arrivals arrivals;
    private final Consumption consumption;
    private final Vertx vertx;

    @Inject
    Replay(Pool pool, Views views, Reactions reactions, SeenFacts seen, Arrivals arrivals, Consumption consumption, Vertx vertx) {
        this.pool = pool;
        this.views = views;
        this.reactions = reactions;
        this.seen = seen;
        this.arrivals = arrivals;
        this.consumption = consumption;
        this.vertx = vertx;
    }

    /// What a replay led to.
    ///
    /// @param handled how many facts
    /// @param waiting how many are left
    /// @param reason why; null where none is left
    public record Replayed(int handled, int waiting, @Nullable String reason) {}

    /// Empty for a stream that is not parked.
    public Uni<Optional<Replayed>> replay(ConsumerKind kind, String stream) {
        var ledger = new Ledger(kind);
        return Transaction.<Optional<Replayed>>run(pool,
                connection -> lock(connection, kind, ledger, stream).chain(state -> ledger.lockParked(connection, stream)
                        .chain(attempts -> attempts.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : ledger.waiting(connection, stream, FACTS).chain(
                                        rows -> replay(connection, kind, ledger, stream, state, rows, attempts.get())).map(Optional::of))))
                .invoke(() -> seen.moved(stream));
    }

    private Uni<Ledger.StreamState> lock(SqlConnection connection, ConsumerKind kind, Ledger ledger, String stream) {
        var turn = kind == ConsumerKind.VIEWS
                ? connection.query(ViewsInbox.TAKE_TURNS).execute().replaceWithVoid()
                : Uni.createFrom().voidItem();
        return turn.chain(() -> ledger.lockStream(connection, stream));
    }

    /// How far one replay has come.
    private static final class Progress {
        long last;
        int handled;
        @Nullable
        Trouble trouble;

        Progress(long last) {
            this.last = last;
        }
    }

    private Uni<Replayed> replay(SqlConnection connection, ConsumerKind kind, Ledger ledger, String stream, Ledger.StreamState state,
            List<Row> rows, int attempts) {
        var progress = new Progress(state.sequence() == null ? -1 : state.sequence());
        return Multi.createFrom().iterable(rows).onItem()
                .transformToUniAndConcatenate(row -> step(connection, kind, arrivals.ofWaiting(row), attempts, progress)).collect().last()
                .chain(() -> ledger.advance(connection, Map.of(stream, progress.last)))
                .chain(() -> ledger.forgetWaiting(connection, stream, progress.last)).chain(() -> {
                    int left = rows.size() - progress.handled;
                    var trouble = progress.trouble;
                    if (trouble == null && rows.size() < FACTS)
                        return ledger.unpark(connection, stream).replaceWith(new Replayed(progress.handled, 0, null));
                    var now = Instant.now();
                    var rest = trouble == null ? new Trouble("More facts wait; they follow by themselves", true, 0) : trouble;
                    return ledger.park(connection, stream, rest.reason(), rest.attempts(), now, rest.retryAt(now))
                            .replaceWith(new Replayed(progress.handled, left, rest.reason()));
                });
    }

    private Uni<Void> step(SqlConnection connection, ConsumerKind kind, Arrival arrival, int attempts, Progress progress) {
        if (progress.trouble != null)
            return Uni.createFrom().voidItem();
        if (arrival.sequence() != progress.last + 1) {
            progress.trouble = new Trouble(Admission.gap(progress.last + 1, arrival.sequence()), false, attempts + 1);
            return Uni.createFrom().voidItem();
        }
        return Transaction
                .savepoint(connection,
                        () -> kind == ConsumerKind.VIEWS
                                ? views.apply(connection, List.of(arrival))
                                : reactions.react(connection, arrival))
                .invoke(() -> {
                    progress.last = arrival.sequence();
                    progress.handled++;
                }).onFailure(failure -> !Outage.is(failure)).recoverWithItem(failure -> {
                    progress.trouble = Trouble.again(failure, attempts + 1);
                    return null;
                });
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(_ -> retry());
    }

    /// What was not known yet may be by now.
    private void retry() {
        if (consumption.stopping())
            return;
        Multi.createFrom().items(ConsumerKind.values()).onItem().transformToUniAndConcatenate(this::retry).collect().last().onFailure()
                .invoke(failure -> {
                    if (!consumption.stopping())
                        LOG.warnf("Parked streams wait and are tried again: %s", failure.toString());
                }).onFailure().recoverWithNull().subscribe().with(_ -> vertx.setTimer(RETRY_EVERY_MILLIS, _ -> retry()));
    }

    private Uni<Void> retry(ConsumerKind kind) {
        return pool.withConnection(connection -> new Ledger(kind).due(connection, Instant.now(), STREAMS))
                .chain(streams -> Multi.createFrom().iterable(streams).onItem()
                        .transformToUniAndConcatenate(stream -> replay(kind, stream)).collect().last())
                .replaceWithVoid();
    }
}
