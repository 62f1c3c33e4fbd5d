package dev.kept.runtime.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.runtime.log.LogRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The log as its relay reads it. Every statement runs on the connection that holds the relay's lock: a lost lock shows in the next one.
final class Log implements AutoCloseable {
    private static final int LOCK = 7302027;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {
    };
    private final Connection connection;

    Log(Connection connection) throws SQLException {
        this.connection = connection;
        // A lost position only publishes again.
        run("set synchronous_commit = off");
    }

    /// @param key the idempotency key of its command, on the command's first fact
    record Kept(LogRow row, @Nullable String key, @Nullable String bodyHash) {}

    record Progress(long head, long position, long beat) {}

    boolean tryToLead() throws SQLException {
        return (boolean) one("select pg_try_advisory_lock(?)", LOCK);
    }

    /// For the one whose process stands still while its connection, and so the lock, lives on.
    void endTheLeader() throws SQLException {
        one("""
                select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and objid = ? and granted
                and database = (select oid from pg_database where datname = current_database())""", LOCK);
    }

    Progress progress() throws SQLException {
        return progress("select (select coalesce(max(position), 0) from domain_event), position, beat from relay");
    }

    private Progress progress(String query) throws SQLException {
        try (var statement = connection.prepareStatement(query); var rows = statement.executeQuery()) {
            rows.next();
            return new Progress(rows.getLong(1), rows.getLong(2), rows.getLong(3));
        }
    }

    /// Shows that this leader lives.
    Progress beat() throws SQLException {
        return progress("update relay set beat = beat + 1"
                + " returning (select coalesce(max(position), 0) from domain_event), position, beat");
    }

    void publishedTo(long position) throws SQLException {
        PublishedPosition.store(connection, position);
    }

    List<Kept> after(long position, int limit) throws SQLException {
        try (var statement = connection.prepareStatement("select " + LogRow.COLUMNS
                + ", idem_key, body_hash from domain_event where position > ? order by position limit ?")) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var facts = new ArrayList<Kept>();
                while (rows.next())
                    facts.add(new Kept(row(rows), rows.getString("idem_key"), rows.getString("body_hash")));
                return facts;
            }
        }
    }

    /// A fact's place, as far as its partition depends on it.
    record Place(long position, String streamType, String streamId) {}

    List<Place> before(long position, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select position, stream_type, stream_id from domain_event where position < ? order by position desc limit ?")) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var places = new ArrayList<Place>();
                while (rows.next())
                    places.add(new Place(rows.getLong(1), rows.getString(2), rows.getString(3)));
                return places;
            }
        }
    }

    boolean has(String eventId) throws SQLException {
        return (boolean) one("select exists (select from domain_event where event_id = ?)", eventId);
    }

    void listen() throws SQLException {
        run("listen log");
    }

    /// Until something is appended or the time is over; returns at once while notifications are waiting.
    void awaitAppend(int millis) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(millis);
    }

    Connection connection() {
        return connection;
    }

    private Object one(String query, Object argument) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setObject(1, argument);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static LogRow row(ResultSet rows) throws SQLException {
        try {
            return new LogRow(rows.getString("tenant"), rows.getString("stream_type"), rows.getString("stream_id"),
                    rows.getLong("sequence"), rows.getLong("position"), rows.getString("event_id"), rows.getString("type"),
                    rows.getInt("version"), rows.getTimestamp("occurred_at").toInstant(), rows.getTimestamp("recorded_at").toInstant(),
                    JSON.readValue(rows.getString("metadata"), STRINGS), rows.getBytes("payload"));
        } catch (JsonProcessingException broken) {
            throw new SQLException("The metadata at position " + rows.getLong("position") + " cannot be read", broken);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
