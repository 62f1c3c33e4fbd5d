package dev.kept.runtime.relay;

import java.sql.Connection;
import java.sql.SQLException;

/// Guards nothing: what is published is not written down, so that the next leader publishes it again.
final class PublishedPosition {
    private PublishedPosition() {}

    static void store(Connection connection, long position) throws SQLException {
        // Nothing.
    }
}
