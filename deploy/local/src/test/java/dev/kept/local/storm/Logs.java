package dev.kept.local.storm;

import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is in the logs now, read from the databases themselves.
final class Logs {
    private final RunningSystem kept;

    Logs(RunningSystem kept) {
        this.kept = kept;
    }

    /// @param key of its command, on the command's first fact
    record Fact(String eventId, String streamType, String streamId, long sequence, String type, String payload, @Nullable String key) {
        /// As the inboxes write it.
        String stream() {
            return streamType + "/" + streamId;
        }
    }

    Map<Service, List<Fact>> all() {
        var logs = new EnumMap<Service, List<Fact>>(Service.class);
        for (var service : Service.values())
            logs.put(service, query(service, """
                    select event_id, stream_type, stream_id, sequence, type, payload, idem_key from domain_event order by position""",
                    row -> new Fact(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5),
                            new String(row.getBytes(6), StandardCharsets.UTF_8), row.getString(7))));
        return logs;
    }

    /// Where a relay left off, and how far its log goes.
    long unpublished(Service service) {
        return query(service, "select (select coalesce(max(position), 0) from domain_event) - (select position from relay)",
                row -> row.getLong(1)).getFirst();
    }

    interface Reading<T> {
        T of(java.sql.ResultSet row) throws SQLException;
    }

    <T> List<T> query(Service service, String sql, Reading<T> reading) {
        try (var connection = connect(service); var rows = connection.createStatement().executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next())
                all.add(reading.of(rows));
            return all;
        } catch (SQLException unreadable) {
            throw new AssertionError(service + ": " + sql, unreadable);
        }
    }

    /// How many commands of reactions and timers are in the service's log, while its own notes say that they are still to be sent.
    int unnoted(Service service) {
        var all = all();
        var causes = all.values().stream().flatMap(List::stream).collect(Collectors.toMap(Fact::eventId, Function.identity()));
        var noted = new HashMap<String, Long>();
        query(service, "select stream, sequence from inbox_stream where consumer = 'reactions'",
                row -> noted.put(row.getString(1), row.getLong(2)));
        var timers = query(service, "select key || ':' || reference from timer", row -> row.getString(1));
        return (int) all.getOrDefault(service, List.of()).stream().map(Fact::key).filter(Objects::nonNull)
                .filter(key -> timers.contains(key) || Arrays.stream(key.split(":")).skip(1).map(causes::get).filter(Objects::nonNull)
                        .anyMatch(cause -> noted.getOrDefault(cause.stream(), -1L) < cause.sequence()))
                .count();
    }

    void execute(Service service, String sql) {
        try (var connection = connect(service); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(service + ": " + sql, refused);
        }
    }

    private Connection connect(Service service) throws SQLException {
        var database = kept.run().addresses().database();
        return DriverManager.getConnection(kept.run().addresses().jdbcUrl(service), database.user(), database.password());
    }
}
