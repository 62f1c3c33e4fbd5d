package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.Ports;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The run itself, with stand-ins for the services: real broker, real database, real catcher.
class EmbeddedRunTest {

    private static final Progress QUIET = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    @TempDir
    Path data;

    @Test
    void every_part_can_be_killed_and_started_again_and_none_is_left_at_the_end() throws Exception {
        var settings = new Settings(data, PortPlan.free(), StandIn.PROGRAM);
        Iterable<Part> parts;
        try (var run = EmbeddedRun.start(settings, QUIET)) {
            parts = run.parts();
            execute(run, "create table kept as select 42 as answer");
            for (Part part : run.parts()) {
                long before = part.pid();
                part.kill();
                assertFalse(part.isAlive(), part.name());
                part.start();
                assertNotEquals(before, part.pid(), part.name());
            }
            execute(run, "select answer from kept");
            run.vary(Service.INVENTORY, Variation.environment(Map.of("KEPT_TRY", "varied")));
            assertFalse(get(run.addresses().url(Service.INVENTORY)).contains("varied"));
            run.part(Service.INVENTORY).stop();
            run.part(Service.INVENTORY).start();
            assertTrue(get(run.addresses().url(Service.INVENTORY)).contains("KEPT_TRY=varied"));
        }
        for (Part part : parts) {
            assertFalse(part.isAlive(), part.name());
        }
        try (var again = EmbeddedRun.start(settings, QUIET)) {
            execute(again, "select answer from kept");
        }
    }

    @Test
    void a_taken_port_is_named_with_the_part_that_wants_it_and_the_way_out() throws Exception {
        var ports = PortPlan.free();
        try (var _ = new ServerSocket(ports.invoicing(), 1, InetAddress.ofLiteral(Ports.LOOPBACK))) {
            var sentence = assertThrows(CannotStart.class, () -> EmbeddedRun.start(new Settings(data, ports, StandIn.PROGRAM), QUIET));
            assertTrue(sentence.getMessage().startsWith("Port " + ports.invoicing() + ", where the invoicing-service should listen"),
                    sentence.getMessage());
            assertTrue(sentence.getMessage().contains("--port-base"), sentence.getMessage());
        }
    }

    @Test
    void a_second_run_on_the_same_data_is_refused_with_the_way_out() throws Exception {
        try (var _ = EmbeddedRun.lockOf(data)) {
            var sentence = assertThrows(CannotStart.class,
                    () -> EmbeddedRun.start(new Settings(data, PortPlan.free(), StandIn.PROGRAM), QUIET));
            assertTrue(sentence.getMessage().startsWith("Kept runs already with the data in " + data), sentence.getMessage());
        }
        assertEquals(0, new Leftovers(data.resolve("logs")).end().size());
    }

    private static void execute(EmbeddedRun run, String sql) throws SQLException {
        var addresses = run.addresses();
        try (var connection = DriverManager.getConnection(addresses.jdbcUrl(Service.WORKORDER), addresses.database().user(),
                addresses.database().password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String get(URI address) throws Exception {
        try (var body = address.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
