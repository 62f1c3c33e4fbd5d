package dev.kept.runtime.ops;

import dev.kept.runtime.inbox.ConsumerKind;
import dev.kept.runtime.inbox.Lag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// By consumer `kept.inbox.lag` (records) and `kept.inbox.lag.seconds`; `kept.parked` (streams and timers that wait for an operator).
@Singleton
class Gauges {
    private static final long COUNT_EVERY_MILLIS = 5000;
    private final AtomicLong parked = new AtomicLong();
    private final Lag lag;
    private final ParkedStreams streams;
    private final MeterRegistry registry;
    private final Vertx vertx;

    @Inject
    Gauges(Lag lag, ParkedStreams streams, MeterRegistry registry, Vertx vertx) {
        this.lag = lag;
        this.streams = streams;
        this.registry = registry;
        this.vertx = vertx;
    }

    void register(@Observes StartupEvent event) {
        for (var kind : ConsumerKind.values()) {
            Gauge.builder("kept.inbox.lag", lag, it -> it.events(kind)).tag("consumer", kind.id()).register(registry);
            Gauge.builder("kept.inbox.lag.seconds", lag, it -> it.seconds(kind)).tag("consumer", kind.id()).register(registry);
        }
        Gauge.builder("kept.parked", parked, AtomicLong::get).register(registry);
        vertx.setPeriodic(COUNT_EVERY_MILLIS, _ -> streams.count().subscribe().with(parked::set, _ -> {}));
    }
}
