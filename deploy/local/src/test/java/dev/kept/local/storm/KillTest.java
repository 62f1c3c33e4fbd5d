package dev.kept.local.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kept.local.EmbeddedRun;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each process of the system in turn is killed with -9 under load and started again: nothing is lost and nothing happens twice.
@Tag("storm")
@Timeout(600)
class KillTest {
    private static final long SEED = Long.getLong("kept.seed", 20_260_725L);
    private static final int BEFORE = 100;
    private static final int AFTER = 100;
    private static final Duration ENOUGH = Duration.ofMinutes(4);
    private static final int LATEST_MILLIS = 2_000;
    private static final RunningSystem KEPT = Groundwork.laid();
    private static final Map<String, BigDecimal> STOCK_BEFORE = Stock.of(KEPT);
    private static final List<Acknowledged> ACKNOWLEDGED = new ArrayList<>();
    private static final List<String> REFUSED = new ArrayList<>();

    /// All of them, or those that `-Dkept.parts=` names by a pattern.
    static Stream<String> parts() {
        return Stream.concat(Arrays.stream(Service.values()).map(Service::folder), Stream.of(EmbeddedRun.KAFKA, EmbeddedRun.POSTGRES))
                .filter(part -> part.matches(System.getProperty("kept.parts", ".*")));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void nothing_is_lost_and_nothing_happens_twice_when_this_is_killed(String part) {
        var random = new Random(SEED + part.hashCode());
        long flying;
        int unanswered;
        try (var traffic = new Traffic(KEPT, random.nextLong())) {
            traffic.awaitAcknowledged(BEFORE, ENOUGH);
            sleep(random.nextInt(LATEST_MILLIS));
            var began = traffic.flying();
            KEPT.run().part(part).kill();
            flying = began.stream().filter(flight -> !flight.isAnswered()).count();
            sleep(random.nextInt(LATEST_MILLIS));
            KEPT.run().part(part).start();
            traffic.awaitAcknowledged(AFTER, ENOUGH);
            traffic.end();
            unanswered = traffic.unanswered();
            ACKNOWLEDGED.addAll(traffic.acknowledged());
            REFUSED.addAll(traffic.refused());
        }
        System.out.printf("%s killed, seed %d: %d requests in flight, %d repeated for want of an answer, %d commands acknowledged so far%n",
                part, SEED, flying, unanswered, ACKNOWLEDGED.size());
        Quiet.await(KEPT);
        assertEquals(Map.of(), withFindings(Evidence.gather(KEPT, ACKNOWLEDGED, REFUSED, STOCK_BEFORE)));
        assertTrue(flying > 0, "nobody waited for an answer when " + part + " was killed: try another seed with -Dkept.seed");
    }

    @AfterAll
    static void end() {
        KEPT.run().close();
    }

    private static Map<Claim, List<String>> withFindings(Map<Claim, List<String>> against) {
        against.values().removeIf(List::isEmpty);
        return against;
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
