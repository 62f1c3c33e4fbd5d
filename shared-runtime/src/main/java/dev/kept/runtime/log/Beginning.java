package dev.kept.runtime.log;

import dev.kept.decision.Asked;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Many streams that begin together, as the rows of a file do: all of them, or none.
///
/// @param commands by the ids of their streams, in the order of their facts; 1 to 20,000
/// @param key of the whole
public record Beginning<C, S>(StreamType<C, S, ?> type, Map<String, C> commands, Asked asked, Submission.Key key) {
    private static final int MOST = 20_000;

    public Beginning {
        if (commands.isEmpty() || commands.size() > MOST)
            throw new IllegalArgumentException("From 1 to " + MOST + " streams begin together, not " + commands.size());
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
    }

    /// What a beginning was answered.
    ///
    /// @param causationId of each of its facts: what [EventLog.Standing#begunBy] says of its streams
    /// @param replayed true: the key was known, nothing was appended
    public record Begun(String causationId, boolean replayed) {}
}
