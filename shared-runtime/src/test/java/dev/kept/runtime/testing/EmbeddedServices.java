package dev.kept.runtime.testing;

import dev.kept.embedded.Keys;
import dev.kept.embedded.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;

/// `@QuarkusTestResource(EmbeddedServices.class)`: the real broker and the real PostgreSQL of this build, with an empty database, a topic
/// prefix, keys and a movable clock of the application's own. Classes that share their test resources share the application.
public class EmbeddedServices implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var infrastructure = TestInfrastructure.shared();
        var database = infrastructure.createDatabase("test");
        var data = dataFolder();
        return Map.ofEntries(Map.entry("quarkus.datasource.jdbc.url", infrastructure.jdbcUrl(database)),
                Map.entry("quarkus.datasource.reactive.url", infrastructure.reactiveUrl(database)),
                Map.entry("quarkus.datasource.username", infrastructure.user()),
                Map.entry("quarkus.datasource.password", infrastructure.password()),
                Map.entry("kafka.bootstrap.servers", infrastructure.kafkaBootstrap()),
                Map.entry("kept.topics.prefix", "t" + UUID.randomUUID().toString().substring(0, 8) + "."), Map.entry("kept.data", data),
                Map.entry("kept.clock.movable", "true"), Map.entry("quarkus.http.test-port", "0"));
    }

    @Override
    public void stop() {
        // The database, the topics and the folder are left to be looked at; they end with the build's own broker and server.
    }

    private static String dataFolder() {
        try {
            var folder = Files.createTempDirectory("kept-test");
            Keys.ensure(folder.resolve("keys"));
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of this test cannot be made", e);
        }
    }
}
