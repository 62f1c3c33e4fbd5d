package dev.kept.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One Kafka broker, its own controller, as a process with a class path of its own.
///
/// @param data kept between starts; formatted at the first one
/// @param port on the loopback address
public record Broker(Path data, int port, Path log) {

    /// A cold start on a busy machine took 15 s.
    private static final Duration START = Duration.ofMinutes(2);

    public String bootstrap() {
        return Ports.LOOPBACK + ":" + port;
    }

    public ChildProcess start() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var child = ChildProcess.start("Kafka", log, Map.of(), List.of(
                ChildProcess.java(), "-Xms96m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-Dlog4j2.configurationFile=classpath:broker-log.xml",
                "-cp", ClassPaths.broker(), BrokerProcess.class.getName(),
                data.toAbsolutePath().toString(), String.valueOf(port), String.valueOf(Ports.free())));
        try {
            child.awaitUntil(() -> isReady(child), START);
        } catch (CannotStart e) {
            child.kill();
            throw e;
        }
        return child;
    }

    /// The broker writes its process id when it serves; a file of an earlier run carries another one.
    private boolean isReady(ChildProcess child) {
        try {
            var ready = BrokerProcess.readyFile(data);
            return Files.exists(ready) && Files.readString(ready).equals(String.valueOf(child.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
