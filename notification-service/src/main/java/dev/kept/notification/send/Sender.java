package dev.kept.notification.send;

import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.domain.MessagePlan.IfUnknown;
import dev.kept.notification.send.Delivery.Ending;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Sends what waits: claims, tries, notes what became of it, and has the fact of it recorded.
///
/// A process that dies between claim and note leaves a message in doubt. Such a message is not sent again, unless the plan says once.
@Singleton
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    /// All at once, so that none of them waits while its claim runs out.
    private static final int BATCH = 6;
    /// With the delays below: for about a day.
    private static final int MOST_ATTEMPTS = 300;
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final int MOST_NOTES = 60;
    private static final int LONGEST_DELAY_SECONDS = 300;
    private static final int MOST_DOUBLINGS = 9;
    private final Intents intents;
    private final Delivery delivery;
    private final Reports reports;
    private final MessagePlan plan;
    private final Vertx vertx;
    private final Duration pause;
    private volatile boolean stopping;
    private volatile CompletableFuture<Void> lastRound = CompletableFuture.completedFuture(null);

    @Inject
    Sender(Intents intents, Delivery delivery, Reports reports, MessagePlan plan, Vertx vertx,
            @ConfigProperty(name = "kept.sender.pause", defaultValue = "PT0.25S") Duration pause) {
        this.intents = intents;
        this.delivery = delivery;
        this.reports = reports;
        this.plan = plan;
        this.vertx = vertx;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(_ -> next());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        try {
            lastRound.get(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException unfinished) {
            LOG.warnf("Kept stops while messages are being sent; what became of them will be unknown: %s", unfinished.toString());
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    /// A full batch is followed by the next at once.
    private void next() {
        if (stopping)
            return;
        var done = new CompletableFuture<Void>();
        lastRound = done;
        round().onFailure().invoke(failure -> {
            if (!stopping)
                LOG.warnf("Messages wait and are tried again: %s", failure.toString());
        }).onFailure().recoverWithItem(0).subscribe().with(sent -> {
            done.complete(null);
            vertx.setTimer(sent == BATCH ? 1 : pause.toMillis(), _ -> next());
        });
    }

    private Uni<Integer> round() {
        return intents.takeOver(BATCH).chain(this::doubt).chain(() -> intents.claim(BATCH))
                .chain(claimed -> Multi.createFrom().iterable(claimed).onItem().transformToUni(this::send).merge(BATCH).collect().last()
                        .replaceWith(claimed.size()))
                .call(reports::tell);
    }

    private Uni<Void> doubt(List<Attempt> leftBehind) {
        return Multi.createFrom().iterable(leftBehind).onItem().transformToUniAndConcatenate(attempt -> settle(attempt,
                new Ending(new Outcome.Doubtful("Kept stopped while it was being sent."), ""))).collect().last().replaceWithVoid();
    }

    private Uni<Void> send(Attempt attempt) {
        return delivery.attempt(attempt.intent()).onFailure()
                .recoverWithItem(failure -> new Ending(new Outcome.NotNow(failure.toString()), ""))
                .chain(ending -> settle(attempt, ending));
    }

    /// While the database is away, what became of it is remembered here: forgetting it would make it unknown.
    private Uni<Void> settle(Attempt attempt, Ending ending) {
        return Uni.createFrom().deferred(() -> note(attempt, ending)).onFailure().retry().withBackOff(SOON, LATER).atMost(MOST_NOTES);
    }

    private Uni<Void> note(Attempt attempt, Ending ending) {
        var subject = ending.subject();
        return switch (ending.outcome()) {
            case Outcome.Sent _ when attempt.doubtful() ->
                intents.settle(attempt, "UNKNOWN", subject, "It was sent again after a doubtful attempt, so it may have arrived twice.",
                        true);
            case Outcome.Sent _ -> intents.settle(attempt, "SENT", subject, "", false);
            case Outcome.Skipped it -> intents.settle(attempt, attempt.doubtful() ? "UNKNOWN" : "SKIPPED", subject, it.reason(), false);
            case Outcome.Refused it -> intents.settle(attempt, attempt.doubtful() ? "UNKNOWN" : "FAILED", subject, it.reason(), false);
            case Outcome.Quiet it -> intents.hold(attempt, it.until());
            case Outcome.NotNow it when attempt.number() >= MOST_ATTEMPTS ->
                intents.settle(attempt, attempt.doubtful() ? "UNKNOWN" : "FAILED", subject,
                        "After " + attempt.number() + " attempts: " + it.reason(), false);
            case Outcome.NotNow it -> intents.again(attempt, delay(attempt.number()), it.reason(), false);
            case Outcome.Doubtful it when !attempt.doubtful() && resendsOnce(attempt.intent()) ->
                intents.again(attempt, Duration.ZERO, it.reason(), true);
            case Outcome.Doubtful it -> intents.settle(attempt, "UNKNOWN", subject, it.reason(), true);
        };
    }

    private boolean resendsOnce(Intent intent) {
        return plan.row(intent.rule(), intent.medium()).ifUnknown() == IfUnknown.RESEND_ONCE;
    }

    static Duration delay(int attempts) {
        return Duration.ofSeconds(Math.min(LONGEST_DELAY_SECONDS, 1L << Math.min(attempts, MOST_DOUBLINGS)));
    }
}
