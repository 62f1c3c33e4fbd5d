package dev.kept.runtime.relay;

import dev.kept.events.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What a relay needs to know.
///
/// @param kafka properties of the broker's clients; `bootstrap.servers` at least
/// @param prefix of all topics of the installation
/// @param topics where the facts of a stream type are published, by its name
/// @param stopped after how long without a beat the leading process counts as stopped
public record RelaySettings(String jdbcUrl, String user, String password, Map<String, Object> kafka, String prefix, int partitions,
        Map<String, Topic> topics, Duration stopped) {

    String topicOf(String streamType) {
        var topic = topics.get(streamType);
        if (topic == null)
            throw new IllegalStateException("The log has facts of '" + streamType + "' streams, and this service has no such StreamType");
        return prefix + topic.family();
    }

    /// Full names.
    Set<String> topicNames() {
        var names = new TreeSet<String>();
        topics.values().forEach(topic -> names.add(prefix + topic.family()));
        return names;
    }

    /// A connection of its own, outside every pool: its end is the end of the lock that it holds.
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "relay");
        return DriverManager.getConnection(jdbcUrl, properties);
    }
}
