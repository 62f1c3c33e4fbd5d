package dev.kept.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kept.embedded.Broker;
import dev.kept.embedded.Ports;
import dev.kept.embedded.TestInfrastructure;
import dev.kept.runtime.codec.CloudEventHeaders;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.AxonEventLog;
import dev.kept.runtime.log.LogDatabase;
import dev.kept.runtime.log.Pads;
import dev.kept.runtime.log.Recorded;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Relays on a real broker and a real database, three partitions. Each test has a database and a topic of its own, and waits more than it
/// works: several go at the same time.
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class RelayTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PARTITIONS = 3;
    private final List<Relay> relays = new ArrayList<>();
    private final List<TopicAhead> refusals = new CopyOnWriteArrayList<>();
    private LogDatabase database;
    private AxonEventLog log;
    private String prefix;

    @BeforeEach
    void start() {
        database = new LogDatabase("relay");
        log = new AxonEventLog(database.pool, new Codec(), Clock.systemUTC(), List.of(Pads.TYPE), List.of(), List.of());
        prefix = Pads.newId() + ".";
    }

    @AfterEach
    void stop() {
        relays.forEach(Relay::close);
        log.stop();
        database.close();
    }

    private RelaySettings settings(String bootstrap) {
        return settings(bootstrap, Duration.ofSeconds(2));
    }

    private RelaySettings settings(Duration stopped) {
        return settings(TestInfrastructure.shared().kafkaBootstrap(), stopped);
    }

    private RelaySettings settings(String bootstrap, Duration stopped) {
        return new RelaySettings(database.jdbcUrl, database.user, database.password, Map.of("bootstrap.servers", bootstrap), prefix,
                PARTITIONS, Map.of("pad", Pads.TYPE.topic()), stopped);
    }

    private RelaySettings settings() {
        return settings(TestInfrastructure.shared().kafkaBootstrap());
    }

    private String topic() {
        return prefix + "workorder";
    }

    private Relay startRelay() {
        return startRelay(settings());
    }

    private Relay startRelay(RelaySettings settings) {
        var relay = new Relay(settings, refusals::add);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private void write(int facts) {
        write(Pads.newId(), facts);
    }

    private void write(String stream, int facts) {
        for (int left = facts; left > 0; left -= 200)
            log.submit(Pads.submission(stream, new Pads.WriteMany(Math.min(left, 200)))).await().atMost(SOON);
    }

    private List<String> logged() {
        return database.query("select event_id from domain_event order by position", Tuple.tuple()).stream().map(row -> row.getString(0))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> published() {
        return published(TestInfrastructure.shared().kafkaBootstrap());
    }

    private List<ConsumerRecord<String, byte[]>> published(String bootstrap) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics().containsKey(topic()))
                return List.of();
            var partitions = IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(topic(), n)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition)))
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return records;
    }

    private static List<String> ids(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(record -> CloudEventHeaders.read(record.headers()).eventId()).toList();
    }

    private void awaitAllPublished() {
        await().atMost(SOON).until(() -> Set.copyOf(ids(published())).equals(Set.copyOf(logged())));
    }

    private static Relay awaitLeader(List<Relay> relays) {
        return await().atMost(SOON).until(() -> relays.stream().filter(relay -> relay.state().leading()).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    private void assertOrderPerStream(List<ConsumerRecord<String, byte[]>> records) {
        var last = new HashMap<String, Long>();
        var seen = new LinkedHashSet<String>();
        for (var record : records) {
            var fact = CloudEventHeaders.read(record.headers());
            if (seen.add(fact.eventId()))
                assertThat(fact.stream().sequence()).isEqualTo(last.merge(fact.stream().id(), 0L, (before, _) -> before + 1));
        }
    }

    @Test
    void every_fact_is_published_once_with_its_envelope_and_in_the_order_of_its_stream() {
        startRelay();
        var streams = IntStream.range(0, 20).mapToObj(_ -> Pads.newId()).toList();
        for (int round = 0; round < 5; round++)
            streams.forEach(stream -> write(stream, 3));
        awaitAllPublished();
        var records = published();
        assertThat(ids(records)).hasSize(300).doesNotHaveDuplicates();
        assertOrderPerStream(records);
        for (var record : records.subList(0, 10)) {
            var read = new Recorded(CloudEventHeaders.read(record.headers()),
                    new Codec().read(CloudEventHeaders.read(record.headers()).type().name(), 1, record.value()).orElseThrow());
            assertThat(log.history("acme", record.key(), read.envelope().stream().sequence(), 1).await().atMost(SOON))
                    .containsExactly(read);
        }
        assertThat(relays.getFirst().state()).extracting(RelayState::head, RelayState::position, RelayState::leading)
                .containsExactly(last(), last(), true);
        assertThat(relays.getFirst().state().lagSeconds()).isZero();
    }

    private long last() {
        return database.query("select max(position) from domain_event", Tuple.tuple()).getFirst().getLong(0);
    }

    @Test
    void facts_of_many_writers_at_once_are_all_published_in_the_order_of_their_streams() {
        startRelay();
        startRelay();
        var streams = IntStream.range(0, 40).mapToObj(_ -> Pads.newId()).toList();
        var writers = IntStream.range(0, 8).mapToObj(writer -> CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 25; round++)
                write(streams.get((writer * 7 + round) % streams.size()), 2);
        }, Thread::startVirtualThread)).toList();
        for (int kill = 0; kill < 2; kill++) {
            await().atMost(SOON).until(() -> relays.stream().anyMatch(relay -> relay.state().leading() && relay.state().position() > 0));
            endRelaysConnections();
        }
        writers.forEach(CompletableFuture::join);
        awaitAllPublished();
        assertThat(logged()).hasSize(400);
        assertOrderPerStream(published());
    }

    /// A clock that was moved ahead is a demonstration's ordinary state; a broker's own default takes one hour.
    @Test
    void facts_of_a_clock_that_is_far_ahead_are_published() {
        startRelay();
        var ahead = new AxonEventLog(database.pool, new Codec(), Clock.offset(Clock.systemUTC(), Duration.ofDays(400)), List.of(Pads.TYPE),
                List.of(), List.of());
        try {
            ahead.submit(Pads.submission(Pads.newId(), new Pads.Write("next year"))).await().atMost(SOON);
            awaitAllPublished();
        } finally {
            ahead.stop();
        }
    }

    @Test
    void topics_are_created_with_their_partitions_and_keep_everything() throws Exception {
        startRelay();
        write(1);
        awaitAllPublished();
        try (var admin = Admin.create(settings().kafka())) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, topic());
            var config = admin.describeConfigs(List.of(topic)).all().get(10, TimeUnit.SECONDS).get(topic);
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(admin.describeTopics(List.of(topic())).allTopicNames().get(10, TimeUnit.SECONDS).get(topic()).partitions())
                    .hasSize(PARTITIONS);
        }
    }

    /// Later ones would overtake, and every consumer would see a gap.
    @Test
    void after_a_fact_that_could_not_be_sent_no_other_is() throws SQLException {
        write(5);
        try (var log = new Log(settings().connect()); var publisher = new Publisher(settings("127.0.0.1:1"))) {
            var started = System.nanoTime();
            assertThat(publisher.publish(log.after(0, 10))).isCompletedExceptionally();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).as("one fact's wait").isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void holes_in_the_positions_do_not_stop_it() {
        startRelay();
        write(1);
        database.execute("select nextval(pg_get_serial_sequence('domain_event', 'position')) from generate_series(1, 7)");
        write(1);
        awaitAllPublished();
        assertThat(last()).isEqualTo(9);
    }

    @Test
    void of_three_relays_one_writes_and_another_takes_over_when_its_connection_is_lost() {
        IntStream.range(0, 3).forEach(_ -> startRelay());
        for (int round = 0; round < 3; round++) {
            write(40);
            var leader = awaitLeader(relays);
            assertThat(relays).filteredOn(relay -> relay.state().leading()).hasSize(1);
            leader.close();
            relays.remove(leader);
            startRelay();
        }
        write(40);
        awaitAllPublished();
        assertOrderPerStream(published());
        assertThat(ids(published()).size() - logged().size()).as("published twice").isLessThanOrEqualTo(120);
    }

    @Test
    void a_lost_database_connection_ends_the_lead_and_a_new_one_goes_on() {
        startRelay();
        startRelay();
        for (int round = 0; round < 3; round++) {
            write(20);
            awaitLeader(relays);
            endRelaysConnections();
        }
        write(20);
        awaitAllPublished();
        assertOrderPerStream(published());
    }

    private void endRelaysConnections() {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'relay'"
                + " and datname = current_database()");
    }

    @Test
    void a_crash_before_its_position_was_stored_repeats_that_batch_and_no_more() {
        var first = startRelay();
        write(50);
        awaitAllPublished();
        first.close();
        database.execute("update relay set position = position - 20");
        startRelay();
        write(1);
        awaitAllPublished();
        await().atMost(SOON).until(() -> published().size() == 71);
        assertOrderPerStream(published());
    }

    @Test
    void while_the_broker_is_away_facts_are_kept_and_afterwards_published() throws IOException {
        var doorway = new Doorway(TestInfrastructure.shared().kafkaBootstrap());
        try (doorway) {
            var relay = startRelay(settings("127.0.0.1:" + doorway.port()));
            write(30);
            await().atMost(SOON).until(() -> relay.state().lagSeconds() > 2);
            assertThat(relay.state().head()).isEqualTo(last());
            assertThat(relay.state().position()).isZero();
            assertThat(published()).isEmpty();
            doorway.open();
            awaitAllPublished();
            assertOrderPerStream(published());
        }
    }

    @Test
    void a_broker_that_dies_and_comes_back_gets_what_was_accepted_meanwhile(@TempDir Path folder) {
        var broker = new Broker(folder.resolve("data"), Ports.free(), folder.resolve("log"));
        var process = broker.start();
        try {
            startRelay(settings(broker.bootstrap()));
            write("early", 10);
            await().atMost(SOON).until(() -> published(broker.bootstrap()).size() == 10);
            process.kill();
            for (int i = 0; i < 5; i++)
                write("early", 4);
            write("late", 10);
            process = broker.start();
            await().atMost(SOON).until(() -> Set.copyOf(ids(published(broker.bootstrap()))).equals(Set.copyOf(logged())));
            assertOrderPerStream(published(broker.bootstrap()));
        } finally {
            process.kill();
        }
    }

    @Test
    void a_topic_ahead_of_the_log_stops_the_service_until_the_facts_are_copied_back() throws SQLException {
        startRelay();
        var key = Pads.newId();
        write("kept", 10);
        var keyed = log.submit(Pads.keyed("kept", new Pads.WriteMany(2), key, "hash")).await().atMost(SOON);
        write("lost", 5);
        awaitAllPublished();
        relays.removeFirst().close();
        var before = rows();
        restoreWithout("position > 8");

        assertThatThrownBy(() -> Relay.requireNotAhead(settings())).isInstanceOf(TopicAhead.class).hasMessageContaining("./kept recover");
        var refused = startRelay();
        await().atMost(SOON).until(() -> refusals.size() == 1);
        assertThat(refused.state().leading()).isFalse();
        relays.removeFirst().close();

        assertThat(new Recovery(settings()).run()).isEqualTo(9);
        assertThat(rows()).isEqualTo(before);
        Relay.requireNotAhead(settings());
        assertThat(log.submit(Pads.keyed("kept", new Pads.WriteMany(2), key, "hash")).await().atMost(SOON).version())
                .isEqualTo(keyed.version());
        startRelay();
        write("lost", 1);
        awaitAllPublished();
        assertThat(new Recovery(settings("127.0.0.1:1"))).isNotNull();
    }

    /// A service's own triggers, as the one that keeps bookings apart, must see the facts as they saw them first.
    @Test
    void recovery_copies_in_the_order_of_the_commits() throws SQLException {
        startRelay();
        for (int round = 0; round < 3; round++)
            IntStream.range(0, 12).forEach(n -> write("s" + n, 1));
        awaitAllPublished();
        relays.removeFirst().close();
        restoreWithout("position > 4");
        database.execute("create function in_order() returns trigger language plpgsql as $$ begin if new.position <= (select max(position)"
                + " from domain_event) then raise exception 'out of order'; end if; return new; end $$;"
                + " create trigger in_order before insert on domain_event for each row execute function in_order()");
        assertThat(new Recovery(settings()).run()).isEqualTo(32);
        assertThat(new Recovery(settings()).run()).as("a second time there is nothing to do").isZero();
    }

    @Test
    void recovery_copies_nothing_where_the_log_went_another_way() {
        startRelay();
        write("pad", 5);
        awaitAllPublished();
        relays.removeFirst().close();
        restoreWithout("position > 3");
        database.execute("select setval(pg_get_serial_sequence('domain_event', 'position'), 3)");
        write("pad", 1);
        assertThatThrownBy(() -> new Recovery(settings()).run()).hasMessageContaining("another fact in the place of pad/pad@3");
        assertThat(logged()).hasSize(4);
    }

    @Test
    void recovery_waits_for_nobody_who_still_leads() {
        startRelay();
        awaitLeader(relays);
        assertThatThrownBy(() -> new Recovery(settings()).run()).hasMessageContaining("stop all its replicas");
    }

    private List<String> rows() {
        return database.query("select to_jsonb(domain_event)::text from domain_event order by position", Tuple.tuple()).stream()
                .map(row -> row.getString(0)).toList();
    }

    /// As from a backup.
    private void restoreWithout(String condition) {
        database.execute("alter table domain_event disable trigger facts_stay; delete from domain_event where " + condition
                + "; alter table domain_event enable trigger facts_stay; update relay set position = least(position,"
                + " (select max(position) from domain_event))");
    }

    @Test
    void a_topic_that_lost_its_facts_gets_them_again() throws Exception {
        startRelay();
        IntStream.range(0, 12).forEach(_ -> write(2));
        awaitAllPublished();
        relays.removeFirst().close();
        try (var admin = Admin.create(settings().kafka())) {
            admin.deleteTopics(List.of(topic())).all().get(10, TimeUnit.SECONDS);
            await().atMost(SOON).until(() -> !admin.listTopics().names().get(10, TimeUnit.SECONDS).contains(topic()));
        }
        startRelay();
        awaitAllPublished();
        assertOrderPerStream(published());
        assertThat(ids(published())).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void a_topic_with_another_number_of_partitions_is_not_written_to() {
        var first = startRelay();
        write(3);
        awaitAllPublished();
        first.close();
        var settings = settings();
        var other = new RelaySettings(settings.jdbcUrl(), settings.user(), settings.password(), settings.kafka(), prefix, 4,
                settings.topics(), settings.stopped());
        assertThatThrownBy(() -> new Topics(other).create()).hasMessageContaining("kept.topics.partitions");
    }

    @Test
    void a_stopped_process_that_keeps_its_connection_is_replaced_and_does_no_harm_when_it_wakes() throws Exception {
        var child = child();
        try {
            await().atMost(SOON)
                    .until(() -> database.query("select 1 from pg_locks where locktype = 'advisory' and objid = 7302027 and granted"
                            + " and database = (select oid from pg_database where datname = current_database())", Tuple.tuple())
                            .size() == 1);
            write(10);
            awaitAllPublished();
            signal(child, "STOP");
            write(10);
            var patient = startRelay(settings(Duration.ofHours(1)));
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> !patient.state().leading());
            patient.close();
            relays.remove(patient);
            var successor = startRelay();
            awaitAllPublished();
            assertThat(successor.state().leading()).isTrue();
            signal(child, "CONT");
            write(10);
            awaitAllPublished();
            assertThat(successor.state().leading()).isTrue();
            assertOrderPerStream(published());
        } finally {
            child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Process child() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx96m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RelayChild.class.getName(), database.jdbcUrl, database.user, database.password,
                TestInfrastructure.shared().kafkaBootstrap(), prefix).inheritIO().start();
    }

    private static void signal(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor()).isZero();
    }

    @Test
    void a_closed_door_is_no_broker() throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new Topics(settings("127.0.0.1:" + door.getLocalPort())).tails())
                    .isInstanceOf(org.apache.kafka.common.KafkaException.class);
        }
    }
}
