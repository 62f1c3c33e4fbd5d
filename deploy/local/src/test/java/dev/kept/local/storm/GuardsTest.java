package dev.kept.local.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.local.Variation;
import dev.kept.runtime.testing.Unguarded;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Without a guard, the claim that it guards no longer holds: the kill test can fail.
@Tag("storm")
@TestMethodOrder(OrderAnnotation.class)
@Timeout(600)
class GuardsTest {
    private static final Duration ENOUGH = Duration.ofMinutes(4);
    private static final RunningSystem KEPT = Groundwork.laid();
    private static final Map<String, BigDecimal> STOCK_BEFORE = Stock.of(KEPT);
    private static final List<Acknowledged> ACKNOWLEDGED = new ArrayList<>();
    private static final List<String> REFUSED = new ArrayList<>();

    @TempDir
    Path scratch;

    /// More facts than a relay publishes at once.
    @BeforeAll
    static void with_all_guards_in_place_every_claim_holds() {
        traffic(800);
        var against = gather();
        against.values().removeIf(List::isEmpty);
        assertEquals(Map.of(), against);
    }

    @Test
    @Order(1)
    void a_relay_that_forgets_its_position_repeats_more_than_a_batch() {
        KEPT.run().vary(Service.WORKORDER, without(Unguarded.RELAY_POSITION));
        restart(Service.WORKORDER, 0);
        traffic(1_000);
        KEPT.run().vary(Service.WORKORDER, Variation.NONE);
        restart(Service.WORKORDER, 0);
        assertFalse(found(Claim.THE_TOPIC_REPEATS_NO_MORE_THAN_A_BATCH).isEmpty());
    }

    @Test
    @Order(2)
    void a_log_that_keeps_no_keys_takes_a_repeated_command_twice() {
        KEPT.run().vary(Service.INVENTORY, without(Unguarded.IDEMPOTENCY));
        restart(Service.INVENTORY, 0);
        traffic(200);
        assertFalse(found(Claim.THE_STOCK_IS_RIGHT).isEmpty());
    }

    @Test
    @Order(3)
    void an_inbox_that_forgets_its_position_loses_what_came_while_it_was_away() {
        KEPT.run().vary(Service.INVOICING, without(Unguarded.INBOX_POSITION));
        restart(Service.INVOICING, 400);
        assertFalse(found(Claim.ONE_INVOICE_PER_ORDER).isEmpty());
    }

    @AfterAll
    static void end() {
        KEPT.run().close();
    }

    private static void traffic(int commands) {
        try (var traffic = new Traffic(KEPT, commands)) {
            traffic.awaitAcknowledged(commands, ENOUGH);
            traffic.end();
            ACKNOWLEDGED.addAll(traffic.acknowledged());
            REFUSED.addAll(traffic.refused());
        }
    }

    private Variation without(Unguarded guard) {
        return Variation.replacing(guard.compiled(scratch));
    }

    /// @param away commands that are acknowledged while the service is not there
    private static void restart(Service service, int away) {
        KEPT.run().part(service).kill();
        if (away == 0)
            KEPT.run().part(service).start();
        else
            try (var traffic = new Traffic(KEPT, away)) {
                traffic.awaitAcknowledged(away, ENOUGH);
                KEPT.run().part(service).start();
                traffic.forgetWhatIsUnfinished();
                traffic.end();
                ACKNOWLEDGED.addAll(traffic.acknowledged());
            }
    }

    private static List<String> found(Claim claim) {
        return gather().getOrDefault(claim, List.of());
    }

    private static Map<Claim, List<String>> gather() {
        Quiet.await(KEPT);
        return Evidence.gather(KEPT, ACKNOWLEDGED, REFUSED, STOCK_BEFORE);
    }
}
