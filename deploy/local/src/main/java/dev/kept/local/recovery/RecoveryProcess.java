package dev.kept.local.recovery;

import static java.util.stream.Collectors.toMap;

import dev.kept.events.Topic;
import dev.kept.runtime.relay.Recovery;
import dev.kept.runtime.relay.RelaySettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/// Copies facts back into the log of one service. A process of its own, on that service's jars: the supervisor has neither Kafka's clients
/// nor the runtime.
public final class RecoveryProcess {
    private static final int ANY = 1;

    private RecoveryProcess() {}

    /// @param args the service's topics, as constants of [Topic]; where the rest is, the service's own variables say
    public static void main(String[] args) {
        var topics = Arrays.stream(args).map(Topic::valueOf).collect(toMap(Topic::family, Function.identity()));
        var settings = new RelaySettings(told("QUARKUS_DATASOURCE_JDBC_URL"), told("QUARKUS_DATASOURCE_USERNAME"),
                told("QUARKUS_DATASOURCE_PASSWORD"), Map.of("bootstrap.servers", told("KAFKA_BOOTSTRAP_SERVERS")), "kept.", ANY, topics,
                Duration.ofSeconds(10));
        try {
            System.out.println("  " + String.join(", ", topics.keySet()) + ": " + new Recovery(settings).run() + " facts copied back");
        } catch (SQLException | RuntimeException failure) {
            System.err.println("  " + String.join(", ", topics.keySet()) + ": " + failure.getMessage());
            System.exit(1);
        }
    }

    private static String told(String name) {
        var value = System.getenv(name);
        if (value == null)
            throw new IllegalStateException(name + " is not set");
        return value;
    }
}
