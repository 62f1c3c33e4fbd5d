package dev.kept.inventory.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.InventoryEvent;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.ReorderPointSet;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.inventory.domain.StockCommand.Receive;
import dev.kept.inventory.domain.StockCommand.SetReorderPoint;
import dev.kept.inventory.domain.StockCommand.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StockDeciderTest {
    private static final StockId VAN = new StockId("valve", "van-1");
    private static final Money COST = new Money(1250, "EUR");
    private static final Part VALVE = new Part.Registered("V-12", "Safety valve", "pcs", COST);
    private final StockDecider decider = new StockDecider();

    @Test
    @Tag("D70")
    void a_used_part_leaves_the_stock_at_what_it_costs_us() {
        assertEquals(List.of(used("line-1", 2)), facts(decide(service(), use("line-1", 2), received(5))));
    }

    @Test
    @Tag("D71")
    void falling_to_the_reorder_point_is_said_once_until_it_is_refilled() {
        var low = low(2);
        assertEquals(List.of(used("1", 3), low), facts(decide(service(), use("1", 3), received(5), point(2))));
        assertEquals(List.of(used("2", 1)), facts(decide(service(), use("2", 1), received(5), point(2), used("1", 3), low)));
        assertEquals(List.of(used("2", 3), low),
                facts(decide(service(), use("2", 3), received(5), point(2), used("1", 3), low, received(3))));
        assertEquals(List.of(used("2", 1)), facts(decide(service(), use("2", 1), received(9), point(2))), "above it nothing is said");
    }

    @Test
    void a_delivery_that_does_not_reach_above_the_point_is_no_news() {
        assertEquals(List.of(received(1)),
                facts(decide(office(), new Receive(VAN, VALVE, pcs(1)), received(5), point(4), used("1", 3), low(2))));
        assertEquals(List.of(received(1)), facts(decide(office(), new Receive(VAN, VALVE, pcs(1)), point(4))));
    }

    @Test
    void a_reorder_point_above_the_stock_is_a_lack_at_once() {
        assertEquals(List.of(point(5), new StockLow("valve", "van-1", amount(5), amount(5))),
                facts(decide(office(), new SetReorderPoint(VAN, VALVE, amount(5)), received(5))));
        assertEquals(List.of(), facts(decide(office(), new SetReorderPoint(VAN, VALVE, new BigDecimal("5.0")), received(9), point(5))));
    }

    @Test
    void what_no_sum_could_hold_is_neither_an_amount_nor_a_reorder_point() {
        for (var wrong : List.of("1E400000000", "1E-400000000", "1E12", "0.0000001", "1234567890123")) {
            assertThrows(IllegalArgumentException.class, () -> new Quantity(new BigDecimal(wrong), "pcs"), wrong);
            assertEquals("bad-reorder-point", refused(decide(office(), new SetReorderPoint(VAN, VALVE, new BigDecimal(wrong)))).code());
        }
        for (var right : List.of("1E2", "999999999999.999999", "0.000001"))
            assertEquals(new BigDecimal(right), new Quantity(new BigDecimal(right), "pcs").amount());
    }

    @Test
    void stock_follows_what_happened_even_below_zero() {
        var below = decide(service(), use("1", 3), received(1));
        assertEquals(List.of(used("1", 3), new StockLow("valve", "van-1", amount(-2), amount(0))), facts(below));
    }

    @Test
    void goods_of_an_unknown_part_or_in_another_unit_are_refused() {
        assertEquals("unknown-part", refused(decide(office(), new Receive(VAN, new Part.Unknown(), pcs(1)))).code());
        assertEquals("wrong-unit", refused(decide(office(), new Receive(VAN, VALVE, new Quantity(amount(1), "m")))).code());
    }

    @Test
    void only_the_office_books_in_and_nobody_uses_parts_past_the_order() {
        assertEquals(Decision.Kind.FORBIDDEN, refused(decide(person(Role.TECHNICIAN), new Receive(VAN, VALVE, pcs(1)))).kind());
        assertEquals(Decision.Kind.FORBIDDEN, refused(decide(office(), use("1", 1))).kind());
    }

    @Test
    void a_part_is_registered_once_and_its_id_is_not_given_to_another() {
        var parts = new PartDecider();
        var register = new PartCommand.Register("V-12", "Safety valve", "pcs", COST);
        var registered = new PartRegistered("V-12", "Safety valve", "pcs", COST);
        var known = parts.evolve(parts.initial(), registered);
        assertEquals(Decision.accepted(List.of(registered)), parts.decide(register, parts.initial(), Asked.at(office(), Instant.EPOCH)));
        assertEquals(Decision.accepted(List.of()), parts.decide(register, known, Asked.at(office(), Instant.EPOCH)));
        assertEquals("already-registered",
                refused(parts.decide(new PartCommand.Register("X", "Other", "pcs", COST), known, Asked.at(office(), Instant.EPOCH)))
                        .code());
    }

    @Test
    void a_stock_id_names_part_and_location() {
        assertEquals(VAN, StockId.parse("valve@van-1"));
        assertEquals("valve@van-1", VAN.toString());
        for (var wrong : List.of("valve", "@van-1", "valve@", "val ve@van-1", "valve@a/b"))
            assertThrows(IllegalArgumentException.class, () -> StockId.parse(wrong), wrong);
    }

    private Decision<InventoryEvent> decide(Caller by, StockCommand command, InventoryEvent... given) {
        var state = decider.initial();
        for (var event : Arrays.asList(given))
            state = decider.evolve(state, event);
        return decider.decide(command, state, Asked.at(by, Instant.EPOCH));
    }

    private static Use use(String line, int amount) {
        return new Use(VAN, VALVE, pcs(amount), "order-1", line);
    }

    private static StockUsed used(String line, int amount) {
        return new StockUsed("valve", "van-1", pcs(amount), "order-1", line, COST);
    }

    private static StockReceived received(int amount) {
        return new StockReceived("valve", "van-1", pcs(amount));
    }

    private static ReorderPointSet point(int amount) {
        return new ReorderPointSet("valve", "van-1", amount(amount));
    }

    private static StockLow low(int onHand) {
        return new StockLow("valve", "van-1", amount(onHand), amount(2));
    }

    private static Quantity pcs(int amount) {
        return new Quantity(amount(amount), "pcs");
    }

    private static BigDecimal amount(int amount) {
        return BigDecimal.valueOf(amount);
    }

    private static Caller office() {
        return person(Role.OFFICE);
    }

    private static Caller person(Role role) {
        return new Caller("acme", Actor.person("p-1"), Set.of(role), null, null, Channel.API);
    }

    private static Caller service() {
        return Caller.service("acme", Actor.service("inventory"));
    }

    private static List<InventoryEvent> facts(Decision<InventoryEvent> decision) {
        if (decision instanceof Decision.Accepted<InventoryEvent> accepted)
            return accepted.facts().stream().map(Decision.Fact::event).toList();
        throw new AssertionError(decision);
    }

    private static Decision.Refused<?> refused(Decision<InventoryEvent> decision) {
        return assertInstanceOf(Decision.Refused.class, decision);
    }
}
