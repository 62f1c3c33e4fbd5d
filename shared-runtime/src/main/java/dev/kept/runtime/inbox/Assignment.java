package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The stored position wins: whoever gets a partition begins where the last transaction of its former owner ended, for which the row's
/// lock waits. Runs on Kafka's polling thread, which may wait.
abstract class Assignment implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Assignment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 500;
    private final ConsumerKind kind;
    private final Pool pool;
    private final Consumption consumption;
    private final Clock clock;
    private volatile boolean assigned;

    Assignment(ConsumerKind kind, Pool pool, Consumption consumption, Clock clock) {
        this.kind = kind;
        this.pool = pool;
        this.consumption = consumption;
        this.clock = clock;
    }

    /// Whether Kafka has given this consumer its partitions (perhaps none) since the start.
    boolean assigned() {
        return assigned;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var first = consumer.beginningOffsets(partitions);
        var end = consumer.endOffsets(partitions);
        var start = kind == ConsumerKind.VIEWS ? first : sinceFirstStart(consumer, partitions, end);
        for (var partition : partitions) {
            long lowest = first.getOrDefault(partition, 0L);
            long highest = end.getOrDefault(partition, Long.MAX_VALUE);
            long next = patiently(() -> Positions.take(pool, kind, partition, start.getOrDefault(partition, 0L), highest));
            if (next > highest) {
                LOG.warnf("%s ends before our position %d: the broker was replaced. Reading all again; what is known is dropped.",
                        partition,
                        next);
                next = patiently(() -> Positions.correct(pool, kind, partition, lowest));
            } else if (next < lowest) {
                LOG.errorf("%s begins at %d, after our position %d: facts were removed from the topic", partition, lowest, next);
                next = patiently(() -> Positions.correct(pool, kind, partition, lowest));
            }
            consumer.seek(partition, next);
        }
        assigned = true;
        LOG.infof("The %s read %s", kind.id(), partitions);
    }

    private Map<TopicPartition, Long> sinceFirstStart(Consumer<?, ?> consumer, Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> end) {
        var startedAt = patiently(() -> pool.preparedQuery("select started_at from inbox_start where consumer = $1")
                .execute(Ledger.tuple(kind.id())).map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant()));
        var asked = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> asked.put(partition, startedAt.toEpochMilli()));
        var start = new HashMap<>(end);
        consumer.offsetsForTimes(asked).forEach((partition, found) -> {
            if (found != null)
                start.put(partition, found.offset());
        });
        return start;
    }

    /// Writes down, once for all time, when this consumer began, by the clock that records are stamped with.
    void rememberFirstStart() {
        patiently(() -> pool.preparedQuery("insert into inbox_start (consumer, started_at) values ($1, $2) on conflict do nothing")
                .execute(Ledger.tuple(kind.id(), clock.instant().atOffset(ZoneOffset.UTC))).replaceWith(true));
    }

    /// Without its position a consumer must not read: waits for the database as long as the service runs.
    private <T> T patiently(Supplier<Uni<T>> statement) {
        while (true)
            try {
                return Objects.requireNonNull(statement.get().await().atMost(PATIENCE));
            } catch (RuntimeException failure) {
                if (consumption.stopping())
                    throw failure;
                LOG.warnf("The %s wait for the database to learn where to begin: %s", kind.id(), failure.toString());
                pause();
            }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the database", stopped);
        }
    }
}
