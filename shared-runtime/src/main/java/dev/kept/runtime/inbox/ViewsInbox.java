package dev.kept.runtime.inbox;

import dev.kept.runtime.inbox.Ledger.StreamState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Facts into rows: one transaction per batch. A fact that a view or the database refuses parks its stream; the others flow.
@Singleton
public class ViewsInbox {
    /// Rows are read, folded and written: batches of several replicas take turns.
    static final String TAKE_TURNS = "select pg_advisory_xact_lock(7302028)";
    private static final Logger LOG = Logger.getLogger(ViewsInbox.class);
    private final Ledger ledger = new Ledger(ConsumerKind.VIEWS);
    private final Consumption consumption;
    private final Views views;
    private final Pool pool;
    private final SeenFacts seen;

    @Inject
    ViewsInbox(Consumption consumption, Views views, Pool pool, SeenFacts seen) {
        this.consumption = consumption;
        this.views = views;
        this.pool = pool;
        this.seen = seen;
    }

    @Incoming("views")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        var batch = consumption.read(records);
        return consumption.untilDone(ConsumerKind.VIEWS, () -> handle(batch, this::together).onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> {
                    LOG.infof("A batch of %d facts is repeated stream by stream: %s", batch.size(), failure.toString());
                    return handle(batch, this::streamByStream);
                }));
    }

    /// What became of the fresh facts: the last handled one of each stream, and the streams that could not go on.
    private record Outcome(Map<String, Long> handled, Map<String, Throwable> failed, List<Arrival> left) {}

    private interface Way {
        Uni<Outcome> apply(SqlConnection connection, List<Arrival> fresh);
    }

    private Uni<Void> handle(List<Arrival> batch, Way way) {
        var handled = new HashMap<String, Long>();
        return Transaction.run(pool, connection -> known(connection, batch).chain(known -> {
            var next = consumption.next(ConsumerKind.VIEWS, batch, known.positions());
            return next.isEmpty() ? Uni.createFrom().voidItem() : handle(connection, next, known.streams(), way, handled);
        })).invoke(() -> seen.arrived(ConsumerKind.VIEWS, handled));
    }

    private record Known(Map<TopicPartition, Long> positions, Map<String, StreamState> streams) {}

    /// The three questions go to the database together. It answers one after the other: what is read is read in turn, and locked.
    private Uni<Known> known(SqlConnection connection, List<Arrival> batch) {
        return Uni.combine().all()
                .unis(connection.query(TAKE_TURNS).execute(),
                        ledger.lockPositions(connection, batch.stream().map(Arrival::from).collect(Collectors.toSet())),
                        ledger.streams(connection, batch.stream().map(Arrival::stream).collect(Collectors.toSet())))
                .with((_, positions, streams) -> new Known(positions, streams));
    }

    private Uni<Void> handle(SqlConnection connection, List<Arrival> next, Map<String, StreamState> states, Way way,
            Map<String, Long> handled) {
        seen.learn(next);
        var admission = Admission.of(next, states, false);
        return way.apply(connection, admission.fresh()).chain(outcome -> {
            handled.putAll(outcome.handled());
            return settle(connection, next, admission, outcome);
        });
    }

    private Uni<Outcome> together(SqlConnection connection, List<Arrival> fresh) {
        return views.apply(connection, fresh).map(_ -> new Outcome(Admission.lastOf(fresh), Map.of(), List.of()));
    }

    private Uni<Outcome> streamByStream(SqlConnection connection, List<Arrival> fresh) {
        var outcome = new Outcome(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        return Multi.createFrom().iterable(Admission.byStream(fresh).values()).onItem()
                .transformToUniAndConcatenate(stream -> Transaction.savepoint(connection, () -> views.apply(connection, stream))
                        .invoke(() -> outcome.handled().putAll(Admission.lastOf(stream))).onFailure(failure -> !Outage.is(failure))
                        .recoverWithUni(() -> factByFact(connection, stream, outcome)))
                .collect().last().replaceWith(outcome);
    }

    private Uni<Void> factByFact(SqlConnection connection, List<Arrival> stream, Outcome outcome) {
        return Multi.createFrom().iterable(stream).onItem().transformToUniAndConcatenate(fact -> {
            if (outcome.failed().containsKey(fact.stream())) {
                outcome.left().add(fact);
                return Uni.createFrom().voidItem();
            }
            return Transaction.savepoint(connection, () -> views.apply(connection, List.of(fact)))
                    .invoke(() -> outcome.handled().put(fact.stream(), fact.sequence())).onFailure(failure -> !Outage.is(failure))
                    .recoverWithItem(failure -> {
                        outcome.failed().put(fact.stream(), failure);
                        outcome.left().add(fact);
                        return null;
                    });
        }).collect().last().replaceWithVoid();
    }

    private Uni<Void> settle(SqlConnection connection, List<Arrival> next, Admission admission, Outcome outcome) {
        var now = Instant.now();
        Map<String, Trouble> parked = new HashMap<>();
        admission.gaps().forEach((stream, reason) -> parked.put(stream, new Trouble(reason, false, 0)));
        outcome.failed().forEach((stream, failure) -> parked.put(stream, Trouble.first(failure)));
        parked.forEach((stream, trouble) -> LOG.errorf("The views of %s are parked: %s", stream, trouble.reason()));
        return Uni.combine().all()
                .unis(ledger.advance(connection, outcome.handled()), ledger.move(connection, Consumption.positionsAfter(next)))
                .discardItems()
                .chain(() -> Multi.createFrom().iterable(parked.entrySet()).onItem()
                        .transformToUniAndConcatenate(it -> ledger.park(connection, it.getKey(), it.getValue().reason(), 0, now,
                                it.getValue().retryAt(now)))
                        .collect().last())
                .chain(() -> ledger.queue(connection, outcome.left())).chain(() -> ledger.queue(connection, admission.queued()));
    }
}
