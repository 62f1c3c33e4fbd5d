package dev.kept.runtime.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/// Publishes the log of its service. One thread and one connection: of all relays of a service the one whose connection holds the lock
/// leads, and the others wait. At least once, in the order of the commits.
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final int IDLE_MILLIS = 250;
    private static final int RETRY_MILLIS = 500;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);
    private final RelaySettings settings;
    private final Consumer<TopicAhead> refusal;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile RelayState state = RelayState.UNKNOWN;
    private long lastBeat;

    /// @param refusal told when a topic is ahead of the log; the relay has ended then
    public Relay(RelaySettings settings, Consumer<TopicAhead> refusal) {
        this.settings = settings;
        this.refusal = refusal;
        this.thread = Thread.ofPlatform().name("relay").daemon().unstarted(this::run);
    }

    /// Fails with [TopicAhead] where a topic ends with a fact that the log lacks; needs both, and fails with their own exceptions if one
    /// does not answer.
    public static void requireNotAhead(RelaySettings settings) throws SQLException {
        try (var log = new Log(settings.connect())) {
            new Comparison(settings, new Topics(settings).tails()).requireNotAhead(log);
        }
    }

    public void start() {
        thread.start();
    }

    public RelayState state() {
        return state;
    }

    /// Gives up the lead within seconds.
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            if (!thread.join(STOP))
                LOG.warn("The relay's thread does not end");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// For ever: whatever fails is tried again, except what only people can mend.
    private void run() {
        String said = "";
        while (!stopping) {
            try (var log = new Log(settings.connect())) {
                follow(log);
                said = "";
                lead(log);
            } catch (TopicAhead ahead) {
                LOG.error(ahead.getMessage());
                stopping = true;
                refusal.accept(ahead);
            } catch (SQLException | RuntimeException failure) {
                var now = failure.toString();
                if (!stopping && !now.equals(said))
                    LOG.warn("The relay tries again: " + now);
                said = now;
            }
            state = state.following();
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(stopping ? 0 : RETRY_MILLIS);
        } catch (InterruptedException _) {
            // only #close interrupts
        }
    }

    /// Until the lock is ours. A leader whose beat stands still is a stopped process on a living connection: its backend is ended.
    private void follow(Log log) throws SQLException {
        long beat = -1;
        long since = System.nanoTime();
        while (!log.tryToLead()) {
            var progress = log.progress();
            state = state.seen(progress.head(), progress.position()).following();
            if (progress.beat() != beat) {
                beat = progress.beat();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > settings.stopped().toNanos()) {
                LOG.warn("The leading relay stands still since " + settings.stopped() + ": ending its connection");
                log.endTheLeader();
                since = System.nanoTime();
            }
            pause();
            if (stopping)
                return;
        }
    }

    private void lead(Log log) throws SQLException {
        if (stopping)
            return;
        LOG.info("This relay leads");
        log.listen();
        beat(log);
        String said = "";
        while (!stopping) {
            try {
                publish(log);
            } catch (KafkaException | BrokerAway away) {
                if (away instanceof InterruptException)
                    Thread.interrupted();
                var now = away.toString();
                if (!stopping && !now.equals(said))
                    LOG.warn("The broker is not there, facts are kept and published later: " + now);
                said = now;
                beat(log);
                pause();
            }
        }
    }

    /// A term: from the comparison of log and topics to the first failure.
    private void publish(Log log) throws SQLException {
        var topics = new Topics(settings);
        topics.create();
        beat(log);
        var comparison = new Comparison(settings, topics.tails());
        comparison.requireNotAhead(log);
        beat(log);
        long stored = log.progress().position();
        long position = comparison.start(log, stored);
        if (position < stored)
            LOG.warn("A topic has lost facts: publishing again from position " + position + " (was " + stored + ")");
        try (var publisher = new Publisher(settings)) {
            while (!stopping) {
                var facts = log.after(position, BATCH);
                if (facts.isEmpty()) {
                    state = state.seen(position, position).leadingNow();
                    beatSometimes(log);
                    log.awaitAppend(IDLE_MILLIS);
                    continue;
                }
                await(publisher.publish(facts), log);
                if (stopping)
                    return;
                position = facts.getLast().row().position();
                log.publishedTo(position);
                lastBeat = System.nanoTime();
                state = state.seen(facts.size() < BATCH ? position : log.progress().head(), position).leadingNow();
            }
        }
    }

    /// However long the broker takes; the beat goes on meanwhile.
    private void await(CompletableFuture<Void> acknowledged, Log log) throws SQLException {
        while (!stopping)
            try {
                acknowledged.get(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                beatSometimes(log);
            } catch (InterruptedException _) {
                return; // only #close interrupts
            } catch (ExecutionException failed) {
                throw new BrokerAway(failed);
            }
    }

    private static final class BrokerAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokerAway(ExecutionException failed) {
            super(String.valueOf(failed.getCause()), failed);
        }
    }

    private void beatSometimes(Log log) throws SQLException {
        if (System.nanoTime() - lastBeat > BEAT.toNanos())
            beat(log);
    }

    private void beat(Log log) throws SQLException {
        var progress = log.beat();
        lastBeat = System.nanoTime();
        state = state.seen(progress.head(), progress.position());
    }
}
