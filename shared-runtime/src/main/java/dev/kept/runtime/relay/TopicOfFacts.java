package dev.kept.runtime.relay;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/// A topic that holds facts, as whoever comes first creates it.
public final class TopicOfFacts {
    /// It keeps everything, since a new subscriber reads from zero; and it takes the times of Kept's clock, which may have been moved
    /// ahead, where a broker of its own accord takes an hour at most.
    private static final Map<String, String> CONFIG = Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1",
            "message.timestamp.type", "CreateTime", "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));

    private TopicOfFacts() {}

    /// With as many replicas as the broker gives by itself.
    public static NewTopic named(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(CONFIG);
    }
}
