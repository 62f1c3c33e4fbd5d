package dev.kept.runtime.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.kept.events.Envelope;
import dev.kept.runtime.codec.CloudEventHeaders;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.Recorded;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Reads records, those of Kafka and those that wait in the database, by the same way.
@Singleton
class Arrivals {
    private final Codec codec;
    private final TopicNames topics;

    @Inject
    Arrivals(Codec codec, TopicNames topics) {
        this.codec = codec;
        this.topics = topics;
    }

    Arrival of(ConsumerRecord<String, byte[]> found) {
        return read(new TopicPartition(found.topic(), found.partition()), found.offset(), found.headers(), found.value());
    }

    Arrival ofWaiting(Row row) {
        var payload = row.getBuffer("payload");
        return read(new TopicPartition(row.getString("topic"), row.getInteger("partition")), row.getLong("offset"),
                headers(row.getBuffer("headers").getBytes()), payload == null ? null : payload.getBytes());
    }

    private Arrival read(TopicPartition from, long offset, Headers headers, byte @Nullable [] payload) {
        Supplier<byte[]> asJson = () -> json(headers);
        Envelope envelope;
        try {
            envelope = CloudEventHeaders.read(headers);
        } catch (RuntimeException noFact) {
            // Nobody knows which stream this belongs to: it waits as a stream of its own.
            return new Arrival(from, offset, "unreadable/" + from + "@" + offset, 0, new Arrival.Content.Unreadable(noFact), asJson,
                    payload);
        }
        var stream = (envelope.stream().type() + "/" + envelope.stream().id()).replace('\0', '\uFFFD');
        return new Arrival(from, offset, stream, envelope.stream().sequence(), content(from, envelope, payload), asJson, payload);
    }

    private Arrival.Content content(TopicPartition from, Envelope envelope, byte @Nullable [] payload) {
        var topic = topics.named(from.topic());
        if (topic == null || payload == null)
            return new Arrival.Content.Unreadable(new IllegalArgumentException(
                    topic == null ? "There is no family of facts for the topic " + from.topic() : "The record has no content"));
        try {
            return codec
                    .read(envelope.type().name(), envelope.type().version(), payload).<Arrival.Content>map(
                            event -> new Arrival.Content.Fact(topic, new Recorded(envelope, event)))
                    .orElseGet(Arrival.Content.Unknown::new);
        } catch (RuntimeException unreadable) {
            return new Arrival.Content.Unreadable(unreadable);
        }
    }

    private byte[] json(Headers headers) {
        var values = new LinkedHashMap<String, @Nullable String>();
        headers.forEach(header -> values.put(header.key(), header.value() == null ? null : new String(header.value(), UTF_8)));
        try {
            return codec.mapper().writeValueAsBytes(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Headers headers(byte[] json) {
        var headers = new RecordHeaders();
        try {
            Map<String, @Nullable String> values = codec.mapper().readValue(json, new TypeReference<>() {
            });
            values.forEach((name, value) -> {
                if (value != null)
                    headers.add(name, value.getBytes(UTF_8));
            });
            return headers;
        } catch (IOException impossible) {
            throw new IllegalStateException("Headers of a waiting fact cannot be read", impossible);
        }
    }

    static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(Objects.requireNonNull(bytes));
    }
}
