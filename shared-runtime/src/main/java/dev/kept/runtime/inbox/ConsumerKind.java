package dev.kept.runtime.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The two consumers of a service. They have positions, streams and parked facts of their own.
public enum ConsumerKind {
    /// Begins at the first fact there is; may be rebuilt at any time.
    VIEWS,
    /// Begins where the service was started for the first time; never repeats.
    REACTIONS;

    /// As in tables, paths and channel names: `views`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConsumerKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findAny();
    }
}
