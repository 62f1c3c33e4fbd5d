package dev.kept.runtime.log;

import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import java.util.HashMap;
import java.util.Map;

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
    static final String POLICY = "policy";
    static final String RULE = "rule";
    static final String BECAUSE = "because";
    /// On the command's first event: the version that its answer named.
    static final String ANSWERED = "answered";

    private Metadata() {}

    /// Of one fact of a command; the key goes with the command's first.
    static Map<String, String> of(Submission<?, ?> submission, String commandId, Decision.Fact<?> fact) {
        var by = submission.asked().by();
        var cause = submission.cause();
        var metadata = new HashMap<String, String>();
        metadata.put(TENANT, by.tenant());
        metadata.put(STREAM_ID, submission.streamId());
        metadata.put(CAUSATION, cause == null ? commandId : cause.causationId());
        metadata.put(CORRELATION, cause == null ? commandId : cause.correlationId());
        metadata.put(HOPS, cause == null ? "0" : String.valueOf(cause.hops()));
        var why = fact.why();
        if (why == null) {
            metadata.put(ACTOR, by.actor().toString());
            metadata.put(CHANNEL, by.channel().name());
            if (by.onBehalfOf() != null)
                metadata.put(ON_BEHALF_OF, by.onBehalfOf());
        } else {
            metadata.put(ACTOR, Actor.policy(why.policy()).toString());
            metadata.put(CHANNEL, Channel.AUTOMATIC.name());
            metadata.put(POLICY, why.policy());
            metadata.put(RULE, why.rule());
            metadata.put(BECAUSE, why.because());
        }
        return metadata;
    }
}
