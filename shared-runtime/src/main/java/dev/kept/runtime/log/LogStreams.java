package dev.kept.runtime.log;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

/// Axon's streaming of the whole log. Kept's relay does not use it; Axon's suite asks for it.
final class LogStreams {
    private static final String AFTER = """
            select position, stream_id, sequence, event_id, type, version, payload, metadata, occurred_at, stream_type, tenant
            from domain_event where position > $1 order by position limit $2""";
    private final Pool pool;
    private final int batch;
    private final Map<Object, Runnable> listeners = new ConcurrentHashMap<>();

    LogStreams(Pool pool, int batch) {
        this.pool = pool;
        this.batch = batch;
    }

    void appended() {
        listeners.values().forEach(Runnable::run);
    }

    /// Blocks the reader's thread while it fetches.
    MessageStream<EventMessage> from(TrackingToken start) {
        long first = start.position().orElse(-1);
        return new ContinuousMessageStream<Row>(last -> after(last, first),
                row -> new SimpleEntry<>(StoredEvents.message(row), StoredEvents.context(row).withResource(TrackingToken.RESOURCE_KEY,
                        new GlobalSequenceTrackingToken(row.getLong("position")))),
                (stream, callback) -> {
                    listeners.put(stream, callback);
                    return () -> listeners.remove(stream) != null;
                });
    }

    private List<Row> after(@Nullable Row last, long first) {
        var rows = pool.preparedQuery(AFTER).execute(Tuple.of(last == null ? first : last.getLong("position"), batch)).toCompletionStage()
                .toCompletableFuture().join();
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
