package dev.kept.runtime.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Topics from their first record up to given positions, without a consumer group.
final class Reread implements AutoCloseable {
    /// How many facts may come before their predecessors.
    static final int MOST_EARLY = 10_000;
    private static final int BATCH = 500;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> open;

    /// @param upTo the first offsets that are not read
    Reread(Map<String, Object> kafka, Map<TopicPartition, Long> upTo) {
        var properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.open = new HashMap<>(upTo);
        this.consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(open.keySet());
        consumer.seekToBeginning(open.keySet());
        closeWhatIsRead();
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /// Not empty. Fails if the broker does not send what it once had.
    List<ConsumerRecord<String, byte[]>> next() {
        var records = consumer.poll(ANSWER);
        if (records.isEmpty())
            throw new IllegalStateException("The broker sends no more facts of " + open.keySet() + ", which were read once up to " + open);
        var wanted = new ArrayList<ConsumerRecord<String, byte[]>>(records.count());
        for (var record : records)
            if (record.offset() < open.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L))
                wanted.add(record);
        closeWhatIsRead();
        return wanted;
    }

    private void closeWhatIsRead() {
        var read = open.entrySet().stream().filter(it -> consumer.position(it.getKey(), ANSWER) >= it.getValue()).map(Map.Entry::getKey)
                .toList();
        consumer.pause(read);
        read.forEach(open::remove);
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
