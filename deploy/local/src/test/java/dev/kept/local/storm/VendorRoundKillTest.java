package dev.kept.local.storm;

import static dev.kept.local.Service.SCHEDULING;
import static dev.kept.local.Service.WORKORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.CloudEvents;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.local.Variation;
import dev.kept.runtime.testing.Unguarded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Either of the two services that dance the vendor round is killed with -9 at each of its steps: one offer is open at a time, and every
/// vendor is told once.
@Tag("storm")
@TestMethodOrder(OrderAnnotation.class)
@Timeout(300)
class VendorRoundKillTest {
    private static final long SEED = Long.getLong("kept.seed", 20_260_725L);
    /// In each step, so that one kill comes at several moments of it.
    private static final int ORDERS = 4;
    private static final int LATEST_CAUSE_MILLIS = 400;
    private static final int LATEST_KILL_MILLIS = 4_000;
    private static final int A_MOMENT_MILLIS = 10;
    private static final Duration SLOW = Duration.ofMillis(800);
    private static final Duration LONG_ENOUGH_TO_AIM = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RunningSystem KEPT = RunningSystem.fresh();
    private static final VendorRounds ROUNDS = new VendorRounds(KEPT);
    private static final Logs LOGS = new Logs(KEPT);
    private static final List<Round> ENDED = new ArrayList<>();

    @TempDir
    Path scratch;

    /// All of them, or those that `-Dkept.steps=` names by a pattern.
    static Stream<Arguments> kills() {
        return Arrays.stream(RoundStep.values()).filter(step -> step.name().matches(System.getProperty("kept.steps", ".*")))
                .flatMap(step -> Stream.of(WORKORDER, SCHEDULING).map(service -> Arguments.of(step, service)));
    }

    @ParameterizedTest
    @MethodSource("kills")
    @Order(1)
    void every_vendor_is_told_once_whoever_is_killed_in_this_step(RoundStep step, Service service) {
        var random = new Random(SEED + (step + service.folder()).hashCode());
        var rounds = ROUNDS.next(ORDERS);
        ROUNDS.together(rounds, step::before);
        if (step.time().isPositive())
            KEPT.quiet();
        var causes = rounds.stream().collect(Collectors.toMap(round -> round, _ -> random.nextInt(LATEST_CAUSE_MILLIS)));
        CompletableFuture<Void> caused;
        try (var _ = new SlowNotes(KEPT, service, SLOW)) {
            if (step.time().isPositive())
                KEPT.moveClockBy(step.time());
            caused = ROUNDS.started(rounds, round -> {
                sleep(causes.getOrDefault(round, 0));
                step.cause(round);
            });
            sleepUnlessRecorded(service, random.nextInt(LATEST_KILL_MILLIS));
            KEPT.run().part(service).kill();
        }
        int unnoted = LOGS.unnoted(service);
        System.out.printf("%s: %s killed, seed %d: %d commands were recorded and not noted%n", step, service.folder(), SEED, unnoted);
        KEPT.run().part(service).start();
        caused.join();
        ROUNDS.together(rounds, step::after);
        ENDED.addAll(rounds);
        assertEquals(Map.of(), ROUNDS.against(rounds));
    }

    /// The worst moment, which a seeded one may miss: it is waited for.
    @ParameterizedTest
    @EnumSource(names = {"WORKORDER", "SCHEDULING"})
    @Order(2)
    void every_vendor_is_told_once_whoever_is_killed_between_a_fact_and_the_note_of_it(Service service) {
        var rounds = ROUNDS.next(1);
        try (var _ = new SlowNotes(KEPT, service, LONG_ENOUGH_TO_AIM)) {
            ROUNDS.together(rounds, RoundStep.OPENED::cause);
            await(() -> LOGS.unnoted(service) > 0);
            KEPT.run().part(service).kill();
        }
        assertTrue(LOGS.unnoted(service) > 0, service.folder() + " was killed, and what it had recorded was noted");
        KEPT.run().part(service).start();
        ROUNDS.together(rounds, RoundStep.OPENED::after);
        ENDED.addAll(rounds);
        assertEquals(Map.of(), ROUNDS.against(rounds));
    }

    /// The question is asked while nobody is there who could answer it, and answered while nobody is there who asked.
    @Test
    @Order(3)
    void the_round_goes_on_when_neither_has_been_there_with_the_other() {
        var rounds = ROUNDS.next(ORDERS);
        ROUNDS.together(rounds, RoundStep.DECLINED::before);
        KEPT.run().part(SCHEDULING).kill();
        ROUNDS.together(rounds, RoundStep.DECLINED::cause);
        ROUNDS.together(rounds, round -> await(() -> facts("workorder", round, "workorder.vendor-wanted") == 2));
        KEPT.run().part(WORKORDER).kill();
        KEPT.run().part(SCHEDULING).start();
        ROUNDS.together(rounds, round -> await(() -> facts("scheduling", round, "scheduling.candidate-proposed") == 2));
        KEPT.run().part(SCHEDULING).kill();
        KEPT.run().part(WORKORDER).start();
        ROUNDS.together(rounds, round -> await(() -> facts("workorder", round, "workorder.offer-sent") == 2));
        KEPT.run().part(SCHEDULING).start();
        ROUNDS.together(rounds, RoundStep.DECLINED::after);
        ENDED.addAll(rounds);
        assertEquals(Map.of(), ROUNDS.against(rounds));
    }

    @Test
    @Order(4)
    void nothing_comes_late() {
        Quiet.await(KEPT);
        assertEquals(Map.of(), ROUNDS.against(ENDED));
    }

    @Test
    @Order(5)
    void a_calendar_that_keeps_no_keys_answers_a_question_twice_when_it_is_killed() {
        KEPT.run().part(SCHEDULING).kill();
        KEPT.run().vary(SCHEDULING, Variation.replacing(Unguarded.IDEMPOTENCY.compiled(scratch)));
        KEPT.run().part(SCHEDULING).start();
        var rounds = ROUNDS.next(1);
        try (var _ = new SlowNotes(KEPT, SCHEDULING, LONG_ENOUGH_TO_AIM)) {
            ROUNDS.together(rounds, RoundStep.OPENED::cause);
            ROUNDS.together(rounds, round -> await(() -> facts("scheduling", round, "scheduling.candidate-proposed") == 1));
            KEPT.run().part(SCHEDULING).kill();
        }
        KEPT.run().vary(SCHEDULING, Variation.NONE);
        KEPT.run().part(SCHEDULING).start();
        ROUNDS.together(rounds, RoundStep.OPENED::after);
        var against = ROUNDS.against(rounds);
        assertEquals(Set.of(RoundClaim.EVERY_QUESTION_IS_ANSWERED_ONCE), against.keySet(), () -> against.toString());
    }

    @AfterAll
    static void end() {
        KEPT.run().close();
    }

    private static long facts(String family, Round round, String type) {
        return KEPT.topic(family, round.order()).stream().filter(fact -> fact.type().equals(type)).map(CloudEvents.Record::id).distinct()
                .count();
    }

    private static void await(BooleanSupplier hope) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!hope.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "Not within " + SOON.toSeconds() + " s");
            RunningSystem.pause();
        }
    }

    /// The worst moment ends it: a command of the service itself is recorded and not noted.
    private static void sleepUnlessRecorded(Service service, int millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end && LOGS.unnoted(service) == 0)
            sleep(A_MOMENT_MILLIS);
    }

    /// Waits for nothing: it is the seeded moment at which somebody acts or dies, or the pause between two looks. What a round comes to is
    /// waited for by its own facts.
    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
