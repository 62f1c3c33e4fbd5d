package dev.kept.runtime.relay;

import java.sql.Connection;
import java.sql.SQLException;

/// How far the relay has published: stored after the broker's acknowledgement, so that the next leader repeats one batch at most.
final class PublishedPosition {
    private PublishedPosition() {}

    static void store(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement("update relay set position = ?, beat = beat + 1")) {
            statement.setLong(1, position);
            statement.executeUpdate();
        }
    }
}
