package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Facts into effects: one transaction for some facts, a few streams at once. Where a reaction fails, all of it is undone, and
/// there is one transaction per stream. The position moves when all are done; a batch that comes again finds its streams ahead of it.
@Singleton
public class ReactionsInbox {
    private static final Logger LOG = Logger.getLogger(ReactionsInbox.class);
    private static final int STREAMS_AT_ONCE = 6;
    /// Facts in one transaction: what is undone with one that fails, and waits for one that is slow.
    private static final int MOST_TOGETHER = 50;
    /// People wait for views and not for reactions: those let the views go first, and what comes within this time shares their transaction.
    private static final long GATHERING_MILLIS = 10;
    private final Ledger ledger = new Ledger(ConsumerKind.REACTIONS);
    private final Consumption consumption;
    private final Reactions reactions;
    private final Pool pool;
    private final SeenFacts seen;
    private final Vertx vertx;

    @Inject
    ReactionsInbox(Consumption consumption, Reactions reactions, Pool pool, SeenFacts seen, Vertx vertx) {
        this.consumption = consumption;
        this.reactions = reactions;
        this.pool = pool;
        this.seen = seen;
        this.vertx = vertx;
    }

    @Incoming("reactions")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        var batch = consumption.read(records);
        return consumption.untilDone(ConsumerKind.REACTIONS, () -> aMomentLater().chain(() -> handle(batch)));
    }

    /// On the same event loop.
    private Uni<Void> aMomentLater() {
        return Uni.createFrom().emitter(later -> vertx.setTimer(GATHERING_MILLIS, _ -> later.complete(null)));
    }

    private Uni<Void> handle(List<Arrival> batch) {
        return pool
                .withConnection(connection -> ledger.positions(connection,
                        batch.stream().map(Arrival::from).collect(Collectors.toSet())))
                .map(positions -> consumption.next(ConsumerKind.REACTIONS, batch, positions)).invoke(seen::learn)
                .chain(next -> Multi.createFrom().iterable(parts(next)).onItem()
                        .transformToUniAndConcatenate(part -> together(part).onFailure(failure -> !Outage.is(failure))
                                .recoverWithUni(failure -> {
                                    LOG.infof("%d facts are handled again stream by stream: %s", part.size(), failure.toString());
                                    return streamByStream(part);
                                }))
                        .collect().last());
    }

    private static List<List<Arrival>> parts(List<Arrival> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MOST_TOGETHER)
                .mapToObj(from -> all.subList(from, Math.min(from + MOST_TOGETHER, all.size()))).toList();
    }

    /// Most facts concern nobody here: they cost no transaction of their own.
    private Uni<Void> together(List<Arrival> part) {
        var handled = new HashMap<String, Long>();
        var streams = part.stream().map(Arrival::stream).collect(Collectors.toSet());
        return Transaction.run(pool, connection -> ledger.lockStreams(connection, streams).chain(states -> {
            var admission = Admission.of(part, states, true);
            if (!admission.gaps().isEmpty())
                throw new IllegalStateException(admission.gaps().toString()); // parked one by one
            handled.putAll(Admission.lastOf(admission.fresh()));
            return Multi.createFrom().iterable(admission.freshByStream().values()).onItem()
                    .transformToUni(facts -> inTurn(connection, facts, new AtomicInteger())).merge(STREAMS_AT_ONCE).collect().last()
                    .chain(() -> Uni.combine().all()
                            .unis(ledger.advance(connection, handled),
                                    ledger.queue(connection, admission.queued()),
                                    ledger.move(connection, Consumption.positionsAfter(part)))
                            .discardItems());
        })).invoke(() -> seen.arrived(ConsumerKind.REACTIONS, handled));
    }

    private Uni<Void> streamByStream(List<Arrival> part) {
        return Multi.createFrom().iterable(Admission.byStream(part).entrySet()).onItem()
                .transformToUni(it -> handle(it.getKey(), it.getValue(), null)).merge(STREAMS_AT_ONCE).collect().last()
                .chain(() -> Transaction.run(pool, connection -> ledger.move(connection, Consumption.positionsAfter(part))));
    }

    /// @param handled counts
    private Uni<Void> inTurn(SqlConnection connection, List<Arrival> facts, AtomicInteger handled) {
        return Multi.createFrom().iterable(facts).onItem()
                .transformToUniAndConcatenate(arrival -> react(connection, arrival).invoke(handled::incrementAndGet)).collect().last()
                .replaceWithVoid();
    }

    /// Where one of the facts fails, everything is undone, those before it are handled again, and the stream is parked from it on. The
    /// list gets shorter each time.
    ///
    /// @param failed of the first fact that must not be tried again
    private Uni<Void> handle(String stream, List<Arrival> arrivals, @Nullable Failed failed) {
        var handling = new AtomicInteger();
        return Transaction
                .run(pool, connection -> ledger.lockStream(connection, stream).chain(state -> {
                    var admission = Admission.of(arrivals, Map.of(stream, state), true);
                    int upTo = failed == null ? admission.fresh().size() : failed.index();
                    handling.set(0);
                    return inTurn(connection, admission.fresh().subList(0, upTo), handling)
                            .chain(() -> settle(connection, stream, admission, upTo, failed));
                })).invoke(() -> seen.moved(stream))
                .onFailure(failure -> !Outage.is(failure) && (failed == null || handling.get() < failed.index()))
                .recoverWithUni(failure -> handle(stream, arrivals, new Failed(handling.get(), failure)));
    }

    private record Failed(int index, Throwable failure) {}

    private Uni<Void> react(SqlConnection connection, Arrival arrival) {
        return Uni.createFrom().deferred(() -> {
            Trouble.requireFewHops(arrival);
            return reactions.react(connection, arrival);
        });
    }

    private Uni<Void> settle(SqlConnection connection, String stream, Admission admission, int handled, @Nullable Failed failed) {
        var now = Instant.now();
        var trouble = failed != null
                ? Trouble.first(failed.failure())
                : admission.gaps().containsKey(stream) ? new Trouble(admission.gaps().getOrDefault(stream, ""), false, 0) : null;
        var fresh = admission.fresh();
        // Also where the first one failed: where this stream begins is known from here on.
        var advanced = fresh.isEmpty()
                ? Uni.createFrom().voidItem()
                : ledger.advance(connection, Map.of(stream, fresh.getFirst().sequence() - 1 + handled));
        if (trouble == null)
            return advanced.chain(() -> ledger.queue(connection, admission.queued()));
        var retryAt = trouble.retryAt(now);
        if (retryAt == null)
            LOG.errorf("The reactions to %s are parked: %s", stream, trouble.reason());
        return advanced.chain(() -> ledger.park(connection, stream, trouble.reason(), 0, now, retryAt))
                .chain(() -> ledger.queue(connection, fresh.subList(handled, fresh.size())))
                .chain(() -> ledger.queue(connection, admission.queued()));
    }
}
