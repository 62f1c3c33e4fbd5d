package dev.kept.containers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.embedded.TestInfrastructure;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/// The first test of `mvn verify -Pcontainers`: without an engine the build ends here, with a sentence.
class ContainerServersTest {

    @Test
    void the_tests_run_on_the_database_of_the_image() throws Exception {
        ContainerServers.requireEngine();
        var shared = TestInfrastructure.shared();
        try (var connection = DriverManager.getConnection(shared.jdbcUrl(shared.createDatabase("containers")), shared.user(),
                shared.password()); var row = connection.createStatement().executeQuery("show data_directory")) {
            assertTrue(row.next());
            assertTrue(row.getString(1).startsWith("/var/lib/postgresql/"), row.getString(1));
        }
    }
}
