package dev.kept.runtime.log;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog.Loaded;
import dev.kept.runtime.log.EventLog.Standing;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Questions to the log that decide nothing.
final class LogReader {
    private static final String STREAM = "select " + LogRow.COLUMNS
            + " from domain_event where stream_id = $1 and tenant = $2 and sequence >= $3 order by sequence limit $4";
    private static final String STREAMS = """
            select stream_id, type, version, payload, metadata from domain_event
            where stream_id = any($1) and tenant = $2 and stream_type = $3 order by stream_id, sequence""";
    private static final String BY_KEY = """
            select stream_type, stream_id, sequence, body_hash, metadata from domain_event where tenant = $1 and idem_key = $2""";
    private final Pool pool;
    private final Codec codec;

    LogReader(Pool pool, Codec codec) {
        this.pool = pool;
        this.codec = codec;
    }

    /// @param limit 1 to 10,000
    CompletableFuture<List<Recorded>> history(String tenant, String streamId, long from, int limit) {
        if (limit < 1 || limit > 10_000)
            throw new IllegalArgumentException("A page of history has 1 to 10,000 facts, not " + limit);
        return rows(STREAM, Tuple.of(streamId, tenant, from, limit))
                .thenApply(rows -> stream(rows).flatMap(row -> LogRow.of(row).recorded(codec).stream()).toList());
    }

    <S> CompletableFuture<Loaded<S>> load(StreamType<?, S, ?> type, String tenant, String streamId) {
        return rows(STREAM, Tuple.of(streamId, tenant, 0, Integer.MAX_VALUE)).thenApply(rows -> {
            var state = type.decider().initial();
            long version = -1;
            for (var row : rows) {
                if (!row.getString("stream_type").equals(type.name()))
                    return new Loaded<>(type.decider().initial(), -1);
                state = evolve(type, state, row);
                version = row.getLong("sequence");
            }
            return new Loaded<>(state, version);
        });
    }

    private <S, E extends dev.kept.events.DomainEvent> S evolve(StreamType<?, S, E> type, S state, Row row) {
        var event = codec.read(row.getString("type"), row.getInteger("version"), row.getBuffer("payload").getBytes());
        return event.map(known -> type.decider().evolve(state, type.events().cast(known))).orElse(state);
    }

    <S> CompletableFuture<Map<String, Standing<S>>> standing(StreamType<?, S, ?> type, String tenant, Collection<String> streamIds) {
        return rows(STREAMS, Tuple.of(streamIds.toArray(String[]::new), tenant, type.name())).thenApply(rows -> {
            var standing = new HashMap<String, Standing<S>>();
            for (var row : rows) {
                var before = standing.get(row.getString("stream_id"));
                var state = evolve(type, before == null ? type.decider().initial() : before.state(), row);
                standing.put(row.getString("stream_id"), new Standing<>(state, before == null ? causation(row) : before.begunBy()));
            }
            return standing;
        });
    }

    private static String causation(Row row) {
        return row.getJsonObject("metadata").getString(Metadata.CAUSATION, "");
    }

    /// What a command under a key was answered.
    ///
    /// @param causationId of its facts
    record Answered(String streamType, String streamId, long version, String bodyHash, String causationId) {}

    CompletableFuture<Optional<Answered>> answered(String tenant, Submission.Key key) {
        return rows(BY_KEY, Tuple.of(tenant, key.value())).thenApply(rows -> stream(rows).map(row -> new Answered(
                row.getString("stream_type"), row.getString("stream_id"),
                Long.parseLong(Objects.requireNonNullElseGet(row.getJsonObject("metadata").getString(Metadata.ANSWERED),
                        () -> String.valueOf(row.getLong("sequence")))),
                row.getString("body_hash"), causation(row))).findFirst());
    }

    private CompletableFuture<RowSet<Row>> rows(String query, Tuple arguments) {
        return Contexts.backOnCallers(pool.preparedQuery(query).execute(arguments).toCompletionStage().toCompletableFuture());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
