package dev.kept.runtime.inbox;

import dev.kept.runtime.testing.EmbeddedServices;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A broker on which facts lie already when the service starts for the first time.
public class WithHistory extends EmbeddedServices {
    @Override
    public Map<String, String> start() {
        var config = super.start();
        var bootstrap = Objects.requireNonNull(config.get("kafka.bootstrap.servers"));
        var prefix = Objects.requireNonNull(config.get("kept.topics.prefix"));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap)); var facts = new Facts(bootstrap, prefix)) {
            admin.createTopics(Set.of(new NewTopic(prefix + "inventory", Optional.of(3), Optional.empty()))).all().get();
            facts.publish("old", 0, Facts.received("van", 1));
            facts.publish("old", 1, Facts.received("van", 2));
            Thread.sleep(50); // Kafka's timestamps are milliseconds: the history lies before the start
            return config;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
