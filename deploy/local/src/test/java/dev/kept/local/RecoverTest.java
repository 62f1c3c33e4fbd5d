package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.embedded.CannotStart;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A database that was restored from an older state: the service does not start, says what to do, and that helps.
@Tag("storm")
@Timeout(600)
class RecoverTest {
    private static final Path ROOT = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
    private static final Progress PROGRESS = new Progress(System.out);

    @Test
    void facts_that_only_the_topics_have_are_copied_back() throws Exception {
        var kept = RunningSystem.fresh();
        var office = kept.signedIn("OFFICE");
        var order = office.post("/work-orders", Map.of("description", "Tap drips.", "serviceType", "plumbing", "siteId",
                "0198c7f0-0000-7000-8000-000000000020", "estimate", Map.of("minor", 9_000, "currency", "EUR"))).ok().path("id").asText();
        office.eventually("/work-orders/" + order, Duration.ofSeconds(60), it -> !it.path("documents").isEmpty());
        var before = kept.topic("workorder", order);
        kept.run().close();

        var settings = kept.settings();
        try (var _ = EmbeddedRun.start(settings, PROGRESS, EnumSet.noneOf(Service.class))) {
            forget(kept, order);
        }
        var refusal = assertThrows(CannotStart.class, () -> EmbeddedRun.start(settings, PROGRESS, EnumSet.of(Service.WORKORDER)));
        assertTrue(refusal.getMessage().contains("./kept recover"), refusal.getMessage());

        new Recover(ROOT, settings, PROGRESS).all();
        try (var _ = EmbeddedRun.start(settings, PROGRESS)) {
            var again = kept.signedIn("OFFICE");
            assertEquals(before.size(), again.get("/work-orders/" + order + "/timeline").ok().path("items").size());
            again.post("/work-orders/" + order + "/add-note", Map.of("text", "And on.")).ok();
        }
    }

    /// As if the order had never been.
    private static void forget(RunningSystem kept, String order) throws SQLException {
        var database = kept.run().addresses().database();
        try (var connection = DriverManager.getConnection(kept.run().addresses().jdbcUrl(Service.WORKORDER), database.user(),
                database.password()); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertTrue(statement.executeUpdate("delete from domain_event where stream_id = '" + order + "'") > 0);
        }
    }
}
