package dev.kept.runtime.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// This service's topics on the broker. Every call answers within seconds or fails with a `KafkaException`.
final class Topics {
    private static final long ANSWER_SECONDS = 5;
    private static final long POLL_MILLIS = 500;
    private final RelaySettings settings;

    Topics(RelaySettings settings) {
        this.settings = settings;
    }

    /// Creates those that are missing. They keep everything: a new subscriber reads from zero.
    void create() {
        try (var admin = Admin.create(clientProperties())) {
            var missing = settings.topicNames();
            missing.removeAll(answer(admin.listTopics().names()));
            var created = admin.createTopics(missing.stream().map(name -> TopicOfFacts.named(name, settings.partitions())).toList());
            for (var topic : created.values().entrySet())
                try {
                    answer(topic.getValue());
                } catch (TopicExistsException _) {
                    // Another replica was quicker.
                }
            requirePartitions(admin);
        }
    }

    /// The order of a stream's facts hangs on its partition: another number would scatter streams that have begun.
    private void requirePartitions(Admin admin) {
        answer(admin.describeTopics(settings.topicNames()).allTopicNames()).forEach((name, topic) -> {
            if (topic.partitions().size() != settings.partitions())
                throw new IllegalStateException("Topic " + name + " has " + topic.partitions().size() + " partitions, and"
                        + " kept.topics.partitions is " + settings.partitions() + ": set it to what the topic has");
        });
    }

    /// The last record of each partition, null where there is none; nothing for topics that do not exist.
    Map<TopicPartition, @Nullable ConsumerRecord<String, byte[]>> tails() {
        try (var admin = Admin.create(clientProperties()); var consumer = consumer()) {
            var names = settings.topicNames();
            names.retainAll(answer(admin.listTopics().names()));
            var tails = new HashMap<TopicPartition, @Nullable ConsumerRecord<String, byte[]>>();
            answer(admin.describeTopics(names).allTopicNames()).forEach((name, topic) -> topic.partitions()
                    .forEach(partition -> tails.put(new TopicPartition(name, partition.partition()), null)));
            read(consumer, tails);
            return tails;
        }
    }

    private static void read(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, @Nullable ConsumerRecord<String, byte[]>> tails) {
        var answer = Duration.ofSeconds(ANSWER_SECONDS);
        var until = System.nanoTime() + answer.toNanos();
        var ends = consumer.endOffsets(tails.keySet(), answer);
        var missing = new HashSet<TopicPartition>();
        ends.forEach((partition, end) -> {
            if (end > 0)
                missing.add(partition);
        });
        consumer.assign(List.copyOf(missing));
        missing.forEach(partition -> consumer.seek(partition, ends.getOrDefault(partition, 1L) - 1));
        while (!missing.isEmpty()) {
            if (System.nanoTime() > until)
                throw new org.apache.kafka.common.errors.TimeoutException("The last records of " + missing + " did not come");
            for (var record : consumer.poll(Duration.ofMillis(POLL_MILLIS))) {
                var partition = new TopicPartition(record.topic(), record.partition());
                tails.put(partition, record);
                missing.remove(partition);
            }
        }
    }

    /// Reads from the beginning when it is told to.
    KafkaConsumer<String, byte[]> consumer() {
        var properties = clientProperties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> clientProperties() {
        var properties = new HashMap<>(settings.kafka());
        properties.put("default.api.timeout.ms", (int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
        properties.put("request.timeout.ms", (int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS) - 1000);
        properties.put("reconnect.backoff.max.ms", 1000);
        return properties;
    }

    private static <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException known ? known : new KafkaException(failed.getCause());
        } catch (TimeoutException late) {
            throw new org.apache.kafka.common.errors.TimeoutException(late);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException("Stopped while asking the broker");
        }
    }
}
