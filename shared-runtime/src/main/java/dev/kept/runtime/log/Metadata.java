package dev.kept.runtime.log;

import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.events.Why;
import dev.kept.runtime.log.Submission.Cause;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names under which the envelope travels through Axon's metadata. The first four are for the engine: columns and the stream's tag.
final class Metadata {
    static final String TENANT = "tenant";
    static final String STREAM_ID = "streamId";
    static final String KEY = "key";
    static final String BODY_HASH = "bodyHash";
    static final String ACTOR = "actor";
    static final String ON_BEHALF_OF = "onBehalfOf";
    static final String CHANNEL = "channel";
    static final String CAUSATION = "causationId";
    static final String CORRELATION = "correlationId";
    static final String HOPS = "hops";
    static final String TRACEPARENT = "traceparent";
    static final String POLICY = "policy";
    static final String RULE = "rule";
    static final String BECAUSE = "because";
    /// On the command's first event: the version that its answer named.
    static final String ANSWERED = "answered";

    private Metadata() {}

    /// Of one fact of a command; the key goes with the command's first.
    static Map<String, String> of(Submission<?, ?> submission, Cause cause, Decision.Fact<?> fact) {
        var by = submission.asked().by();
        var why = fact.why();
        var metadata = why == null
                ? circumstances(by.actor(), by.channel(), by.onBehalfOf(), null, cause)
                : circumstances(Actor.policy(why.policy()), Channel.AUTOMATIC, null, why, cause);
        metadata.put(TENANT, by.tenant());
        metadata.put(STREAM_ID, submission.streamId());
        return metadata;
    }

    /// Of a fact that was recorded before: without what the columns hold.
    static Map<String, String> of(Envelope fact) {
        return circumstances(fact.actor(), fact.channel(), fact.onBehalfOf(), fact.why(),
                new Cause(fact.causationId(), fact.correlationId(), fact.hops(), fact.traceparent()));
    }

    private static Map<String, String> circumstances(Actor actor, Channel channel, @Nullable String onBehalfOf, @Nullable Why why,
            Cause cause) {
        var metadata = new HashMap<String, String>();
        metadata.put(ACTOR, actor.toString());
        metadata.put(CHANNEL, channel.name());
        if (onBehalfOf != null)
            metadata.put(ON_BEHALF_OF, onBehalfOf);
        metadata.put(CAUSATION, cause.causationId());
        metadata.put(CORRELATION, cause.correlationId());
        metadata.put(HOPS, String.valueOf(cause.hops()));
        var traceparent = cause.traceparent();
        if (traceparent != null)
            metadata.put(TRACEPARENT, traceparent);
        if (why != null) {
            metadata.put(POLICY, why.policy());
            metadata.put(RULE, why.rule());
            metadata.put(BECAUSE, why.because());
        }
        return metadata;
    }
}
