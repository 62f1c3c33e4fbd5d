package dev.kept.runtime.log;

import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Fact;
import dev.kept.decision.Decision.Kind;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.Catalogue;
import dev.kept.events.DomainEvent;
import dev.kept.runtime.codec.Codec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.EventSink;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/// One decider as Axon runs it: source the stream, decide, append on the condition that nothing came between. Axon's messages are made
/// here, so that neither commands nor events nor states need an annotation.
final class AxonDecider<C, S, E extends DomainEvent> {
    private static final int MOST_FACTS = 200;
    /// Less than a caller waits: whoever is next in the stream must not wait for what never comes.
    private static final long NEEDS_MILLIS = 4_000;
    private static final MessageType DECIDED = new MessageType("decided");
    private final StreamType<C, S, E> type;
    private final Needs<S> needs;
    private final Codec codec;
    private final Clock clock;
    private final MessageType commandType;
    private final AxonConfiguration axon;
    private final CommandBus commands;
    private final EventSink events;

    AxonDecider(StreamType<C, S, E> type, Needs<S> needs, EventStorageEngine engine, Codec codec, Clock clock) {
        this.type = type;
        this.needs = needs;
        this.codec = codec;
        this.clock = clock;
        this.commandType = new MessageType("decide." + type.name());
        this.axon = configuration(engine);
        this.commands = axon.getComponent(CommandBus.class);
        this.events = axon.getComponent(EventSink.class);
        axon.start();
    }

    /// The state with the last sequence, -1 before the first event, and the tenant that the stream belongs to.
    private record Sourced(Object state, long version, String tenant) {}

    private record Attempt(Submission<?, ?> submission, Submission.Cause cause) {}

    /// @param recorded whether there was anything to record
    record Decided<S>(Receipt<S> receipt, boolean recorded) {}

    private AxonConfiguration configuration(EventStorageEngine engine) {
        var entity = EventSourcedEntityModule.declarative(String.class, Sourced.class)
                .messagingModel((_, model) -> model
                        .instanceCommandHandler(new QualifiedName(commandType.name()),
                                (message, sourced, context) -> handle(message, sourced,
                                        context))
                        .entityEvolver((sourced, message, _) -> evolve(sourced, message)).build())
                .entityFactory(_ -> (_, _, _) -> nothing())
                .criteriaResolver(_ -> (id, _) -> EventCriteria.havingTags(new Tag(type.name(), id)))
                .entityIdResolver(_ -> (message, _) -> attempt(message).submission().streamId());
        return EventSourcingConfigurer.create().registerEntity(entity).registerEventStorageEngine(_ -> engine)
                .registerTagResolver(_ -> this::tag)
                .componentRegistry(components -> components.registerComponent(Converter.class, _ -> new FactConverter(codec))
                        // Axon would write its own causation over ours.
                        .registerComponent(CorrelationDataProviderRegistry.class, _ -> new DefaultCorrelationDataProviderRegistry()))
                .build();
    }

    private Sourced nothing() {
        return new Sourced(Objects.requireNonNull(type.decider().initial()), -1, "");
    }

    private Set<Tag> tag(EventMessage event) {
        return Set.of(new Tag(type.name(), Objects.requireNonNull(event.metadata().get(Metadata.STREAM_ID))));
    }

    private static Attempt attempt(org.axonframework.messaging.core.Message message) {
        return (Attempt) Objects.requireNonNull(message.payload());
    }

    @SuppressWarnings("unchecked")
    CompletableFuture<Decided<S>> submit(Submission<C, S> submission, Submission.Cause cause) {
        return commands.dispatch(new GenericCommandMessage(commandType, new Attempt(submission, cause)), null)
                .thenApply(result -> (Decided<S>) Objects.requireNonNull(result.payload()));
    }

    /// What a command leads to as the first of its stream, ready to be appended; a [NotAccepted] is thrown.
    List<TaggedEventMessage<?>> first(Submission<C, S> submission, Submission.Cause cause) {
        var nothing = nothing();
        var facts = accepted(submission, nothing);
        return messages(new Attempt(submission, cause), facts, nothing.version()).stream()
                .<TaggedEventMessage<?>>map(message -> new GenericTaggedEventMessage<>(message, tag(message))).toList();
    }

    void stop() {
        axon.shutdown();
    }

    private MessageStream.Single<CommandResultMessage> handle(CommandMessage message, Sourced sourced, ProcessingContext context) {
        var attempt = attempt(message);
        var needed = needs.of(attempt.submission().asked().by().tenant(), state(sourced));
        if (!needed.isDone() || needed.isCompletedExceptionally()) {
            var inTime = needed.copy().orTimeout(NEEDS_MILLIS, TimeUnit.MILLISECONDS);
            return MessageStream.fromFuture(inTime.thenApply(_ -> decided(attempt, sourced, context)));
        }
        try {
            return MessageStream.just(decided(attempt, sourced, context));
        } catch (NotAccepted no) {
            return MessageStream.failed(no);
        }
    }

    private CommandResultMessage decided(Attempt attempt, Sourced sourced, ProcessingContext context) {
        var facts = accepted(attempt.submission(), sourced);
        if (!facts.isEmpty())
            events.publish(context, messages(attempt, facts, sourced.version())).join(); // in a context it only queues them
        var state = state(sourced);
        for (var fact : facts)
            state = type.decider().evolve(state, fact.event());
        var receipt = new Receipt<>(type.name(), attempt.submission().streamId(), sourced.version() + facts.size(), false, state);
        return new GenericCommandResultMessage(DECIDED, new Decided<>(receipt, !facts.isEmpty()));
    }

    /// The order of the answers is part of the contract: not found, not yours, stale, and only then what the rules say.
    @SuppressWarnings("unchecked")
    private List<Fact<E>> accepted(Submission<?, ?> submission, Sourced sourced) {
        var asked = submission.asked();
        if (sourced.version() >= 0 && !sourced.tenant().equals(asked.by().tenant()))
            throw new NotAccepted.Refused((Refused<?>) Decision.notFound());
        var decision = type.decider().decide((C) submission.command(), state(sourced), asked);
        if (decision instanceof Refused<E> refused && (refused.kind() == Kind.NOT_FOUND || refused.kind() == Kind.FORBIDDEN))
            throw new NotAccepted.Refused(refused);
        var ifVersion = submission.ifVersion();
        if (ifVersion != null && ifVersion != sourced.version())
            throw new NotAccepted.StaleVersion(sourced.version());
        return switch (decision) {
            case Refused<E> refused -> throw new NotAccepted.Refused(refused);
            case Accepted<E>(var facts) when facts.size() > MOST_FACTS -> throw new IllegalStateException(
                    "A decision of " + type.name() + " has " + facts.size() + " facts; at most " + MOST_FACTS + " are recorded at once");
            case Accepted<E>(var facts) -> facts;
        };
    }

    private List<EventMessage> messages(Attempt attempt, List<Fact<E>> facts, long before) {
        var submission = attempt.submission();
        var messages = new ArrayList<EventMessage>(facts.size());
        for (var fact : facts) {
            var metadata = Metadata.of(submission, attempt.cause(), fact);
            var key = submission.key();
            if (messages.isEmpty() && key != null)
                KeyStamp.put(key, before + facts.size(), metadata);
            var entry = Catalogue.of(fact.event());
            messages.add(new GenericEventMessage(Uuid7.next(clock), new MessageType(entry.name(), String.valueOf(entry.version())),
                    fact.event(), metadata, submission.asked().occurredAt()));
        }
        return messages;
    }

    /// Sourced events come as bytes, those of the running decision as themselves: Axon applies them to the entity once more. An event
    /// that this version does not know changes nothing but the version.
    private Sourced evolve(Sourced sourced, EventMessage message) {
        var event = message.payload() instanceof byte[] bytes
                ? codec.read(message.type().name(), Integer.parseInt(message.type().version()), bytes).map(type.events()::cast)
                : Optional.of(type.events().cast(message.payload()));
        var state = event.isPresent() ? type.decider().evolve(state(sourced), event.get()) : state(sourced);
        return new Sourced(Objects.requireNonNull(state), sourced.version() + 1,
                Objects.requireNonNullElse(message.metadata().get(Metadata.TENANT), ""));
    }

    @SuppressWarnings("unchecked")
    private S state(Sourced sourced) {
        return (S) sourced.state();
    }
}
