package dev.kept.runtime.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Kind;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog.Loaded;
import dev.kept.runtime.log.Pads.Command;
import dev.kept.runtime.log.Pads.Nothing;
import dev.kept.runtime.log.Pads.Refuse;
import dev.kept.runtime.log.Pads.Write;
import dev.kept.runtime.log.Pads.WriteFirst;
import dev.kept.runtime.log.Pads.WriteMany;
import dev.kept.runtime.log.Pads.WriteWithPolicy;
import dev.kept.runtime.log.Submission.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLogTest {
    private static final Clock CLOCK = Clock.fixed(Pads.NOON, ZoneOffset.UTC);
    private static final ConstraintRefusal TAKEN = new ConstraintRefusal() {
        @Override
        public String constraint() {
            return "pad_is_free";
        }

        @Override
        public Decision.Refused<?> refused(String detail) {
            return (Decision.Refused<?>) Decision.refused("taken", "This pad is taken.");
        }
    };
    private static LogDatabase database;
    private static AxonEventLog log;
    private static AxonEventLog otherReplica;

    @BeforeAll
    static void start() {
        database = new LogDatabase("eventlog");
        log = newLog();
        otherReplica = newLog();
    }

    @AfterAll
    static void stop() {
        log.stop();
        otherReplica.stop();
        database.close();
    }

    private static AxonEventLog newLog() {
        return new AxonEventLog(database.pool, new Codec(), CLOCK, List.of(Pads.TYPE, Pads.OTHER_TYPE), List.of(TAKEN), List.of());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static Receipt<Integer> submit(String stream, Command command) {
        return await(log.submit(Pads.submission(stream, command)));
    }

    private static Throwable refusalOf(Submission<Command, Integer> submission) {
        return catchThrowable(() -> await(log.submit(submission)));
    }

    private static <T> List<T> allAtOnce(int count, IntFunction<Uni<T>> work) {
        var running = IntStream.range(0, count).mapToObj(n -> work.apply(n).subscribeAsCompletionStage()).toList();
        return running.stream().map(future -> future.orTimeout(30, SECONDS).join()).toList();
    }

    private static List<Long> sequences(String stream) {
        return database.query("select sequence from domain_event where stream_id = $1 order by position", Tuple.of(stream)).stream()
                .map(row -> row.getLong(0)).toList();
    }

    private static List<Long> upTo(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private static AxonEventLog newLog(Needs<Integer> needs) {
        return new AxonEventLog(database.pool, new Codec(), CLOCK, List.of(Pads.TYPE), List.of(), List.of(needs));
    }

    private static Needs<Integer> needs(BiFunction<String, Integer, CompletableFuture<Void>> of) {
        return new Needs<>() {
            @Override
            public String streamType() {
                return Pads.TYPE.name();
            }

            @Override
            public CompletableFuture<Void> of(String tenant, Integer notes) {
                return of.apply(tenant, notes);
            }
        };
    }

    @Test
    void nothing_is_decided_or_answered_before_what_the_rules_need_is_there() {
        var stream = Pads.newId();
        submit(stream, new WriteMany(2));
        var brought = new CompletableFuture<Void>();
        var asked = new CopyOnWriteArrayList<String>();
        var waiting = newLog(needs((tenant, notes) -> {
            asked.add(tenant + " " + notes);
            return brought;
        }));
        try {
            var command = waiting.submit(Pads.submission(stream, new Write("c"))).subscribeAsCompletionStage();
            var question = waiting.load(Pads.TYPE, "acme", stream).subscribeAsCompletionStage();
            Awaitility.await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(4))
                    .until(() -> asked.size() == 2 && !command.isDone() && !question.isDone());
            assertThat(sequences(stream)).as("before it is there").isEqualTo(upTo(2));
            brought.complete(null);
            assertThat(command.orTimeout(5, SECONDS).join()).isEqualTo(new Receipt<>("pad", stream, 2, false, 3));
            assertThat(question.orTimeout(5, SECONDS).join().version()).isEqualTo(1);
            assertThat(asked).containsExactly("acme 2", "acme 2");
        } finally {
            waiting.stop();
        }
    }

    @Test
    void what_cannot_be_brought_fails_the_command_and_records_nothing_and_the_next_one_is_tried_anew() {
        var stream = Pads.newId();
        var answers = new ConcurrentLinkedQueue<CompletableFuture<Void>>(List.of(
                CompletableFuture.failedFuture(new IllegalStateException("no policy")), new CompletableFuture<>()));
        var failing = newLog(needs((_, _) -> Objects.requireNonNullElseGet(answers.poll(),
                () -> CompletableFuture.completedFuture(null))));
        try {
            assertThatThrownBy(() -> await(failing.submit(Pads.submission(stream, new Write("a"))))).hasMessage("no policy");
            assertThatThrownBy(() -> await(failing.submit(Pads.submission(stream, new Write("b"))))).as("never brought")
                    .isInstanceOf(LogUnavailable.class);
            assertThat(sequences(stream)).isEmpty();
            var start = System.nanoTime();
            assertThat(await(failing.submit(Pads.submission(stream, new Write("c")))).version()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("the turn was given back").isLessThan(Duration.ofSeconds(4));
        } finally {
            failing.stop();
        }
    }

    /// PostgreSQL refuses the whole statement for one text with a NUL.
    @Test
    void a_stream_that_the_database_cannot_even_look_up_fails_alone() {
        var outcomes = allAtOnce(60, n -> log.submit(Pads.submission(Pads.newId() + (n % 20 == 7 ? "\u0000" : ""), new Write("a")))
                .map(_ -> "accepted").onFailure(PgException.class).recoverWithItem("refused"));
        assertThat(outcomes).filteredOn("refused"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("accepted"::equals).hasSize(57);
    }

    @Test
    void an_id_that_another_type_of_stream_has_is_not_there() {
        var id = Pads.newId();
        submit(id, new Write("one"));
        var other = new Submission<>(Pads.OTHER_TYPE, id, (Command) new Write("two"), Pads.asked("acme"), null, null, null);

        var refused = catchThrowableOfType(NotAccepted.Refused.class, () -> await(log.submit(other)));
        assertThat(refused.decision().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(await(log.load(Pads.TYPE, "acme", id)).version()).as("the pad is what it was").isZero();
        assertThat(sequences(id)).isEqualTo(upTo(1));
    }

    @Test
    void a_fact_that_no_broker_would_take_is_refused_with_a_sentence() {
        var refused = catchThrowableOfType(NotAccepted.Refused.class, () -> submit(Pads.newId(), new Write("x".repeat(460_000))));
        assertThat(refused.decision().code()).isEqualTo("too-large");
        assertThat(submit(Pads.newId(), new Write("x".repeat(400_000))).version()).isZero();
    }

    @Test
    void the_first_fact_has_sequence_0_and_the_state_after_it_is_answered() {
        var stream = Pads.newId();
        assertThat(submit(stream, new Write("a"))).isEqualTo(new Receipt<>("pad", stream, 0, false, 1));
        assertThat(submit(stream, new WriteMany(3))).isEqualTo(new Receipt<>("pad", stream, 3, false, 4));
        assertThat(await(log.load(Pads.TYPE, "acme", stream))).isEqualTo(new Loaded<>(4, 3));
    }

    @Test
    void sixty_four_commands_to_one_stream_follow_one_another_without_a_gap() {
        var stream = Pads.newId();
        var versions = allAtOnce(64, n -> log.submit(Pads.submission(stream, new Write("n" + n)))).stream().map(Receipt::version);
        assertThat(versions).containsExactlyInAnyOrderElementsOf(upTo(64));
        assertThat(sequences(stream)).isEqualTo(upTo(64));
    }

    @Test
    void two_replicas_writing_to_one_stream_try_again_and_leave_no_gap() {
        var stream = Pads.newId();
        allAtOnce(16, n -> (n % 2 == 0 ? log : otherReplica).submit(Pads.submission(stream, new Write("n" + n)))
                .onFailure(NotAccepted.Refused.class).retry().atMost(20));
        assertThat(sequences(stream)).isEqualTo(upTo(16));
    }

    @Test
    void who_reads_on_from_the_last_position_misses_nothing_while_others_commit() {
        var streams = IntStream.range(0, 64).mapToObj(_ -> Pads.newId()).toList();
        long start = position();
        var writing = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 8; round++)
                allAtOnce(64, n -> (n % 2 == 0 ? log : otherReplica).submit(Pads.submission(streams.get(n), new Write("x"))));
        }, Thread::startVirtualThread); // with this test's class loader, which the common pool may lack
        var read = new ArrayList<Long>();
        boolean last;
        do {
            last = writing.isDone();
            read.addAll(positionsAfter(read.isEmpty() ? start : read.getLast()));
        } while (!last);
        writing.join();
        assertThat(read).hasSize(512).isEqualTo(positionsAfter(start));
        streams.forEach(stream -> assertThat(sequences(stream)).isEqualTo(upTo(8)));
    }

    private static long position() {
        return database.query("select coalesce(max(position), 0) from domain_event", Tuple.tuple()).getFirst().getLong(0);
    }

    private static List<Long> positionsAfter(long position) {
        return database.query("select position from domain_event where position > $1 order by position", Tuple.of(position)).stream()
                .map(row -> row.getLong(0)).toList();
    }

    @Test
    void forty_posts_under_one_key_are_one_fact_and_forty_equal_answers() {
        var key = Pads.newId();
        var stream = Pads.newId();
        var answers = allAtOnce(40, n -> (n % 2 == 0 ? log : otherReplica).submit(Pads.keyed(stream, new Write("once"), key, "hash")));
        assertThat(answers).extracting(Receipt::version).containsOnly(0L);
        assertThat(answers).filteredOn(receipt -> !receipt.replayed()).hasSize(1);
        assertThat(sequences(stream)).containsExactly(0L);
    }

    @Test
    void a_repeated_creation_whose_id_the_service_made_answers_the_first_thing() {
        var key = Pads.newId();
        var first = Pads.newId();
        var second = Pads.newId();
        await(log.submit(Pads.keyed(first, new WriteFirst("a"), key, "hash")));
        var again = await(log.submit(Pads.keyed(second, new WriteFirst("a"), key, "hash")));
        assertThat(again).isEqualTo(new Receipt<>("pad", first, 0, true, 1));
        assertThat(sequences(second)).isEmpty();
    }

    @Test
    void a_repetition_answers_the_first_version_although_others_wrote_since_or_the_rules_now_refuse() {
        var stream = Pads.newId();
        var key = Pads.newId();
        await(log.submit(Pads.keyed(stream, new WriteMany(2), key, "hash")));
        submit(stream, new Write("later"));
        assertThat(await(log.submit(Pads.keyed(stream, new WriteMany(2), key, "hash"))))
                .isEqualTo(new Receipt<>("pad", stream, 1, true, 3));
        assertThat(await(log.submit(Pads.keyed(stream, new WriteFirst("x"), key, "hash"))).version()).isEqualTo(1);
        assertThat(await(log.submit(Pads.keyed(stream, new Nothing(), key, "hash"))).version()).isEqualTo(1);
        assertThat(sequences(stream)).isEqualTo(upTo(3));
    }

    @Test
    void a_key_with_another_body_is_refused_and_so_is_its_use_beside_a_stale_version() {
        var stream = Pads.newId();
        var key = Pads.newId();
        await(log.submit(Pads.keyed(stream, new Write("a"), key, "hash")));
        assertThat(refusalOf(Pads.keyed(stream, new Write("b"), key, "other"))).isInstanceOf(NotAccepted.KeyReused.class);
        assertThat(refusalOf(Pads.keyed(Pads.newId(), new Refuse(Kind.CONFLICT), key, "other"))).isInstanceOf(NotAccepted.KeyReused.class);
        assertThat(sequences(stream)).containsExactly(0L);
    }

    @Test
    void two_tenants_may_use_the_same_key() {
        var key = Pads.newId();
        await(log.submit(Pads.keyed(Pads.newId(), new Write("a"), key, "hash")));
        var submission = new Submission<>(Pads.TYPE, Pads.newId(), (Command) new Write("b"), Pads.asked("globex"), null,
                new Submission.Key(key, "other"), null);
        assertThat(await(log.submit(submission)).replayed()).isFalse();
    }

    @Test
    void a_refused_command_leaves_its_key_free() {
        var key = Pads.newId();
        var stream = Pads.newId();
        assertThat(refusalOf(Pads.keyed(stream, new Refuse(Kind.CONFLICT), key, "hash"))).isInstanceOf(NotAccepted.Refused.class);
        assertThat(await(log.submit(Pads.keyed(stream, new Write("a"), key, "other"))).replayed()).isFalse();
    }

    @Test
    void a_stale_version_is_refused_after_not_found_and_forbidden_and_before_the_rules() {
        var stream = Pads.newId();
        submit(stream, new WriteMany(2));
        assertThat(catchThrowableOfType(NotAccepted.StaleVersion.class,
                () -> await(log.submit(Pads.ifVersion(stream, new Write("x"), 0)))).version()).isEqualTo(1);
        assertThat(kind(refusalOf(Pads.ifVersion(stream, new Refuse(Kind.NOT_FOUND), 0)))).contains(Kind.NOT_FOUND);
        assertThat(kind(refusalOf(Pads.ifVersion(stream, new Refuse(Kind.FORBIDDEN), 0)))).contains(Kind.FORBIDDEN);
        assertThat(refusalOf(Pads.ifVersion(stream, new Refuse(Kind.INVALID), 0))).isInstanceOf(NotAccepted.StaleVersion.class);
        assertThat(kind(refusalOf(Pads.ifVersion(stream, new Refuse(Kind.INVALID), 1)))).contains(Kind.INVALID);
        assertThat(await(log.submit(Pads.ifVersion(stream, new Write("x"), 1))).version()).isEqualTo(2);
    }

    private static Optional<Kind> kind(Throwable failure) {
        return failure instanceof NotAccepted.Refused refused ? Optional.of(refused.decision().kind()) : Optional.empty();
    }

    @Test
    void of_many_who_insist_on_one_version_one_is_accepted() {
        var stream = Pads.newId();
        submit(stream, new Write("a"));
        var outcomes = allAtOnce(20, n -> (n % 2 == 0 ? log : otherReplica).submit(Pads.ifVersion(stream, new Write("b"), 0))
                .map(_ -> "accepted").onFailure(NotAccepted.StaleVersion.class).recoverWithItem("stale"));
        assertThat(outcomes).filteredOn("accepted"::equals).hasSize(1);
        assertThat(sequences(stream)).isEqualTo(upTo(2));
    }

    @Test
    void what_is_not_found_stays_not_found_even_for_a_known_key() {
        var stream = Pads.newId();
        var key = Pads.newId();
        await(log.submit(Pads.keyed(stream, new Write("a"), key, "hash")));
        assertThat(kind(refusalOf(Pads.keyed(stream, new Refuse(Kind.NOT_FOUND), key, "hash")))).contains(Kind.NOT_FOUND);
    }

    @Test
    void another_tenants_stream_is_not_there() {
        var stream = Pads.newId();
        submit(stream, new Write("secret"));
        var intruder = new Submission<>(Pads.TYPE, stream, (Command) new Write("b"), Pads.asked("globex"), null, null, null);
        assertThat(kind(refusalOf(intruder))).contains(Kind.NOT_FOUND);
        assertThat(await(log.load(Pads.TYPE, "globex", stream))).isEqualTo(new Loaded<>(0, -1));
        assertThat(await(log.history("globex", stream, 0, 10))).isEmpty();
        assertThat(sequences(stream)).containsExactly(0L);
    }

    @Test
    void a_command_that_changes_nothing_is_answered_with_the_present_version() {
        var stream = Pads.newId();
        submit(stream, new WriteMany(2));
        assertThat(submit(stream, new Nothing())).isEqualTo(new Receipt<>("pad", stream, 1, false, 2));
    }

    @Test
    void history_tells_who_when_and_why() {
        var stream = Pads.newId();
        var cause = new Cause("cause-1", "chain-1", 3, null);
        await(log.submit(new Submission<>(Pads.TYPE, stream, new WriteWithPolicy("a", "1 < 2"), Pads.asked("acme"), null, null, cause)));
        var history = await(log.history("acme", stream, 0, 10));
        assertThat(history).hasSize(2);
        var byHand = history.get(0).envelope();
        var byItself = history.get(1).envelope();
        assertThat(history.get(0).event()).isEqualTo(Pads.note("a"));
        assertThat(byHand.actor()).isEqualTo(Actor.person("anna"));
        assertThat(byHand.onBehalfOf()).isEqualTo("bert");
        assertThat(byHand.channel()).isEqualTo(Channel.OFFICE);
        assertThat(byHand.occurredAt()).isEqualTo(Pads.NOON.minusSeconds(60));
        assertThat(byHand.recordedAt()).isEqualTo(Pads.NOON);
        assertThat(byHand.eventId()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(byItself.actor()).isEqualTo(Actor.policy("pads@1"));
        assertThat(byItself.channel()).isEqualTo(Channel.AUTOMATIC);
        assertThat(byItself.onBehalfOf()).isNull();
        assertThat(byItself.why()).extracting("because").isEqualTo("1 < 2");
        assertThat(List.of(byHand, byItself)).allSatisfy(envelope -> {
            assertThat(envelope.causationId()).isEqualTo("cause-1");
            assertThat(envelope.correlationId()).isEqualTo("chain-1");
            assertThat(envelope.hops()).isEqualTo(3);
        });
        assertThat(await(log.history("acme", stream, 1, 10))).hasSize(1);
    }

    @Test
    void a_person_s_command_begins_a_chain() {
        var stream = Pads.newId();
        submit(stream, new WriteMany(2));
        var history = await(log.history("acme", stream, 0, 10));
        var first = history.getFirst().envelope();
        assertThat(first.hops()).isZero();
        assertThat(first.causationId()).isEqualTo(first.correlationId()).isEqualTo(history.getLast().envelope().causationId());
    }

    @Test
    void reactions_in_a_circle_end_after_sixteen_facts() {
        var stream = Pads.newId();
        IntFunction<Uni<Receipt<Integer>>> hop = hops -> log.submit(new Submission<>(Pads.TYPE, stream, (Command) new Write("a"),
                Pads.asked("acme"), null, null, new Cause("c", "d", hops, null)));
        assertThat(await(hop.apply(16)).version()).isZero();
        assertThatThrownBy(() -> await(hop.apply(17))).hasMessageContaining("circle");
    }

    @Test
    void a_decision_of_too_many_facts_is_recorded_not_at_all() {
        var stream = Pads.newId();
        assertThatThrownBy(() -> submit(stream, new WriteMany(201))).hasMessageContaining("at most 200");
        assertThat(submit(stream, new WriteMany(200)).version()).isEqualTo(199);
    }

    @Test
    void a_service_s_own_constraint_refuses_with_its_sentence_and_hurts_no_neighbour() {
        database.execute("alter table domain_event add constraint pad_is_free check (stream_id not like 'taken-%')");
        var outcomes = allAtOnce(30, n -> log.submit(Pads.submission((n % 10 == 0 ? "taken-" : "free-") + Pads.newId(), new Write("a")))
                .map(_ -> "accepted").onFailure(NotAccepted.Refused.class).recoverWithItem(failure -> failure.getMessage()));
        assertThat(outcomes).filteredOn("accepted"::equals).hasSize(27);
        assertThat(new TreeSet<>(outcomes)).containsExactly("This pad is taken.", "accepted");
    }

    @Test
    void conflicting_appends_hurt_no_neighbour_in_the_same_write() {
        var stream = Pads.newId();
        var neighbours = IntStream.range(0, 40).mapToObj(_ -> Pads.newId()).toList();
        allAtOnce(60, n -> (n % 2 == 0 ? log : otherReplica)
                .submit(Pads.submission(n % 3 == 0 ? stream : neighbours.get(n % 40), new Write("a"))).map(_ -> "")
                .onFailure(NotAccepted.Refused.class).recoverWithItem("overtaken"));
        neighbours.forEach(neighbour -> assertThat(sequences(neighbour)).isEqualTo(upTo(sequences(neighbour).size())));
        assertThat(sequences(stream)).isEqualTo(upTo(sequences(stream).size())).isNotEmpty();
    }

    @Test
    void facts_are_never_changed_or_removed() {
        submit(Pads.newId(), new Write("a"));
        for (var attempt : List.of("update domain_event set tenant = 'x'", "delete from domain_event", "truncate domain_event"))
            assertThatThrownBy(() -> database.execute(attempt)).hasMessageContaining("never changed");
    }

    @Test
    void a_fact_with_a_name_of_a_later_version_is_skipped_and_counted() {
        var stream = Pads.newId();
        submit(stream, new Write("a"));
        database.execute(
                """
                        insert into domain_event (tenant, stream_type, stream_id, sequence, event_id, type, version, occurred_at, recorded_at, metadata,
                        payload) select tenant, stream_type, stream_id, 1, gen_random_uuid()::text, 'pad.of-tomorrow', 1, occurred_at, recorded_at,
                        metadata, '{"a": 1}' from domain_event where stream_id = '%s'"""
                        .formatted(stream));
        assertThat(await(log.load(Pads.TYPE, "acme", stream))).isEqualTo(new Loaded<>(1, 1));
        assertThat(submit(stream, new Write("b"))).isEqualTo(new Receipt<>("pad", stream, 2, false, 2));
        assertThat(await(log.history("acme", stream, 0, 10))).hasSize(2);
    }

    @Test
    void an_answer_comes_back_on_the_context_of_the_request() throws Exception {
        var vertx = Vertx.vertx();
        var same = new CompletableFuture<Boolean>();
        var stream = Pads.newId();
        var blockers = IntStream.range(0, 5).mapToObj(n -> log.submit(Pads.submission(stream, new Write("b" + n)))
                .subscribeAsCompletionStage()).toList();
        vertx.runOnContext(_ -> {
            var mine = Vertx.currentContext();
            log.submit(Pads.submission(stream, new Write("a"))).subscribe().with(_ -> same.complete(mine == Vertx.currentContext()),
                    same::completeExceptionally);
        });
        assertThat(same.get(20, SECONDS)).isTrue();
        blockers.forEach(CompletableFuture::join);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }

    @Test
    void without_a_database_the_answer_is_unavailable_within_seconds() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnavailable(silent.getLocalPort());
        }
        int closed;
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertUnavailable(closed);
    }

    private static void assertUnavailable(int port) {
        var vertx = Vertx.vertx();
        var pool = PgBuilder.pool().connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(port).setUser("x").setPassword("x")
                .setDatabase("x")).with(new PoolOptions()).using(vertx).build();
        var away = new AxonEventLog(pool, new Codec(), CLOCK, List.of(Pads.TYPE), List.of(), List.of());
        long start = System.nanoTime();
        assertThatThrownBy(() -> await(away.submit(Pads.submission(Pads.newId(), new Write("a"))))).isInstanceOf(LogUnavailable.class);
        assertThatThrownBy(() -> await(away.load(Pads.TYPE, "acme", Pads.newId()))).isInstanceOf(LogUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        away.stop();
        vertx.close(); // takes as long as the connection that never answers: not awaited
    }
}
