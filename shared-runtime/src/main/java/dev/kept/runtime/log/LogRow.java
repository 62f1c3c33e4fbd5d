package dev.kept.runtime.log;

import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.Envelope.EventType;
import dev.kept.events.Envelope.StreamRef;
import dev.kept.events.Why;
import dev.kept.runtime.codec.Codec;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fact as it stands in the log: its columns, the rest of its envelope as named strings, its content as bytes.
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record LogRow(String tenant, String streamType, String streamId, long sequence, long position, String eventId, String type,
        int version, Instant occurredAt, Instant recordedAt, Map<String, String> metadata, byte[] payload) {

    /// The columns that make a row, in the order of the components.
    public static final String COLUMNS = "tenant, stream_type, stream_id, sequence, position, event_id, type, version, occurred_at,"
            + " recorded_at, metadata, payload";

    static LogRow of(Row row) {
        return new LogRow(row.getString("tenant"), row.getString("stream_type"), row.getString("stream_id"), row.getLong("sequence"),
                row.getLong("position"), row.getString("event_id"), row.getString("type"), row.getInteger("version"),
                row.getOffsetDateTime("occurred_at").toInstant(), row.getOffsetDateTime("recorded_at").toInstant(),
                StoredEvents.strings(row.getJsonObject("metadata")), row.getBuffer("payload").getBytes());
    }

    /// What is known about the fact.
    public Envelope envelope() {
        var policy = metadata.get(Metadata.POLICY);
        var why = policy == null ? null : new Why(policy, named(Metadata.RULE), named(Metadata.BECAUSE));
        return new Envelope(tenant, new StreamRef(streamType, streamId, sequence), position, eventId, new EventType(type, version),
                occurredAt, recordedAt, Actor.parse(named(Metadata.ACTOR)), metadata.get(Metadata.ON_BEHALF_OF),
                Channel.valueOf(named(Metadata.CHANNEL)), why, named(Metadata.CAUSATION), named(Metadata.CORRELATION),
                Integer.parseInt(named(Metadata.HOPS)), metadata.get(Metadata.TRACEPARENT));
    }

    /// The part of an envelope that has no columns, as [#envelope] reads it.
    ///
    /// @param answered the version that the command's answer named; null on all but its first fact
    public static Map<String, String> metadataOf(Envelope envelope, @Nullable String answered) {
        var metadata = Metadata.of(envelope);
        if (answered != null)
            metadata.put(Metadata.ANSWERED, answered);
        return metadata;
    }

    /// The fact; empty where this version of Kept does not know its name.
    public Optional<Recorded> recorded(Codec codec) {
        return codec.read(type, version, payload).map(event -> new Recorded(envelope(), event));
    }

    private String named(String name) {
        return Objects.requireNonNull(metadata.get(name), () -> "The fact at position " + position + " has no " + name);
    }
}
