package dev.kept.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    private static final int ROWS = 300;

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_is_there_after_kill_9() throws Exception {
        var server = server();
        var child = server.start();
        try (var connection = connect(server); var statement = connection.createStatement()) {
            statement.execute("create table kept (n int)");
            for (int n = 0; n < ROWS; n++) {
                statement.execute("insert into kept values (" + n + ")");
            }
            child.kill();
        }
        var restarted = server.start();
        assertEquals(ROWS, count(server));
        server.stop(restarted);
        assertFalse(restarted.isAlive());
    }

    @Test
    void a_server_that_its_killed_launcher_left_running_is_ended_by_the_next_start() throws Exception {
        var server = server();
        var left = server.start();
        var next = server.start();
        assertTrue(left.ended(Duration.ofSeconds(5)));
        try (var connection = connect(server)) {
            assertTrue(connection.isValid(5));
        }
        server.stop(next);
    }

    @Test
    void a_lock_file_whose_number_belongs_to_another_program_by_now_does_not_block() throws Exception {
        var server = server();
        server.stop(server.start());
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(server.data().resolve("postmaster.pid"), stranger.pid() + "\n" + server.data() + "\n");
            server.stop(server.start());
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
            stranger.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_interrupted_unpacking_or_initdb_is_done_again() throws Exception {
        var interrupted = Files.createDirectories(folder.resolve("programs/unpacking-123/bin"));
        var unfinished = Files.createDirectories(folder.resolve("data.unfinished-123/base"));
        var server = server();
        server.stop(server.start());
        assertFalse(Files.exists(interrupted));
        assertFalse(Files.exists(unfinished));
    }

    private PostgresServer server() {
        return new PostgresServer(PostgresBinaries.unpackedIn(folder.resolve("programs")), folder.resolve("data"), Ports.free(), "kept",
                "secret", folder.resolve("logs/postgres.log"));
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
    }

    private static int count(PostgresServer server) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
