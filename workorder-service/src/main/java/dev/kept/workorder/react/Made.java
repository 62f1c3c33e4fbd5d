package dev.kept.workorder.react;

import dev.kept.runtime.log.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that the same fact leads to each time, so that a repetition is known.
final class Made {
    private Made() {}

    static String of(String what, Recorded fact) {
        return of(what + " of " + fact.envelope().eventId());
    }

    static String of(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
