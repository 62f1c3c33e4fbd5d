package dev.kept.runtime.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kept.runtime.codec.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Facts as records: key = stream id, value = the event's JSON, headers = CloudEvents. Waits for the broker as long as it takes: a record
/// that was given up would let its successors overtake.
final class Publisher implements AutoCloseable {
    /// As long as giving a batch to the producer takes: all of it goes in one request.
    private static final int GATHERED_MILLIS = 1;
    private final RelaySettings settings;
    private final KafkaProducer<String, byte[]> producer;

    Publisher(RelaySettings settings) {
        this.settings = settings;
        var properties = new HashMap<>(settings.kafka());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, GATHERED_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /// Sends all in order; done when the broker has acknowledged every one. After one that could not be sent no other is: it would
    /// overtake.
    CompletableFuture<Void> publish(List<Log.Kept> facts) {
        var acknowledged = new ArrayList<CompletableFuture<?>>(facts.size());
        for (var fact : facts) {
            if (!acknowledged.isEmpty() && acknowledged.getLast().isCompletedExceptionally())
                break;
            var done = new CompletableFuture<Void>();
            acknowledged.add(done);
            var _ = producer.send(record(fact), (_, failure) -> {
                if (failure == null)
                    done.complete(null);
                else
                    done.completeExceptionally(failure);
            });
        }
        return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture<?>[]::new));
    }

    private ProducerRecord<String, byte[]> record(Log.Kept fact) {
        var row = fact.row();
        var headers = CloudEventHeaders.of(row.envelope());
        // Not for subscribers: with these, recovered facts answer a repeated command as the lost ones did.
        put(headers, Recovery.KEY, fact.key());
        put(headers, Recovery.BODY_HASH, fact.bodyHash());
        put(headers, Recovery.ANSWERED, row.metadata().get("answered"));
        return new ProducerRecord<>(settings.topicOf(row.streamType()), null, row.recordedAt().toEpochMilli(), row.streamId(),
                row.payload(), headers);
    }

    private static void put(org.apache.kafka.common.header.Headers headers, String name, @Nullable String value) {
        if (value != null)
            headers.add(name, value.getBytes(UTF_8));
    }

    /// At once: what is not acknowledged is the next leader's.
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
