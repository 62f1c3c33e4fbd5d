package dev.kept.runtime.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The log beside the ends of its topics, before anything is published: each may have been restored from an older state.
final class Comparison {
    private static final int PAGE = 5_000;
    private final RelaySettings settings;
    private final Map<TopicPartition, @Nullable ConsumerRecord<String, byte[]>> tails;

    Comparison(RelaySettings settings, Map<TopicPartition, @Nullable ConsumerRecord<String, byte[]>> tails) {
        this.settings = settings;
        this.tails = tails;
    }

    /// Fails with [TopicAhead] if a topic ends with a fact that the log lacks.
    void requireNotAhead(Log log) throws SQLException {
        for (var tail : tails.entrySet()) {
            var record = tail.getValue();
            if (record != null && !log.has(header(record, "ce_id")))
                throw new TopicAhead(tail.getKey().topic(), tail.getKey().partition(), header(record, "ce_id"));
        }
    }

    /// Where to go on: the stored position or, where a topic has lost facts up to it, before the first lost one.
    long start(Log log, long stored) throws SQLException {
        var open = new HashSet<>(tails.keySet());
        long start = stored;
        long before = stored + 1;
        // Ends with the log at the latest, which happens where a partition has no fact at all; as a rule with the first page.
        while (!open.isEmpty()) {
            var page = log.before(before, PAGE);
            for (var place : page) {
                var partition = partitionOf(place);
                long published = position(tails.get(partition));
                if (open.remove(partition) && published < place.position())
                    start = Math.min(start, published);
            }
            if (page.size() < PAGE)
                break;
            before = page.getLast().position();
            long reached = before;
            open.removeIf(partition -> position(tails.get(partition)) >= reached);
        }
        return start;
    }

    private TopicPartition partitionOf(Log.Place place) {
        int partition = Utils.toPositive(Utils.murmur2(place.streamId().getBytes(UTF_8))) % settings.partitions();
        return new TopicPartition(settings.topicOf(place.streamType()), partition);
    }

    private static long position(@Nullable ConsumerRecord<String, byte[]> record) {
        return record == null ? 0 : Long.parseLong(header(record, "ce_position"));
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = Objects.requireNonNull(record.headers().lastHeader(name),
                () -> "A record of " + record.topic() + " at " + record.offset() + " has no header " + name + ": it is no fact of Kept");
        return new String(header.value(), UTF_8);
    }
}
