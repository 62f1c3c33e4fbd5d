package dev.kept.runtime.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// What both consumers do around a batch: repeat it until it is done, and leave out records that are not next.
@Singleton
class Consumption {
    private static final Logger LOG = Logger.getLogger(Consumption.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private final Arrivals arrivals;
    private final KafkaClientService kafka;
    private volatile boolean stopping;

    @Inject
    Consumption(Arrivals arrivals, KafkaClientService kafka) {
        this.arrivals = arrivals;
        this.kafka = kafka;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    List<Arrival> read(ConsumerRecords<String, byte[]> records) {
        var all = new ArrayList<Arrival>(records.count());
        records.forEach(found -> all.add(arrivals.of(found)));
        return all;
    }

    /// Whatever fails here is not the facts' fault, or is parked already: the batch is repeated for ever, so that nothing overtakes it.
    Uni<Void> untilDone(ConsumerKind kind, Supplier<Uni<Void>> batch) {
        var context = Vertx.currentContext();
        Executor here = context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
        return Uni.createFrom().<Void>deferred(batch::get).runSubscriptionOn(here).onFailure().invoke(failure -> {
            if (!stopping)
                LOG.warnf("The %s wait and try again: %s", kind.id(), failure.toString());
        }).onFailure(_ -> !stopping).retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely();
    }

    /// Without what was handled before, and without partitions whose first record is not the next one: those were buffered before a
    /// reassignment, and their reading begins again where it should.
    List<Arrival> next(ConsumerKind kind, List<Arrival> batch, Map<TopicPartition, Long> positions) {
        var expected = new HashMap<>(positions);
        var next = new ArrayList<Arrival>();
        for (var arrival : batch) {
            var offset = expected.get(arrival.from());
            if (offset == null || arrival.offset() < offset)
                continue;
            if (arrival.offset() > offset) {
                LOG.warnf("Records of %s from offset %d on came before %d: reading again from there", arrival.from(), arrival.offset(),
                        offset);
                seek(kind, arrival.from(), offset);
                expected.remove(arrival.from());
                continue;
            }
            next.add(arrival);
            expected.put(arrival.from(), offset + 1);
        }
        return next;
    }

    static Map<TopicPartition, Long> positionsAfter(List<Arrival> batch) {
        var after = new HashMap<TopicPartition, Long>();
        batch.forEach(arrival -> after.merge(arrival.from(), arrival.offset() + 1, Math::max));
        return after;
    }

    private void seek(ConsumerKind kind, TopicPartition partition, long offset) {
        kafka.getConsumer(kind.id()).runOnPollingThread(consumer -> {
            if (consumer.assignment().contains(partition))
                consumer.seek(partition, offset);
        }).subscribe().with(_ -> {}, failure -> LOG.warnf("%s cannot be read again from %d: %s", partition, offset, failure.toString()));
    }
}
