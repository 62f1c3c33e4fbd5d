package dev.kept.runtime.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// How far the consumers are behind. Positions are ours, so Kafka's own tools show nothing.
@Singleton
public class Lag {
    private static final Logger LOG = Logger.getLogger(Lag.class);
    private static final long LOOK_EVERY_MILLIS = 2000;
    private static final long ANSWER_SECONDS = 2;
    private static final int MOST_SAMPLES = 900;
    private final Pool pool;
    private final Map<String, Object> kafka;
    private final Map<String, Deque<Sample>> samples = new HashMap<>();
    private volatile List<Behind> latest = List.of();
    private volatile boolean stopping;

    @Inject
    Lag(Pool pool, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.pool = pool;
        this.kafka = kafka;
    }

    /// One consumer and topic.
    ///
    /// @param lagEvents records not yet read
    /// @param lagSeconds for how long the oldest of them has been waiting, seen every two seconds since this process started
    public record Behind(String consumer, String topic, long lagEvents, long lagSeconds) {}

    private record Sample(long atNanos, long end) {}

    /// As of the last look, at most a few seconds ago.
    public List<Behind> latest() {
        return latest;
    }

    public long events(ConsumerKind kind) {
        return latest.stream().filter(behind -> behind.consumer().equals(kind.id())).mapToLong(Behind::lagEvents).sum();
    }

    public long seconds(ConsumerKind kind) {
        return latest.stream().filter(behind -> behind.consumer().equals(kind.id())).mapToLong(Behind::lagSeconds).max().orElse(0);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("kept-lag").start(this::watch);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void watch() {
        try (var admin = Admin.create(kafka)) {
            while (!stopping) {
                try {
                    latest = look(admin);
                } catch (ExecutionException | TimeoutException | RuntimeException away) {
                    LOG.debugf("How far the consumers are behind is not known at the moment: %s", away.toString());
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private record Position(String consumer, TopicPartition partition, long next) {}

    private List<Behind> look(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var positions = positions().await().atMost(Duration.ofSeconds(ANSWER_SECONDS));
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        positions.forEach(position -> asked.put(position.partition(), OffsetSpec.latest()));
        var ends = admin.listOffsets(asked).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        var sums = new TreeMap<String, Behind>();
        for (var position : positions) {
            var found = ends.get(position.partition());
            long end = found == null ? position.next() : found.offset();
            var one = new Behind(position.consumer(), position.partition().topic(), Math.max(0, end - position.next()),
                    seconds(position, end));
            sums.merge(one.consumer() + " " + one.topic(), one, (a, b) -> new Behind(a.consumer(), a.topic(), a.lagEvents() + b.lagEvents(),
                    Math.max(a.lagSeconds(), b.lagSeconds())));
        }
        return List.copyOf(sums.values());
    }

    /// Since the oldest look at which there already was something that is still not read.
    private long seconds(Position position, long end) {
        var seen = samples.computeIfAbsent(position.consumer() + " " + position.partition(), _ -> new ArrayDeque<>());
        if (seen.size() < MOST_SAMPLES)
            seen.addLast(new Sample(System.nanoTime(), end));
        while (!seen.isEmpty() && seen.getFirst().end() <= position.next())
            seen.removeFirst();
        return seen.isEmpty() ? 0 : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - seen.getFirst().atNanos());
    }

    private Uni<List<Position>> positions() {
        return pool.query("select consumer, topic, partition, next_offset from inbox_position").execute().map(rows -> {
            var all = new ArrayList<Position>();
            rows.forEach(row -> all.add(new Position(row.getString(0), new TopicPartition(row.getString(1), row.getInteger(2)),
                    row.getLong(3))));
            return all;
        });
    }
}
