package dev.kept.scheduling;

import dev.kept.embedded.TestInfrastructure;
import dev.kept.events.Appointment;
import dev.kept.events.Catalogue;
import dev.kept.events.SchedulingEvent;
import dev.kept.runtime.codec.Codec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// A fresh database with the log and scheduling's schema, for tests of what the database itself keeps.
final class CalendarDatabase implements AutoCloseable {
    private static final TestInfrastructure SHARED = TestInfrastructure.shared();
    private static final Codec CODEC = new Codec();
    private static final String APPEND = """
            select append_events(array['acme'], array['booking'], array[?], array[?::bigint], array[?], array[?], array[1],
                array['2026-03-01T00:00Z'::timestamptz], array['2026-03-01T00:00Z'::timestamptz], array['{}'], array[?::bytea],
                array[null::text], array[null::text])""";
    private final String url = SHARED.jdbcUrl(SHARED.createDatabase("calendar"));
    final Connection connection;

    CalendarDatabase() throws SQLException {
        Flyway.configure().dataSource(url, SHARED.user(), SHARED.password()).locations("db/runtime", "db/service").load().migrate();
        connection = connect();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, SHARED.user(), SHARED.password());
    }

    void append(String visit, long sequence, SchedulingEvent event) throws SQLException {
        append(connection, visit, sequence, event);
    }

    /// As the log does it: one statement, one transaction.
    static void append(Connection connection, String visit, long sequence, SchedulingEvent event) throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, visit);
            statement.setLong(2, sequence);
            statement.setString(3, UUID.randomUUID().toString());
            statement.setString(4, Catalogue.of(event).name());
            statement.setBytes(5, CODEC.write(event));
            statement.execute();
        }
    }

    long count(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Appointment dublin(String start, String end) {
        var from = LocalDateTime.parse(start);
        return new Appointment("Europe/Dublin", from, LocalDateTime.parse(end), from, from.plusHours(2));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
