package dev.kept.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// What this service has published, read as any other system would.
final class Facts {
    private static final Duration POLL = Duration.ofMillis(200);

    private Facts() {}

    /// The stored names of one message's facts.
    static List<String> of(String message) {
        var config = ConfigProvider.getConfig();
        var topic = config.getValue("kept.topics.prefix", String.class) + "notification";
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", config.getValue("kafka.bootstrap.servers", String.class), "group.id", UUID.randomUUID()
                        .toString()),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(it -> new TopicPartition(topic, it.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var names = new ArrayList<String>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it)))
                for (var fact : consumer.poll(POLL))
                    if (message.equals(fact.key()))
                        names.add(new String(fact.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
            return names;
        }
    }
}
