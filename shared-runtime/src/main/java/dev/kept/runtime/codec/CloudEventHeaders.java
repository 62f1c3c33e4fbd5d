package dev.kept.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.Envelope.EventType;
import dev.kept.events.Envelope.StreamRef;
import dev.kept.events.Why;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The envelope as headers of a Kafka record: CloudEvents 1.0, binary content mode. Extensions are lower-case words.
public final class CloudEventHeaders {
    private CloudEventHeaders() {}

    public static Headers of(Envelope envelope) {
        var headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", envelope.eventId());
        put(headers, "ce_type", envelope.type().name());
        put(headers, "ce_typeversion", envelope.type().version());
        put(headers, "ce_source", "/kept/" + envelope.stream().type());
        put(headers, "ce_subject", envelope.stream().id());
        put(headers, "ce_time", envelope.occurredAt());
        put(headers, "ce_dataschema", "https://kept.dev/schemas/" + envelope.type().name() + ".v" + envelope.type().version() + ".json");
        put(headers, "content-type", "application/json");
        put(headers, "ce_tenant", envelope.tenant());
        put(headers, "ce_streamtype", envelope.stream().type());
        put(headers, "ce_sequence", envelope.stream().sequence());
        put(headers, "ce_position", envelope.position());
        put(headers, "ce_recordedat", envelope.recordedAt());
        put(headers, "ce_actor", envelope.actor());
        put(headers, "ce_onbehalfof", envelope.onBehalfOf());
        put(headers, "ce_channel", envelope.channel().name().toLowerCase(Locale.ROOT));
        put(headers, "ce_causationid", envelope.causationId());
        put(headers, "ce_correlationid", envelope.correlationId());
        put(headers, "ce_hops", envelope.hops());
        put(headers, "ce_traceparent", envelope.traceparent());
        var why = envelope.why();
        if (why != null) {
            put(headers, "ce_policy", why.policy());
            put(headers, "ce_rule", why.rule());
            put(headers, "ce_because", why.because());
        }
        return headers;
    }

    /// The envelope of a record that [#of] wrote; an `IllegalArgumentException` names the header that is missing or wrong.
    public static Envelope read(Headers headers) {
        var policy = optional(headers, "ce_policy");
        var why = policy == null ? null : new Why(policy, required(headers, "ce_rule"), required(headers, "ce_because"));
        return new Envelope(required(headers, "ce_tenant"),
                new StreamRef(required(headers, "ce_streamtype"), required(headers, "ce_subject"), number(headers, "ce_sequence")),
                number(headers, "ce_position"), required(headers, "ce_id"),
                new EventType(required(headers, "ce_type"), (int) number(headers, "ce_typeversion")), instant(headers, "ce_time"),
                instant(headers, "ce_recordedat"), Actor.parse(required(headers, "ce_actor")), optional(headers, "ce_onbehalfof"),
                Channel.valueOf(required(headers, "ce_channel").toUpperCase(Locale.ROOT)), why, required(headers, "ce_causationid"),
                required(headers, "ce_correlationid"), (int) number(headers, "ce_hops"), optional(headers, "ce_traceparent"));
    }

    private static void put(Headers headers, String name, @Nullable Object value) {
        if (value != null)
            headers.add(name, value.toString().getBytes(UTF_8));
    }

    private static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(Headers headers, String name) {
        var value = optional(headers, name);
        if (value == null)
            throw new IllegalArgumentException("The record has no header " + name + ": it is no fact of Kept");
        return value;
    }

    private static long number(Headers headers, String name) {
        return Long.parseLong(required(headers, name));
    }

    private static Instant instant(Headers headers, String name) {
        return Instant.parse(required(headers, name));
    }
}
