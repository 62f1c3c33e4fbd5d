package dev.kept.runtime.inbox;

import dev.kept.events.Actor;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.DomainEvent;
import dev.kept.events.Envelope;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.CloudEventHeaders;
import dev.kept.runtime.codec.Codec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes facts as a relay would, and as a faulty one would not.
final class Facts implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private final KafkaProducer<String, byte[]> producer;
    private final String prefix;
    private final Codec codec = new Codec();

    Facts(String bootstrap, String prefix) {
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all"), new StringSerializer(),
                new ByteArraySerializer());
    }

    static StockReceived received(String location, int amount) {
        return new StockReceived("tap", location, new Quantity(BigDecimal.valueOf(amount), "pcs"));
    }

    static PartRegistered labelled(String name) {
        return new PartRegistered("4711", name, "pcs", new Money(100, "EUR"));
    }

    static Envelope envelope(String stream, long sequence, DomainEvent event, int hops) {
        var entry = Catalogue.of(event);
        return new Envelope("acme", new Envelope.StreamRef("shelf", stream, sequence), sequence, UUID.randomUUID().toString(),
                new Envelope.EventType(entry.name(), entry.version()), NOW, NOW, Actor.person("p1"), null, Channel.API, null, "c", "c",
                hops, null);
    }

    void publish(String stream, long sequence, DomainEvent event) {
        publish(stream, sequence, event, 0);
    }

    void publish(String stream, long sequence, DomainEvent event, int hops) {
        send(stream, CloudEventHeaders.of(envelope(stream, sequence, event, hops)), codec.write(event));
    }

    /// One piece each into the van, numbered from `first` on.
    void publishMany(String stream, long first, int many) {
        var event = received("van", 1);
        for (long sequence = first; sequence < first + many; sequence++)
            producer.send(new ProducerRecord<>(prefix + Topic.INVENTORY.family(), null, stream, codec.write(event),
                    CloudEventHeaders.of(envelope(stream, sequence, event, 0))));
        producer.flush();
    }

    void send(String key, Headers headers, byte[] content) {
        try {
            producer.send(new ProducerRecord<>(prefix + Topic.INVENTORY.family(), null, key, content, headers)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
