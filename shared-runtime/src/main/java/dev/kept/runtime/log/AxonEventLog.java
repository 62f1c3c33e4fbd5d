package dev.kept.runtime.log;

import dev.kept.decision.Decision;
import dev.kept.events.DomainEvent;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.Beginning.Begun;
import dev.kept.runtime.trace.Traceparent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;

/// The event log on Axon and PostgreSQL. Keys are looked up only when something else than a first acceptance comes out, so that the
/// ordinary way costs one read and one write.
@Singleton
public class AxonEventLog implements EventLog {
    private static final int MOST_HOPS = 16;
    private static final int MOST_TRIES = 4;
    private static final long ANSWER_MILLIS = 5_000;
    /// Many streams are read and written in seconds, and whoever asks for that waits for it.
    private static final long MANY_MILLIS = 12_000;
    private final Map<String, AxonDecider<?, ?, ?>> deciders;
    private final Map<String, ConstraintRefusal> refusals;
    private final Map<String, Needs<?>> needs;
    private final PgEventStorageEngine engine;
    private final LogReader reader;
    private final Clock clock;
    private final Turns turns = new Turns();

    @Inject
    AxonEventLog(Pool pool, Codec codec, Clock clock, @Any Instance<StreamType<?, ?, ?>> types,
            @Any Instance<ConstraintRefusal> refusals, @Any Instance<Needs<?>> needs) {
        this(pool, codec, clock, types.stream().toList(), refusals.stream().toList(), needs.stream().toList());
    }

    /// Without CDI.
    public AxonEventLog(Pool pool, Codec codec, Clock clock, Collection<? extends StreamType<?, ?, ?>> types,
            Collection<ConstraintRefusal> refusals, Collection<? extends Needs<?>> needs) {
        this.clock = clock;
        this.needs = needs.stream().collect(Collectors.toUnmodifiableMap(Needs::streamType, Function.identity()));
        this.engine = new PgEventStorageEngine(pool, new DelegatingEventConverter(new FactConverter(codec)), -1, clock);
        this.deciders = types.stream()
                .collect(Collectors.toUnmodifiableMap(StreamType::name, type -> decider(type, engine, codec)));
        this.refusals = refusals.stream().collect(Collectors.toUnmodifiableMap(ConstraintRefusal::constraint, Function.identity()));
        this.reader = new LogReader(pool, codec);
    }

    private <C, S, E extends DomainEvent> AxonDecider<C, S, E> decider(StreamType<C, S, E> type, PgEventStorageEngine engine,
            Codec codec) {
        return new AxonDecider<>(type, needs(type), engine, codec, clock);
    }

    @SuppressWarnings("unchecked")
    private <S> Needs<S> needs(StreamType<?, S, ?> type) {
        return (Needs<S>) needs.getOrDefault(type.name(), Needs.none(type.name()));
    }

    @PreDestroy
    public void stop() {
        deciders.values().forEach(AxonDecider::stop);
    }

    @Override
    public <C, S> Uni<Receipt<S>> submit(Submission<C, S> submission) {
        var cause = submission.cause();
        if (cause != null && cause.hops() > MOST_HOPS)
            return Uni.createFrom().failure(new IllegalStateException("More than " + MOST_HOPS + " facts led to one another, the last is "
                    + cause.causationId() + ": reactions run in a circle"));
        var command = Uuid7.next(clock);
        var begun = cause == null ? new Submission.Cause(command, command, 0, Traceparent.current()) : cause;
        return bounded(ANSWER_MILLIS, () -> turns.take(submission.streamId(), () -> attempt(submission, begun, 1)));
    }

    @Override
    public <C, S> Uni<Begun> begin(Beginning<C, S> all) {
        var command = Uuid7.next(clock);
        var cause = new Submission.Cause(command, command, 0, Traceparent.current());
        return bounded(MANY_MILLIS, () -> needs(all.type()).of(all.asked().by().tenant(), all.type().decider().initial())
                .thenCompose(_ -> append(all, cause)).exceptionallyCompose(failure -> switch (Failures.root(failure)) {
                    case AppendEventsTransactionRejectedException _ -> begunBefore(all, new NotAccepted.Refused(
                            (Decision.Refused<?>) Decision.refused(CHANGED_MEANWHILE,
                                    "Others began one of these at the same moment. Try again.")));
                    case PgException refused when Failures.KEY_CONSTRAINT.equals(refused.getConstraint()) ->
                        begunBefore(all, new NotAccepted.KeyReused());
                    case PgException refused when refused.getConstraint() != null && refusals.containsKey(refused.getConstraint()) ->
                        CompletableFuture.failedFuture(refusal(refused));
                    case Throwable other -> CompletableFuture.failedFuture(other);
                }));
    }

    private <C, S> CompletableFuture<Begun> append(Beginning<C, S> all, Submission.Cause cause) {
        var decider = decider(all.type());
        var facts = new ArrayList<TaggedEventMessage<?>>();
        all.commands()
                .forEach((streamId, command) -> facts.addAll(decider.first(new Submission<>(all.type(), streamId, command, all.asked(),
                        null, facts.isEmpty() ? all.key() : null, cause), cause)));
        if (facts.isEmpty())
            throw new IllegalStateException("Nothing begins with no fact at all");
        return engine.begin(facts).thenApply(_ -> new Begun(cause.causationId(), false));
    }

    /// The same file may have come twice at once; then the one is the other's answer.
    private CompletableFuture<Begun> begunBefore(Beginning<?, ?> all, NotAccepted otherwise) {
        return underKey(all.type(), all.asked().by().tenant(), all.key())
                .thenCompose(before -> before.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(otherwise)));
    }

    @Override
    public Uni<Optional<Begun>> begunUnder(StreamType<?, ?, ?> type, String tenant, Submission.Key key) {
        return bounded(ANSWER_MILLIS, () -> underKey(type, tenant, key));
    }

    private CompletableFuture<Optional<Begun>> underKey(StreamType<?, ?, ?> type, String tenant, Submission.Key key) {
        return reader.answered(tenant, key).thenApply(known -> known.map(before -> {
            if (!before.bodyHash().equals(key.bodyHash()) || !before.streamType().equals(type.name()))
                throw new NotAccepted.KeyReused();
            return new Begun(before.causationId(), true);
        }));
    }

    @Override
    public <C, S> Uni<Map<String, Standing<S>>> standing(StreamType<C, S, ?> type, String tenant, Collection<String> streamIds) {
        return bounded(MANY_MILLIS, () -> reader.standing(type, tenant, streamIds));
    }

    @Override
    public <C, S> Uni<Loaded<S>> load(StreamType<C, S, ?> type, String tenant, String streamId) {
        return bounded(ANSWER_MILLIS, () -> reader.load(type, tenant, streamId).thenCompose(
                loaded -> needs(type).of(tenant, loaded.state()).thenApply(_ -> loaded)));
    }

    @Override
    public Uni<List<Recorded>> history(String tenant, String streamId, long fromSequence, int limit) {
        return bounded(ANSWER_MILLIS, () -> reader.history(tenant, streamId, fromSequence, limit));
    }

    /// An answer within the time that a caller can be asked to wait, on the caller's context.
    private static <T> Uni<T> bounded(long millis, Supplier<CompletableFuture<T>> work) {
        return Uni.createFrom().completionStage(() -> Contexts.backOnCallers(work.get().copy().orTimeout(millis,
                TimeUnit.MILLISECONDS).exceptionallyCompose(failure -> CompletableFuture.failedFuture(Failures.plain(failure)))));
    }

    private <C, S> CompletableFuture<Receipt<S>> attempt(Submission<C, S> submission, Submission.Cause cause, int tries) {
        return decider(submission.type()).submit(submission, cause)
                .thenCompose(decided -> decided.recorded() || submission.key() == null
                        ? CompletableFuture.completedFuture(decided.receipt())
                        : answeredBefore(submission, () -> CompletableFuture.completedFuture(decided.receipt())))
                .exceptionallyCompose(failure -> otherwise(submission, cause, tries, Failures.root(failure)));
    }

    @SuppressWarnings("unchecked")
    private <C, S> AxonDecider<C, S, ?> decider(StreamType<C, S, ?> type) {
        var decider = deciders.get(type.name());
        if (decider == null)
            throw new IllegalStateException("No StreamType bean is named " + type.name());
        return (AxonDecider<C, S, ?>) decider;
    }

    private <C, S> CompletableFuture<Receipt<S>> otherwise(Submission<C, S> submission, Submission.Cause cause, int tries,
            Throwable failure) {
        return switch (failure) {
            case AppendEventsTransactionRejectedException _ when submission.ifVersion() == null && tries < MOST_TRIES ->
                attempt(submission, cause, tries + 1);
            case AppendEventsTransactionRejectedException _ -> answeredBefore(submission, () -> overtaken(submission));
            case NotAccepted.KeyReused reused -> CompletableFuture.failedFuture(reused);
            case NotAccepted.Refused refused when refused.decision().kind() == Decision.Kind.NOT_FOUND ->
                CompletableFuture.failedFuture(refused);
            case NotAccepted no -> answeredBefore(submission, () -> CompletableFuture.failedFuture(no));
            case PgException refused when Failures.KEY_CONSTRAINT.equals(refused.getConstraint()) ->
                answeredBefore(submission, () -> CompletableFuture.failedFuture(new NotAccepted.KeyReused()));
            case PgException refused when refused.getConstraint() != null && refusals.containsKey(refused.getConstraint()) ->
                answeredBefore(submission, () -> CompletableFuture.failedFuture(refusal(refused)));
            default -> CompletableFuture.failedFuture(failure);
        };
    }

    private NotAccepted.Refused refusal(PgException refused) {
        var detail = refused.getDetail();
        return new NotAccepted.Refused(
                Objects.requireNonNull(refusals.get(refused.getConstraint())).refused(detail == null ? "" : detail));
    }

    /// Another replica was quicker, each time.
    private <C, S> CompletableFuture<Receipt<S>> overtaken(Submission<C, S> submission) {
        if (submission.ifVersion() == null)
            return CompletableFuture.failedFuture(new NotAccepted.Refused((Decision.Refused<?>) Decision.refused(CHANGED_MEANWHILE,
                    "Others changed this at the same moment, " + MOST_TRIES + " times. Try again.")));
        return reader.load(submission.type(), submission.asked().by().tenant(), submission.streamId())
                .thenCompose(loaded -> CompletableFuture.failedFuture(new NotAccepted.StaleVersion(loaded.version())));
    }

    /// A retry gets its old answer, with the state of now; a key that was used for something else is refused.
    private <C, S> CompletableFuture<Receipt<S>> answeredBefore(Submission<C, S> submission,
            Supplier<CompletableFuture<Receipt<S>>> otherwise) {
        var key = submission.key();
        if (key == null)
            return otherwise.get();
        var tenant = submission.asked().by().tenant();
        return reader.answered(tenant, key).thenCompose(known -> {
            if (known.isEmpty())
                return otherwise.get();
            var before = known.get();
            if (!before.bodyHash().equals(key.bodyHash()) || !before.streamType().equals(submission.type().name()))
                return CompletableFuture.failedFuture(new NotAccepted.KeyReused());
            return reader.load(submission.type(), tenant, before.streamId()).thenApply(
                    now -> new Receipt<>(before.streamType(), before.streamId(), before.version(), true, now.state()));
        });
    }
}
