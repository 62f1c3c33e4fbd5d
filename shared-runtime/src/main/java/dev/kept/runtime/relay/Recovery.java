package dev.kept.runtime.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Envelope;
import dev.kept.runtime.codec.CloudEventHeaders;
import dev.kept.runtime.log.LogRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Copies facts that only the topics have back into the log, after a database was restored from an older state. All or none.
public final class Recovery {
    static final String KEY = "ce_idempotencykey";
    static final String BODY_HASH = "ce_bodyhash";
    static final String ANSWERED = "ce_answered";
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAGE = """
            insert into recovered (tenant, stream_type, stream_id, sequence, position, event_id, type, version, occurred_at, recorded_at,
                metadata, payload, idem_key, body_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""";
    private static final String OTHERS = """
            select r.stream_type || '/' || r.stream_id || '@' || r.sequence || ' (' || r.event_id || ')' from recovered r
            join domain_event d on d.stream_id = r.stream_id and d.sequence = r.sequence order by r.position limit 1""";
    private static final String NEXT = """
            select setval(pg_get_serial_sequence('domain_event', 'position'), greatest(1, (select max(position) from domain_event),
                (select max(position) from recovered)))""";
    /// In the order of the commits, in which triggers of the service's own saw these facts for the first time.
    private static final String INSERT = """
            insert into domain_event (tenant, stream_type, stream_id, sequence, position, event_id, type, version, occurred_at, recorded_at,
                metadata, payload, idem_key, body_hash)
            overriding system value select tenant, stream_type, stream_id, sequence,
                case when exists (select from domain_event d where d.position = r.position)
                    then nextval(pg_get_serial_sequence('domain_event', 'position')) else position end,
                event_id, type, version, occurred_at, recorded_at, metadata, payload, idem_key, body_hash
            from recovered r order by position""";
    private final RelaySettings settings;

    public Recovery(RelaySettings settings) {
        this.settings = settings;
    }

    /// How many facts were copied. The service must not run meanwhile. Fails with an `IllegalStateException` that names the stream where
    /// the log has already put another fact in a missing one's place.
    public long run() throws SQLException {
        try (var log = new Log(settings.connect())) {
            if (!log.tryToLead())
                throw new IllegalStateException("The service is running: stop all its replicas first");
            var connection = log.connection();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = on");
                statement.execute("create temporary table recovered (like domain_event) on commit drop");
                statement.execute("create unique index on recovered (event_id)");
                stage(log, new Topics(settings));
                requireFreePlaces(statement);
                statement.execute(NEXT);
                long copied = statement.executeUpdate(INSERT);
                connection.commit();
                return copied;
            }
        }
    }

    private static void requireFreePlaces(Statement statement) throws SQLException {
        try (var others = statement.executeQuery(OTHERS)) {
            if (others.next())
                throw new IllegalStateException("The log has another fact in the place of " + others.getString(1)
                        + ": commands were accepted after the database was restored. Nothing was copied; a person must decide which to keep.");
        }
    }

    private static void stage(Log log, Topics topics) throws SQLException {
        var tails = topics.tails();
        try (var consumer = topics.consumer(); var insert = log.connection().prepareStatement(STAGE)) {
            var partitions = List.copyOf(tails.keySet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // Ends at the ends that the partitions had at the beginning.
            while (!tails.entrySet().stream().allMatch(tail -> isRead(consumer, tail))) {
                var records = consumer.poll(ANSWER);
                if (records.isEmpty())
                    throw new IllegalStateException("The broker does not send more facts: nothing was copied, try again");
                for (var record : records)
                    if (!log.has(Comparison.header(record, "ce_id")))
                        stage(insert, record);
            }
        }
    }

    private static boolean isRead(KafkaConsumer<?, ?> consumer, Map.Entry<TopicPartition, @Nullable ConsumerRecord<String, byte[]>> tail) {
        var last = tail.getValue();
        return last == null || consumer.position(tail.getKey(), ANSWER) > last.offset();
    }

    private static void stage(PreparedStatement insert, ConsumerRecord<String, byte[]> record) throws SQLException {
        var fact = CloudEventHeaders.read(record.headers());
        int n = 0;
        insert.setString(++n, fact.tenant());
        insert.setString(++n, fact.stream().type());
        insert.setString(++n, fact.stream().id());
        insert.setLong(++n, fact.stream().sequence());
        insert.setLong(++n, fact.position());
        insert.setString(++n, fact.eventId());
        insert.setString(++n, fact.type().name());
        insert.setInt(++n, fact.type().version());
        insert.setTimestamp(++n, Timestamp.from(fact.occurredAt()));
        insert.setTimestamp(++n, Timestamp.from(fact.recordedAt()));
        insert.setString(++n, metadata(fact, optional(record, ANSWERED)));
        insert.setBytes(++n, record.value());
        insert.setString(++n, optional(record, KEY));
        insert.setString(++n, optional(record, BODY_HASH));
        insert.executeUpdate();
    }

    private static String metadata(Envelope fact, @Nullable String answered) {
        try {
            return JSON.writeValueAsString(LogRow.metadataOf(fact, answered));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String optional(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
