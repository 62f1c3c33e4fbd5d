package dev.kept.runtime.testing;

import dev.kept.events.Actor;
import dev.kept.events.Catalogue;
import dev.kept.events.Channel;
import dev.kept.events.DomainEvent;
import dev.kept.events.Envelope;
import dev.kept.events.Envelope.EventType;
import dev.kept.events.Envelope.StreamRef;
import dev.kept.runtime.codec.CloudEventHeaders;
import dev.kept.runtime.codec.Codec;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// What happens elsewhere, as seen by the service under test: facts of other services, published as their relays would.
public final class Elsewhere implements AutoCloseable {
    private static final long LONGEST_SECONDS = 30;
    private final KafkaProducer<String, byte[]> producer;
    private final String prefix = ConfigProvider.getConfig().getValue("kept.topics.prefix", String.class);
    private final String tenant;
    private final Clock clock;
    private final Codec codec = new Codec();
    private final Map<String, Long> next = new HashMap<>();
    private long position;

    public Elsewhere(String tenant) {
        this(tenant, Clock.systemUTC());
    }

    /// @param clock of all services together: facts are recorded by it
    public Elsewhere(String tenant, Clock clock) {
        this.tenant = tenant;
        this.clock = clock;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), "acks", "all"), new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Publishes the next fact of a stream and returns its reference, for `Kept-After` and `?after=`.
    public String happens(String streamType, String streamId, DomainEvent event) {
        return happens(Actor.person("somebody"), streamType, streamId, event);
    }

    /// The same, done by somebody in particular.
    public String happens(Actor by, String streamType, String streamId, DomainEvent event) {
        var entry = Catalogue.of(event);
        var sequence = next.merge(streamType + "/" + streamId, 0L, (before, _) -> before + 1);
        var id = UUID.randomUUID().toString();
        var now = clock.instant();
        var envelope = new Envelope(tenant, new StreamRef(streamType, streamId, sequence), position++, id,
                new EventType(entry.name(), entry.version()), now, now, by, null, Channel.API, null, id, id, 0, null);
        send(new ProducerRecord<>(prefix + entry.topic().family(), null, streamId, codec.write(event), CloudEventHeaders.of(envelope)));
        return envelope.stream().toString();
    }

    private void send(ProducerRecord<String, byte[]> fact) {
        try {
            producer.send(fact).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("The fact could not be published on " + fact.topic(), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
