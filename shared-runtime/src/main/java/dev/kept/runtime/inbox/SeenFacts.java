package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import dev.kept.runtime.http.KnownFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Read your own write: waits until a consumer of this service has handled a fact. Looks into the database, soon again after each batch of
/// this process, and regularly for what another replica has handled.
@Singleton
class SeenFacts implements KnownFacts {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long FIRST_POLL_MILLIS = 25;
    private static final long SLOWEST_POLL_MILLIS = 100;
    private static final String SEEN = """
            select exists (select from inbox_stream where consumer = any($1) and stream = $2 and sequence >= $3)""";
    private final Pool pool;
    private final Views views;
    private final Map<String, Topic> topicOfType = new ConcurrentHashMap<>();
    /// Those who wait for a stream; completed and forgotten together.
    private final Map<String, CompletableFuture<@Nullable News>> waiting = new ConcurrentHashMap<>();

    /// How far a consumer has come in a stream.
    private record News(ConsumerKind from, long sequence) {}

    @Inject
    SeenFacts(Pool pool, Views views) {
        this.pool = pool;
        this.views = views;
    }

    @Override
    public Uni<Boolean> known(Reference reference, Duration atMost) {
        var stream = reference.streamType() + "/" + reference.streamId();
        var until = System.nanoTime() + (atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST).toNanos();
        var context = Vertx.currentContext();
        Executor callers = context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
        return known(reference, stream, until, FIRST_POLL_MILLIS, callers).emitOn(callers);
    }

    private Uni<Boolean> known(Reference reference, String stream, long until, long pause, Executor callers) {
        // Asked for before the look, so that a batch which commits in between is not missed.
        var news = waiting.computeIfAbsent(stream, _ -> new CompletableFuture<>());
        var consumers = consumers(reference.streamType());
        return pool.preparedQuery(SEEN)
                .execute(Ledger.tuple(consumers.stream().map(ConsumerKind::id).toArray(String[]::new), stream, reference.sequence()))
                .map(rows -> rows.iterator().next().getBoolean(0)).onFailure().recoverWithItem(false).chain(seen -> {
                    var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                    if (seen || left <= 0) {
                        forget(stream, news);
                        return Uni.createFrom().item(seen);
                    }
                    var soon = news.copy().completeOnTimeout(null, Math.min(pause, left), TimeUnit.MILLISECONDS);
                    return Uni.createFrom().completionStage(soon).emitOn(callers)
                            .chain(told -> told != null && told.sequence() >= reference.sequence() && consumers.contains(told.from())
                                    ? Uni.createFrom().item(true)
                                    : known(reference, stream, until, Math.min(pause * 2, SLOWEST_POLL_MILLIS), callers));
                });
    }

    /// The consumers say where the facts of a type come from.
    void learn(List<Arrival> arrivals) {
        for (var arrival : arrivals)
            if (arrival.content() instanceof Arrival.Content.Fact(var topic, var recorded))
                topicOfType.putIfAbsent(recorded.envelope().stream().type(), topic);
    }

    /// @param handled how far, by stream
    void arrived(ConsumerKind from, Map<String, Long> handled) {
        handled.forEach((stream, sequence) -> tell(stream, new News(from, sequence)));
    }

    /// Something of a stream was handled: those who wait look how far.
    void moved(String stream) {
        tell(stream, null);
    }

    private void tell(String stream, @Nullable News what) {
        var news = waiting.remove(stream);
        if (news != null)
            news.complete(what);
    }

    private void forget(String stream, CompletableFuture<@Nullable News> news) {
        waiting.remove(stream, news);
        news.complete(null); // who waits with this one looks for itself
    }

    /// What people see; a stream that no view hears of is known when it was reacted to. Before a fact of its type came to this process,
    /// either will do: what either handled then, both had long ago.
    private Set<ConsumerKind> consumers(String streamType) {
        var topic = topicOfType.get(streamType);
        if (topic == null)
            return EnumSet.allOf(ConsumerKind.class);
        return EnumSet.of(views.topics().contains(topic) ? ConsumerKind.VIEWS : ConsumerKind.REACTIONS);
    }
}
