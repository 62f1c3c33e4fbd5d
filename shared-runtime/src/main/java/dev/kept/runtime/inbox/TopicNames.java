package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The topics of this installation, and which of them each consumer reads.
@Singleton
public class TopicNames {
    private final String prefix;
    private final Map<String, Topic> byName;
    private final Config config;

    @Inject
    TopicNames(@ConfigProperty(name = "kept.topics.prefix") String prefix, Config config) {
        this.prefix = prefix;
        this.config = config;
        this.byName = Arrays.stream(Topic.values()).collect(Collectors.toMap(this::nameOf, topic -> topic));
    }

    /// As on the broker: `kept.workorder`.
    public String nameOf(Topic topic) {
        return prefix + topic.family();
    }

    /// null for a topic that is none of ours.
    @Nullable
    Topic named(String name) {
        return byName.get(name);
    }

    boolean enabled(ConsumerKind kind) {
        return config.getOptionalValue(channel(kind) + "enabled", Boolean.class).orElse(true);
    }

    /// Full names, as configured; empty for a disabled consumer.
    Set<String> readBy(ConsumerKind kind) {
        if (!enabled(kind))
            return Set.of();
        var configured = config.getOptionalValue(channel(kind) + "topics", String.class).orElse("");
        return Arrays.stream(configured.split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    private static String channel(ConsumerKind kind) {
        return "mp.messaging.incoming." + kind.id() + ".";
    }
}
