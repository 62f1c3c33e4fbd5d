package dev.kept.runtime.log;

import java.util.Map;

/// The idempotency key goes with the first fact of its command, where a unique index holds it: a repeated command cannot append again.
final class KeyStamp {
    private KeyStamp() {}

    /// @param answered the version that the command's answer names
    static void put(Submission.Key key, long answered, Map<String, String> metadata) {
        metadata.put(Metadata.KEY, key.value());
        metadata.put(Metadata.BODY_HASH, key.bodyHash());
        metadata.put(Metadata.ANSWERED, String.valueOf(answered));
    }
}
