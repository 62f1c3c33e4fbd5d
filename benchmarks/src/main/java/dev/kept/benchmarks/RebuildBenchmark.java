package dev.kept.benchmarks;

import dev.kept.local.Service;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The gateway's order list built anew from the topic by the path that production takes, against a consumer that only reads.
final class RebuildBenchmark implements Benchmark {
    private static final String TOPIC = "kept.workorder";

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serveAll();
            var orders = new Orders(system);
            orders.bulk(scale.orders().getFirst());
            report.title("Rebuild of the order list from the topic (all services running, idle)");
            var events = new long[1];
            new Rounds(scale, report).compare("rebuild and comparison with the living view, events", () -> {
                var token = system.token("OPERATOR");
                long begin = System.nanoTime();
                var rebuilt = system.ask(HttpMethod.POST, Service.GATEWAY, "/kept/rebuild-check?view=order_row", "{}", token);
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (!rebuilt.toString().contains("\"differing\":0"))
                    throw new IllegalStateException("The rebuilt view differs: " + rebuilt);
                return events[0] / seconds;
            }, "a consumer that only reads, events", () -> {
                events[0] = 0;
                long begin = System.nanoTime();
                events[0] = read(system.run().addresses().kafka());
                return events[0] / ((System.nanoTime() - begin) / 1e9);
            }, "/s", "at least 0.1, aim at 0.3");
            report.line("  %,d events on %s".formatted(events[0], TOPIC));
        }
    }

    private static long read(String bootstrap) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream().map(info -> new TopicPartition(TOPIC, info.partition()))
                    .collect(Collectors.toList());
            consumer.assign(List.copyOf(partitions));
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long records = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                records += consumer.poll(Duration.ofSeconds(1)).count();
            return records;
        }
    }
}
