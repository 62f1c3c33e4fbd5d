package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What a consumer remembers: positions, the last fact of each stream, parked streams and the facts that wait in them.
final class Ledger {
    private static final int LONGEST_REASON = 1000;
    private final String consumer;

    Ledger(ConsumerKind kind) {
        this.consumer = kind.id();
    }

    /// @param sequence of the last handled fact; null: none yet
    record StreamState(@Nullable Long sequence, boolean parked) {}

    /// The next offsets of these partitions, locked to the end of the transaction.
    Uni<Map<TopicPartition, Long>> lockPositions(SqlConnection connection, Collection<TopicPartition> partitions) {
        return positions(connection, partitions, " order by topic, partition for update");
    }

    /// The same without a lock: for those who find repeated facts by their streams.
    Uni<Map<TopicPartition, Long>> positions(SqlConnection connection, Collection<TopicPartition> partitions) {
        return positions(connection, partitions, "");
    }

    private Uni<Map<TopicPartition, Long>> positions(SqlConnection connection, Collection<TopicPartition> partitions, String lock) {
        var topics = partitions.stream().map(TopicPartition::topic).toArray(String[]::new);
        var numbers = partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
        return connection.preparedQuery("""
                select topic, partition, next_offset from inbox_position
                where consumer = $1 and (topic, partition) in (select * from unnest($2::text[], $3::int[]))""" + lock)
                .execute(tuple(consumer, topics, numbers)).map(rows -> {
                    var found = new HashMap<TopicPartition, Long>();
                    for (Row row : rows)
                        found.put(new TopicPartition(row.getString("topic"), row.getInteger("partition")), row.getLong("next_offset"));
                    return found;
                });
    }

    Uni<Void> move(SqlConnection connection, Map<TopicPartition, Long> next) {
        if (next.isEmpty())
            return Uni.createFrom().voidItem();
        var partitions = List.copyOf(next.keySet());
        return connection.preparedQuery("""
                update inbox_position p set next_offset = greatest(p.next_offset, n.next)
                from unnest($2::text[], $3::int[], $4::bigint[]) n(topic, partition, next)
                where p.consumer = $1 and p.topic = n.topic and p.partition = n.partition""")
                .execute(tuple(consumer, partitions.stream().map(TopicPartition::topic).toArray(String[]::new),
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new),
                        partitions.stream().map(next::get).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    Uni<Map<String, StreamState>> streams(SqlConnection connection, Collection<String> streams) {
        return connection.preparedQuery("""
                select u.stream, s.sequence, p.stream is not null as parked
                from unnest($2::text[]) u(stream)
                left join inbox_stream s on s.consumer = $1 and s.stream = u.stream
                left join inbox_parked p on p.consumer = $1 and p.stream = u.stream""")
                .execute(tuple(consumer, streams.toArray(String[]::new))).map(rows -> {
                    var found = new HashMap<String, StreamState>();
                    for (Row row : rows)
                        found.put(row.getString("stream"), new StreamState(row.getLong("sequence"), row.getBoolean("parked")));
                    return found;
                });
    }

    /// Locks one stream to the end of the transaction, also one that is not there yet.
    Uni<StreamState> lockStream(SqlConnection connection, String stream) {
        return lockStreams(connection, List.of(stream)).map(found -> found.get(stream));
    }

    /// The same for many, in an order that is everybody's: of two who lock some of the same, only one waits. A lock is of a name's hash:
    /// it writes nothing, and two streams that share one wait for each other.
    Uni<Map<String, StreamState>> lockStreams(SqlConnection connection, Collection<String> streams) {
        return Uni.combine().all().unis(connection.preparedQuery("""
                select pg_advisory_xact_lock(hash) from
                    (select distinct hashtextextended($1 || ' ' || stream, 0) as hash from unnest($2::text[]) u(stream) order by 1) s""")
                .execute(tuple(consumer, streams.toArray(String[]::new))), streams(connection, streams)).with((_, found) -> found);
    }

    Uni<Void> advance(SqlConnection connection, Map<String, Long> sequences) {
        if (sequences.isEmpty())
            return Uni.createFrom().voidItem();
        var streams = new ArrayList<>(sequences.keySet());
        return connection.preparedQuery("""
                insert into inbox_stream (consumer, stream, sequence) select $1, * from unnest($2::text[], $3::bigint[])
                on conflict (consumer, stream) do update set sequence = excluded.sequence""").execute(
                tuple(consumer, streams.toArray(String[]::new), streams.stream().map(sequences::get).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /// @param retryAt when it is tried again by itself; null: never
    Uni<Void> park(SqlConnection connection, String stream, String reason, int attempts, Instant now, @Nullable Instant retryAt) {
        return connection.preparedQuery("""
                insert into inbox_parked (consumer, stream, since, reason, attempts, retry_at) values ($1, $2, $3, $4, $5, $6)
                on conflict (consumer, stream) do update set reason = excluded.reason, attempts = excluded.attempts,
                    retry_at = excluded.retry_at""").execute(tuple(consumer, stream, now.atOffset(ZoneOffset.UTC), text(reason), attempts,
                retryAt == null ? null : retryAt.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    /// Facts of parked streams; one that waits already waits once.
    Uni<Void> queue(SqlConnection connection, List<Arrival> arrivals) {
        if (arrivals.isEmpty())
            return Uni.createFrom().voidItem();
        return connection.preparedQuery("""
                insert into inbox_waiting (consumer, stream, sequence, topic, partition, "offset", headers, payload)
                values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""").executeBatch(arrivals.stream()
                .map(it -> tuple(consumer, it.stream(), it.sequence(), it.from().topic(), it.from().partition(), it.offset(),
                        Arrivals.buffer(it.headers().get()), Arrivals.buffer(it.payload())))
                .toList()).replaceWithVoid();
    }

    Uni<List<Row>> waiting(SqlConnection connection, String stream, int limit) {
        return connection.preparedQuery("select * from inbox_waiting where consumer = $1 and stream = $2 order by sequence limit $3")
                .execute(tuple(consumer, stream, limit)).map(rows -> {
                    var all = new ArrayList<Row>();
                    rows.forEach(all::add);
                    return all;
                });
    }

    Uni<Void> forgetWaiting(SqlConnection connection, String stream, long upTo) {
        return connection.preparedQuery("delete from inbox_waiting where consumer = $1 and stream = $2 and sequence <= $3")
                .execute(tuple(consumer, stream, upTo)).replaceWithVoid();
    }

    /// How often a parked stream has been tried; empty where it is not parked. Locks it.
    Uni<Optional<Integer>> lockParked(SqlConnection connection, String stream) {
        return connection.preparedQuery("select attempts from inbox_parked where consumer = $1 and stream = $2 for update")
                .execute(tuple(consumer, stream))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getInteger(0)));
    }

    /// Parked streams that are to be tried again by themselves.
    Uni<List<String>> due(SqlConnection connection, Instant now, int limit) {
        return connection.preparedQuery("select stream from inbox_parked where consumer = $1 and retry_at <= $2 order by retry_at limit $3")
                .execute(tuple(consumer, now.atOffset(ZoneOffset.UTC), limit)).map(rows -> {
                    var streams = new ArrayList<String>();
                    rows.forEach(row -> streams.add(row.getString(0)));
                    return streams;
                });
    }

    Uni<Void> unpark(SqlConnection connection, String stream) {
        return connection.preparedQuery("delete from inbox_parked where consumer = $1 and stream = $2").execute(tuple(consumer, stream))
                .replaceWithVoid();
    }

    private static String text(String reason) {
        var clean = reason.replace('\0', '\uFFFD');
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }

    /// Not `Tuple.of`, which spreads an array over several parameters.
    static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(values);
    }
}
