package dev.kept.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.local.Service;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// From the answer to a command until the gateway's list shows it, against a record's way through the bare broker.
final class VisibleBenchmark implements Benchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "bare";

    @Override
    public void run(Scale scale, Report report) throws Exception {
        try (var system = Running.empty()) {
            system.serve(Service.GATEWAY, true);
            system.serve(Service.WORKORDER, true);
            report.title("From accepted to visible (workorder-service, broker, gateway; one command at a time)");
            warm(system, scale);
            try (var bare = new BareBroker(system.run().addresses().kafka())) {
                for (double share : new double[]{0.5, 0.99})
                    new Rounds(scale, report).compare("p%.0f from command to list".formatted(share * 100), () -> {
                        var token = system.token("OFFICE");
                        return quantile(share, scale, () -> visible(system, token));
                    }, "p%.0f from produce to consume".formatted(share * 100), () -> quantile(share, scale, bare::roundTrip), "ms",
                            share > 0.9 ? "at most 5, aim at 2" : "");
            }
        }
    }

    private static double quantile(double share, Scale scale, Rounds.Side one) throws Exception {
        var took = new ArrayList<Double>();
        for (int i = 0; i < scale.samples() / 2; i++)
            took.add(one.measure());
        return Spread.of(took).quantile(share);
    }

    private static void warm(Running system, Scale scale) throws Exception {
        for (int part = 0; part < 4; part++)
            system.load.run(4, scale.warmUp() / 20, system.token("OFFICE"),
                    _ -> CommandsBenchmark.person(system.url(Service.WORKORDER), ""));
        var token = system.token("OFFICE");
        for (int i = 0; i < scale.samples() / 2; i++)
            visible(system, token);
    }

    /// Milliseconds.
    private static double visible(Running system, String token) throws Exception {
        var call = CommandsBenchmark.person(system.url(Service.WORKORDER), "");
        var accepted = system.load.send(HttpMethod.POST, call, token).get(20, TimeUnit.SECONDS);
        long begin = System.nanoTime();
        var reference = JSON.readTree(accepted.body()).path("reference").asText();
        if (reference.isEmpty())
            throw new IllegalStateException("No reference in " + accepted);
        var seen = system.load.send(HttpMethod.GET,
                new Load.Call(system.url(Service.GATEWAY), "/api/sites?limit=1&after=" + reference, ""), token).get(20, TimeUnit.SECONDS);
        if (seen.status() != 200 || "true".equals(seen.headers().get("Kept-Stale")))
            throw new IllegalStateException("Not visible: " + seen);
        return (System.nanoTime() - begin) / 1e6;
    }

    /// One record at a time, acknowledged by all replicas.
    private static final class BareBroker implements AutoCloseable {
        private final KafkaProducer<String, String> producer;
        private final KafkaConsumer<String, String> consumer;

        BareBroker(String bootstrap) throws Exception {
            Map<String, Object> broker = Map.of("bootstrap.servers", bootstrap);
            try (var admin = Admin.create(broker)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get(30, TimeUnit.SECONDS);
            }
            producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", "0"), new StringSerializer(),
                    new StringSerializer());
            consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "group.id", TOPIC, "auto.offset.reset", "earliest"),
                    new StringDeserializer(), new StringDeserializer());
            consumer.subscribe(List.of(TOPIC));
            for (int i = 0; i < 200; i++)
                roundTrip();
        }

        double roundTrip() throws Exception {
            var key = UUID.randomUUID().toString();
            long begin = System.nanoTime();
            producer.send(new ProducerRecord<>(TOPIC, key, "{}")).get(20, TimeUnit.SECONDS);
            while (System.nanoTime() - begin < Duration.ofSeconds(20).toNanos())
                for (var record : consumer.poll(Duration.ofMillis(200)))
                    if (record.key().equals(key))
                        return (System.nanoTime() - begin) / 1e6;
            throw new IllegalStateException("A record did not come back");
        }

        @Override
        public void close() {
            producer.close();
            consumer.close();
        }
    }
}
