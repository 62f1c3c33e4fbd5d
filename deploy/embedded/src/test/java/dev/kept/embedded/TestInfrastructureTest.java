package dev.kept.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    @Test
    void a_fresh_database_keeps_what_it_acknowledges() throws Exception {
        var shared = TestInfrastructure.shared();
        String database = shared.createDatabase("embedded");
        assertNotEquals(database, shared.createDatabase("embedded"));
        try (var connection = DriverManager.getConnection(shared.jdbcUrl(database), shared.user(), shared.password());
                var statement = connection.createStatement()) {
            for (var setting : Map.of("fsync", "on", "synchronous_commit", "on", "listen_addresses", "127.0.0.1").entrySet()) {
                try (var row = statement.executeQuery("show " + setting.getKey())) {
                    assertTrue(row.next());
                    assertEquals(setting.getValue(), row.getString(1), setting.getKey());
                }
            }
        }
    }

    @Test
    void topics_are_created_by_those_who_want_them() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrap()))) {
            var topic = new NewTopic("embedded-test", 3, (short) 1);
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
            var description = admin.describeTopics(List.of(topic.name())).allTopicNames().get(30, TimeUnit.SECONDS);
            assertEquals(3, description.get(topic.name()).partitions().size());
        }
    }
}
