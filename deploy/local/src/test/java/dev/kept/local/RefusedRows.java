package dev.kept.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// Something wrong with the database that somebody has to mend: it refuses the gateway's row of every order whose description has this word.
/// When a test is over, it is mended and what was parked goes on: others look at the same system.
public final class RefusedRows implements AutoCloseable {
    /// As the reason names it.
    public static final String CONSTRAINT = "no_such_order";
    private static final Duration SOON = Duration.ofSeconds(30);
    private final RunningSystem kept;
    private final Api operator;

    public RefusedRows(RunningSystem kept, String word) {
        this.kept = kept;
        operator = kept.signedIn("OPERATOR");
        execute("alter table order_row add constraint " + CONSTRAINT + " check (description not like '%" + word + "%') not valid");
    }

    /// The fix.
    public void mend() {
        execute("alter table order_row drop constraint if exists " + CONSTRAINT);
    }

    @Override
    public void close() {
        mend();
        operator.get("/console/parked").ok().path("items").forEach(parked -> operator
                .post(pathOf(parked.path("service").asText(), parked.path("consumer").asText(), parked.path("stream").asText()),
                        Api.object()));
        operator.eventually("/console/parked", SOON, parked -> parked.path("items").isEmpty());
    }

    static String pathOf(String service, String consumer, String stream) {
        return "/console/parked/" + service + "/" + consumer + "/" + stream.replace("/", "%2F") + "/replay";
    }

    private void execute(String sql) {
        var addresses = kept.run().addresses();
        var database = addresses.database();
        try (var connection = DriverManager.getConnection(addresses.jdbcUrl(Service.GATEWAY), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '10s'");
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(sql, refused);
        }
    }
}
