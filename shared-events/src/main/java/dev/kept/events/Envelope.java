package dev.kept.events;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about a fact beside its content: columns of the log, CloudEvents headers on Kafka, never repeated in the event's JSON.
///
/// @param tenant the organisation that runs Kept
/// @param stream type and id of the stream, and the fact's place in it (the first is 0)
/// @param position place in its service's log; grows, with holes; means nothing across services
/// @param eventId UUIDv7, the CloudEvents id
/// @param type stored name, with the version it was written in
/// @param occurredAt when it happened, as the one who did it says (a phone's clock may lie)
/// @param recordedAt when Kept wrote it down
/// @param actor who did it
/// @param onBehalfOf the person in whose place the actor did it
/// @param why for an automatic step, the rule that fired
/// @param causationId the command or fact that led to it
/// @param correlationId the first cause of the chain
/// @param hops how many facts lie between the chain's first command and this one; more than 16 parks the stream
/// @param traceparent the place in a trace (W3C) at which it was recorded; absent where nothing is traced
public record Envelope(String tenant, StreamRef stream, long position, String eventId, EventType type, Instant occurredAt,
        Instant recordedAt, Actor actor, @Nullable String onBehalfOf, Channel channel, @Nullable Why why, String causationId,
        String correlationId, int hops, @Nullable String traceparent) {

    private static final Duration LONGEST_OFFLINE = Duration.ofDays(30);
    /// So much ahead of ours a clock may be.
    public static final Duration FARTHEST_AHEAD = Duration.ofMinutes(5);

    /// When it happened: as the one who did it says, where that can be; else when it was written down.
    public Instant happenedAt() {
        return believed(occurredAt, recordedAt);
    }

    /// What a device says, where its clock can be right: not more than five minutes ahead of ours, and not longer ago than a phone is
    /// without a signal, thirty days. Else ours.
    ///
    /// @param said by whose device it is
    /// @param ours when we heard it
    public static Instant believed(Instant said, Instant ours) {
        boolean isAClocks = !said.isAfter(ours.plus(FARTHEST_AHEAD)) && !said.isBefore(ours.minus(LONGEST_OFFLINE));
        return isAClocks ? said : ours;
    }

    /// The same fact at another place of its trace.
    public Envelope tracedAt(@Nullable String place) {
        return new Envelope(tenant, stream, position, eventId, type, occurredAt, recordedAt, actor, onBehalfOf, channel, why, causationId,
                correlationId, hops, place);
    }

    /// A place in a stream; `toString` is its public form, `workorder/<id>@17`.
    public record StreamRef(String type, String id, long sequence) {
        @Override
        public String toString() {
            return type + "/" + id + "@" + sequence;
        }
    }

    /// A stored name and the version of the content's shape.
    public record EventType(String name, int version) {}
}
