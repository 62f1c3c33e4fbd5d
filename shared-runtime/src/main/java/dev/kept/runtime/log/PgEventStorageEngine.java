package dev.kept.runtime.log;

import static org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils.assertValidTags;
import static org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils.resolveAggregateIdentifier;
import static org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils.resolveAggregateType;
import static org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils.translateConflictException;

import dev.kept.decision.Decision;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AggregateSequenceNumberPosition;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.DelayedMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/// Axon's storage on PostgreSQL. Sequences of a stream start after `beforeFirst` (-1 in Kept, 0 for Axon's own suite).
///
/// Futures complete on the Vert.x context of the caller of `commit` or `source`: what follows Axon is back on the request's context.
final class PgEventStorageEngine implements EventStorageEngine {
    private static final int BATCH = 500;
    /// What a broker takes by default, less the headers: a fact that cannot be published would hold up all that follow.
    private static final int MOST_BYTES = 900_000;
    /// One write at a time: what comes meanwhile is the next. Of reads a few, so that a long stream does not hold up the short ones.
    private static final int WRITES_AT_ONCE = 1;
    private static final int READS_AT_ONCE = 2;
    private final Pool pool;
    private final EventConverter converter;
    private final long beforeFirst;
    private final Clock clock;
    private final Together<List<AppendRow>, Boolean> writes;
    private final Together<StreamRead, List<Row>> reads;
    private final LogStreams streams;

    PgEventStorageEngine(Pool pool, EventConverter converter, long beforeFirst, Clock clock) {
        this.pool = pool;
        this.converter = converter;
        this.beforeFirst = beforeFirst;
        this.clock = clock;
        this.writes = new Together<>(WRITES_AT_ONCE, batch -> AppendRow.append(pool, batch));
        this.reads = new Together<>(READS_AT_ONCE, batch -> StreamRead.read(pool, batch));
        this.streams = new LogStreams(pool, BATCH);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(AppendCondition condition, @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        try {
            assertValidTags(events);
        } catch (RuntimeException invalid) {
            return CompletableFuture.failedFuture(invalid);
        }
        if (events.isEmpty())
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        return CompletableFuture.completedFuture(new Append(condition, events));
    }

    private final class Append implements AppendTransaction<AggregateBasedConsistencyMarker> {
        private final AggregateBasedConsistencyMarker before;
        private final List<TaggedEventMessage<?>> events;
        private boolean finished;

        Append(AppendCondition condition, List<TaggedEventMessage<?>> events) {
            this.before = AggregateBasedConsistencyMarker.from(condition);
            this.events = events;
        }

        @Override
        public CompletableFuture<AggregateBasedConsistencyMarker> commit(@Nullable ProcessingContext context) {
            if (finished)
                return CompletableFuture.failedFuture(new IllegalStateException("Already committed or rolled back"));
            finished = true;
            var sequencer = before.createSequencer();
            return append(before, sequencer, events).thenApply(_ -> sequencer.toMarker());
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            finished = true;
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(AggregateBasedConsistencyMarker marker,
                @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(marker);
        }
    }

    /// Appends the first facts of many streams, all or none of them. It goes past Axon's transaction, whose marker of the places
    /// reached costs the square of their number.
    CompletableFuture<Void> begin(List<TaggedEventMessage<?>> events) {
        var before = AggregateBasedConsistencyMarker.from(AppendCondition.none());
        return append(before, before.createSequencer(), events);
    }

    private CompletableFuture<Void> append(AggregateBasedConsistencyMarker before,
            AggregateBasedConsistencyMarker.AggregateSequencer sequencer, List<TaggedEventMessage<?>> events) {
        var rows = new ArrayList<AppendRow>();
        var now = clock.instant().atOffset(ZoneOffset.UTC); // one for all of them: nobody ever saw half of a decision
        for (var event : events) {
            var row = row(event, sequencer, now);
            if (row.payload().length() > MOST_BYTES)
                return CompletableFuture.failedFuture(tooLarge(row));
            rows.add(row);
        }
        var done = writes.ask(rows).<Void>thenApply(_ -> {
            streams.appended();
            return null;
        }).exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(translateConflictException(before, failure, PgEventStorageEngine::isTaken)));
        return Contexts.backOnCallers(done);
    }

    private static NotAccepted tooLarge(AppendRow row) {
        return new NotAccepted.Refused((Decision.Refused<?>) Decision.refused("too-large", "What this would record has "
                + row.payload().length() / 1000 + " kB, and a fact has at most " + MOST_BYTES / 1000
                + ". Shorten the texts, or send files as files."));
    }

    /// A sequence of the stream is taken. (A taken idempotency key or a refused row is no conflict to try again.)
    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && Failures.SEQUENCE_CONSTRAINT.equals(refused.getConstraint());
    }

    private AppendRow row(TaggedEventMessage<?> tagged, AggregateBasedConsistencyMarker.AggregateSequencer sequencer,
            OffsetDateTime now) {
        var event = tagged.event();
        var metadata = new HashMap<>(event.metadata());
        var tenant = Objects.requireNonNullElse(metadata.remove(Metadata.TENANT), "");
        metadata.remove(Metadata.STREAM_ID);
        var key = metadata.remove(Metadata.KEY);
        var hash = metadata.remove(Metadata.BODY_HASH);
        var aggregate = resolveAggregateIdentifier(tagged.tags());
        return new AppendRow(tenant, Objects.requireNonNullElse(resolveAggregateType(tagged.tags()), ""),
                aggregate == null ? event.identifier() : aggregate,
                aggregate == null ? 0 : sequencer.incrementAndGetSequenceOf(aggregate), event.identifier(),
                event.type().name(), Integer.parseInt(event.type().version().split("\\.")[0]), event.timestamp().atOffset(ZoneOffset.UTC),
                now, new JsonObject(new HashMap<String, Object>(metadata)).encode(),
                Buffer.buffer(Objects.requireNonNull(event.payloadAs(byte[].class, converter))), key, hash);
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        var sources = condition.criteria().flatten().stream().map(criterion -> source(condition, criterion)).toList();
        return DelayedMessageStream.create(CompletableFuture.allOf(sources.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> messages(sources.stream().map(CompletableFuture::join).toList())));
    }

    private record Sourced(AggregateBasedConsistencyMarker marker, List<Row> rows) {}

    private CompletableFuture<Sourced> source(SourcingCondition condition, EventCriterion criterion) {
        var aggregate = Objects.requireNonNull(resolveAggregateIdentifier(criterion.tags()));
        long from = AggregateSequenceNumberPosition.toSequenceNumber(condition.start());
        return Contexts.backOnCallers(reads.ask(new StreamRead(aggregate, from)))
                .thenApply(rows -> sourced(aggregate, resolveAggregateType(criterion.tags()), rows));
    }

    /// An id that a stream of another type has is not there for this one: its facts must not mix with those.
    private Sourced sourced(String aggregate, @Nullable String type, List<Row> all) {
        if (!all.isEmpty() && !all.getFirst().getString("stream_type").equals(type))
            throw new NotAccepted.Refused((Decision.Refused<?>) Decision.notFound());
        long last = all.isEmpty() ? beforeFirst : all.getLast().getLong("sequence");
        return new Sourced(new AggregateBasedConsistencyMarker(aggregate, last), all);
    }

    /// All events, then one that only carries the marker which the next append has to match.
    private static MessageStream<EventMessage> messages(List<Sourced> sources) {
        var marker = sources.stream().map(sourced -> (ConsistencyMarker) sourced.marker()).reduce(ConsistencyMarker::upperBound)
                .orElseThrow();
        var rows = sources.stream().flatMap(sourced -> sourced.rows().stream()).map(Optional::of);
        return MessageStream.fromStream(Stream.concat(rows, Stream.of(Optional.<Row>empty())),
                row -> row.isPresent() ? StoredEvents.message(row.get()) : TerminalEventMessage.INSTANCE,
                row -> row.map(StoredEvents::context).orElseGet(() -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker)));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return streams.from(condition.position());
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return token("select coalesce(min(position) - 1, -1) from domain_event", Tuple.tuple());
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return token("select coalesce(max(position), -1) from domain_event", Tuple.tuple());
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return token("select coalesce(min(position) - 1, (select coalesce(max(position), -1) from domain_event)) from domain_event"
                + " where occurred_at >= $1", Tuple.of(at.atOffset(ZoneOffset.UTC)));
    }

    private CompletableFuture<TrackingToken> token(String query, Tuple arguments) {
        return pool.preparedQuery(query).execute(arguments).toCompletionStage().toCompletableFuture()
                .thenApply(rows -> new GlobalSequenceTrackingToken(rows.iterator().next().getLong(0)));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("pool", pool);
        descriptor.describeProperty("converter", converter);
    }
}
