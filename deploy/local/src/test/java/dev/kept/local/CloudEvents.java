package dev.kept.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The topics as another system sees them: plain kafka-clients, read from zero to the present end.
public final class CloudEvents {
    private CloudEvents() {}

    /// One fact, as far as the tests look at it.
    ///
    /// @param cause the id of the fact or of the command that led to it
    /// @param traceparent empty where it was recorded in no trace
    public record Record(String id, String type, String subject, long sequence, String cause, String traceparent, String value) {}

    /// Everything on a topic now, in the order of each partition; at most a minute.
    public static List<Record> all(String bootstrap, String topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap, "key.deserializer", StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            var partitions = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var read = new ArrayList<Record>();
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                if (System.nanoTime() > deadline)
                    throw new AssertionError("Could not read " + topic + " to its end within a minute");
                consumer.poll(Duration.ofMillis(200)).forEach(fact -> read.add(record(fact)));
            }
            return read;
        }
    }

    private static Record record(ConsumerRecord<String, String> fact) {
        return new Record(header(fact, "ce_id"), header(fact, "ce_type"), header(fact, "ce_subject"),
                Long.parseLong(header(fact, "ce_sequence")), header(fact, "ce_causationid"), header(fact, "ce_traceparent"), fact.value());
    }

    private static String header(ConsumerRecord<String, String> fact, String name) {
        var header = fact.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
