package dev.kept.gateway.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Up to which number pages may be told. It waits, at most three seconds, until the lists show a change: a page that is told and asks
/// then finds it. One query per tick for all streams together, none while nobody listens.
@Singleton
public class Head {
    private static final Logger LOG = Logger.getLogger(Head.class);
    private static final long TICK_MILLIS = 150;
    private static final long TRIM_MILLIS = 60_000;
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(3).toNanos();
    private final Changes changes;
    private final Vertx vertx;
    private final Listeners listeners = new Listeners();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long number;
    private volatile long first;
    private long waitingFor;
    private long waitingSince;
    private long tick = -1;
    private long trim = -1;

    @Inject
    Head(Changes changes, Vertx vertx) {
        this.changes = changes;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        tick = vertx.setPeriodic(TICK_MILLIS, _ -> look());
        trim = vertx.setPeriodic(TRIM_MILLIS, _ -> changes.trim().subscribe().with(_ -> {}, Head::later));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(tick);
        vertx.cancelTimer(trim);
    }

    long number() {
        return number;
    }

    /// The oldest number that is still kept.
    long first() {
        return first;
    }

    /// Begins to look for a page of this person, and answers with the number of now; ends with 503 or 429 where too many listen.
    Uni<Long> listen(String person) {
        listeners.enter(person);
        return changes.span().invoke(this::noteSpan).map(Changes.Span::last);
    }

    void leave(String person) {
        listeners.leave(person);
    }

    private void noteSpan(Changes.Span span) {
        first = span.first();
    }

    private void look() {
        if (listeners.none() || !asking.compareAndSet(false, true))
            return;
        changes.span().invoke(this::noteSpan)
                .chain(span -> span.last() == number ? Uni.createFrom().voidItem() : changes.firstUnlisted(number).invoke(unlisted -> {
                    if (unlisted == null || patienceEnds(unlisted))
                        number = span.last();
                    else
                        number = Math.max(number, unlisted - 1);
                }).replaceWithVoid()).onTermination().invoke(() -> asking.set(false)).subscribe().with(_ -> {}, Head::later);
    }

    private boolean patienceEnds(long unlisted) {
        long now = System.nanoTime();
        if (waitingFor != unlisted) {
            waitingFor = unlisted;
            waitingSince = now;
        }
        return now - waitingSince > LONGEST_WAIT_NANOS;
    }

    private static void later(Throwable failure) {
        LOG.debugf("Changes cannot be looked at just now: %s", failure.toString());
    }
}
