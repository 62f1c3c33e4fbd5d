package dev.kept.runtime.relay;

import dev.kept.events.Topic;
import dev.kept.runtime.log.StreamType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The relay of a service that keeps facts. Readiness does not depend on it: commands are accepted while the broker is away. A service
/// whose topic has facts that its log lacks does not start.
@Singleton
class RelayStart {
    private static final Logger LOG = Logger.getLogger(RelayStart.class);
    private static final Duration STOPPED = Duration.ofSeconds(10);
    private final Config config;
    private final Map<String, Object> kafka;
    private final Map<String, Topic> topics = new HashMap<>();
    private final MeterRegistry meters;
    private @Nullable Relay relay;

    @Inject
    RelayStart(Config config, @Identifier("default-kafka-broker") Map<String, Object> kafka, @Any Instance<StreamType<?, ?, ?>> types,
            MeterRegistry meters) {
        this.config = config;
        this.kafka = kafka;
        this.meters = meters;
        types.forEach(type -> topics.put(type.name(), type.topic()));
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (topics.isEmpty() || !config.getOptionalValue("kept.relay.enabled", Boolean.class).orElse(true))
            return;
        var settings = new RelaySettings(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class), kafka, config.getValue("kept.topics.prefix", String.class),
                config.getValue("kept.topics.partitions", Integer.class), Map.copyOf(topics), STOPPED);
        try {
            Relay.requireNotAhead(settings);
        } catch (KafkaException | SQLException away) {
            LOG.warn("Log and topics cannot be compared yet, the relay will do it before it publishes: " + away);
        }
        var started = new Relay(settings, _ -> Quarkus.asyncExit(1));
        relay = started;
        gauge("kept.log.head", started, RelayState::head);
        gauge("kept.relay.position", started, RelayState::position);
        gauge("kept.relay.lag", started, state -> Math.max(0, state.head() - state.position()));
        gauge("kept.relay.lag.seconds", started, RelayState::lagSeconds);
        gauge("kept.relay.leader", started, state -> state.leading() ? 1 : 0);
        started.start();
    }

    private void gauge(String name, Relay relay, ToDoubleFunction<RelayState> value) {
        Gauge.builder(name, relay, observed -> value.applyAsDouble(observed.state())).register(meters);
    }

    @PreDestroy
    void stop() {
        var running = relay;
        if (running != null)
            running.close();
    }
}
