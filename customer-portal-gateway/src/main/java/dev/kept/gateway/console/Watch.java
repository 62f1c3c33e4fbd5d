package dev.kept.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kept.events.Topic;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Watches all topics from a little before now, for one operator's page each: a plain consumer without a group that moves nobody's
/// position.
@Singleton
public class Watch {
    private static final int MOST_AT_ONCE = 5;
    private static final int BEFORE_NOW = 20;
    /// A page that is slower than this ends, and comes again by itself.
    private static final int MOST_WAITING = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofMillis(500);
    private final AtomicInteger watching = new AtomicInteger();
    private final String bootstrap;
    private final String prefix;
    private final ObjectMapper json;

    @Inject
    Watch(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, @ConfigProperty(name = "kept.topics.prefix") String prefix,
            ObjectMapper json) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        this.json = json;
    }

    /// One fact as an operator sees it; `headers` are CloudEvents' without their prefix, `data` is masked.
    public record Seen(String topic, int partition, long offset, String stream, Map<String, String> headers, JsonNode data) {}

    Multi<Seen> facts() {
        if (watching.incrementAndGet() > MOST_AT_ONCE) {
            watching.decrementAndGet();
            throw new NotDone(Problem.of(503, "too-many-listeners", "Five pages watch the topics already. Close one."), 60);
        }
        return Multi.createFrom().<Seen>emitter(
                emitter -> Thread.ofPlatform().daemon().name("console-watch").start(() -> watch(emitter)), BackPressureStrategy.IGNORE)
                .onOverflow().buffer(MOST_WAITING)
                .onTermination().invoke(watching::decrementAndGet);
    }

    private void watch(MultiEmitter<? super Seen> emitter) {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.endOffsets(partitions).forEach((partition, last) -> consumer.seek(partition, Math.max(0, last - BEFORE_NOW)));
            while (!emitter.isCancelled() && System.nanoTime() < end)
                for (var found : consumer.poll(POLL))
                    emitter.emit(seen(found));
            emitter.complete();
        } catch (KafkaException away) {
            emitter.fail(away);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        var names = Arrays.stream(Topic.values()).map(topic -> prefix + topic.family()).toList();
        var partitions = new ArrayList<TopicPartition>();
        consumer.listTopics().forEach((name, of) -> {
            if (names.contains(name))
                of.forEach(partition -> partitions.add(new TopicPartition(name, partition.partition())));
        });
        return partitions;
    }

    private Seen seen(ConsumerRecord<String, byte[]> found) {
        var headers = new HashMap<String, String>();
        found.headers().forEach(header -> headers.put(header.key().startsWith("ce_") ? header.key().substring(3) : header.key(),
                new String(header.value(), StandardCharsets.UTF_8)));
        return new Seen(found.topic(), found.partition(), found.offset(), String.valueOf(found.key()), headers, data(found.value()));
    }

    /// What cannot be read is just what an operator wants to hear of.
    private JsonNode data(byte @Nullable [] value) {
        try {
            return Mask.masked(json.readTree(value == null ? new byte[0] : value));
        } catch (IOException unreadable) {
            return TextNode.valueOf("unreadable, " + (value == null ? 0 : value.length) + " bytes");
        }
    }
}
