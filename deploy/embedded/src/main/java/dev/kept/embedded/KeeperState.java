package dev.kept.embedded;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// The file by which the keeper tells the tests where its servers listen.
record KeeperState(Path file) {

    void write(TestInfrastructure servers) throws IOException {
        var properties = new Properties();
        properties.setProperty("keeper", ProcessMark.of(ProcessHandle.current()).toString());
        properties.setProperty("kafka", servers.kafkaBootstrap());
        properties.setProperty("postgres", servers.postgres());
        properties.setProperty("user", servers.user());
        properties.setProperty("password", servers.password());
        var text = new StringWriter();
        properties.store(text, null);
        Folders.write(file, text.toString());
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /// Empty when there is no keeper, or when the one that wrote the file has ended.
    Optional<TestInfrastructure> ofLivingKeeper() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ProcessMark.parse(properties.getProperty("keeper"))
                .flatMap(ProcessMark::alive)
                .map(_ -> new TestInfrastructure(properties.getProperty("kafka"), properties.getProperty("postgres"),
                        properties.getProperty("user"), properties.getProperty("password")));
    }
}
