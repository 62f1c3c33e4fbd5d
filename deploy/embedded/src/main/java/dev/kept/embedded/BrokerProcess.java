package dev.kept.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The main class of the broker's process. Only it sees the broker's jars.
final class BrokerProcess {

    private static final int NODE = 1;

    private BrokerProcess() {}

    static Path readyFile(Path data) {
        return data.resolve("ready");
    }

    /// @param args the data folder, the broker's port, the controller's port
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        format(data);
        var config = new KafkaConfig(settings(data, Integer.parseInt(args[1]), Integer.parseInt(args[2])));
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        Files.writeString(readyFile(data), String.valueOf(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    /// Formatting that was interrupted is done again: only the mark that is written last makes it count.
    private static void format(Path data) throws Exception {
        Path formatted = data.resolve("formatted");
        if (Files.exists(formatted)) {
            return;
        }
        Folders.delete(logs(data));
        Files.createDirectories(logs(data));
        new Formatter().setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setDirectories(List.of(logs(data).toString()))
                .setMetadataLogDirectory(logs(data).toString())
                .setControllerListenerName("CONTROLLER")
                .setHasDynamicQuorum(false)
                .run();
        Files.createFile(formatted);
    }

    private static Map<String, String> settings(Path data, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("node.id", String.valueOf(NODE)),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("log.dirs", logs(data).toString()),
                // Services create their topics; one that is misspelt must not appear by itself.
                Map.entry("auto.create.topics.enable", "false"),
                // Facts on a topic stay for ever: it is read again from zero.
                Map.entry("log.retention.ms", "-1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // The default, 128 MB, does not fit the small heap.
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("num.recovery.threads.per.data.dir", "1"),
                Map.entry("background.threads", "2"));
    }

    private static Path logs(Path data) {
        return data.resolve("logs");
    }
}
