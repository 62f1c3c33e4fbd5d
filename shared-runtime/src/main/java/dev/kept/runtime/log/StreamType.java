package dev.kept.runtime.log;

import dev.kept.decision.Decider;
import dev.kept.events.DomainEvent;
import dev.kept.events.Topic;

/// One kind of stream that a service keeps. Each service produces its own as CDI beans (`@Produces @Singleton`); the log finds them.
///
/// @param name as it stands in `stream_type` and in public references: `workorder`
/// @param topic where its facts are published
public record StreamType<C, S, E extends DomainEvent>(String name, Topic topic, Class<E> events, Decider<C, S, E> decider) {}
