package dev.kept.containers;

import dev.kept.embedded.CannotStart;
import dev.kept.embedded.TestInfrastructure;
import dev.kept.embedded.TestServers;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The images that the compose file names. Durability is the images' own default: fsync and synchronous_commit on.
public final class ContainerServers implements TestServers {
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");
    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");
    private static final int POSTGRES_PORT = 5432;

    private final KafkaContainer kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES).withUsername("kept").withPassword("kept")
            .withCommand("postgres", "-c", "max_connections=300");

    /// Fails with a sentence where no container engine answers.
    static void requireEngine() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new CannotStart("No container engine answers, and -Pcontainers runs the tests' broker and database on one:"
                    + " start Docker, or name another engine's socket in DOCKER_HOST, or run `mvn verify` without -Pcontainers.");
        }
    }

    @Override
    public TestInfrastructure start(Path folder) {
        requireEngine();
        Startables.deepStart(kafka, postgres).join();
        return new TestInfrastructure(kafka.getBootstrapServers(), postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT),
                postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public void end() {
        kafka.stop();
        postgres.stop();
    }
}
