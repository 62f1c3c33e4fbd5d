package dev.kept.inventory.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.InventoryEvent;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.ReorderPointSet;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.Quantity;
import dev.kept.inventory.domain.StockCommand.Receive;
import dev.kept.inventory.domain.StockCommand.SetReorderPoint;
import dev.kept.inventory.domain.StockCommand.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How stock moves, and when the lack of it is said.
public final class StockDecider implements Decider<StockCommand, StockItem, InventoryEvent> {
    private static final String UNKNOWN_PART = "unknown-part";
    private static final String NOT_REGISTERED = "No part with this id is registered. Register it first.";

    @Override
    public StockItem initial() {
        return StockItem.empty();
    }

    @Override
    public Decision<InventoryEvent> decide(StockCommand command, StockItem state, Asked asked) {
        return switch (command) {
            case Receive receive -> mayStock(asked.by()) ? receive(receive, state) : notTheirs();
            case SetReorderPoint set -> mayStock(asked.by()) ? setReorderPoint(set, state) : notTheirs();
            case Use use -> asked.by().is(Role.SERVICE)
                    ? use(use, state)
                    : Decision.forbidden("A part is used at its order; stock follows by itself.");
        };
    }

    private Decision<InventoryEvent> receive(Receive receive, StockItem state) {
        return switch (receive.part()) {
            case Part.Unknown _ -> nothingOfThat();
            case Part.Registered part when isOtherUnit(receive.quantity(), part) -> otherUnit(receive.quantity(), part);
            case Part.Registered _ ->
                withLack(state, new StockReceived(receive.item().partId(), receive.item().location(), receive.quantity()));
        };
    }

    private Decision<InventoryEvent> setReorderPoint(SetReorderPoint set, StockItem state) {
        if (set.reorderPoint().signum() < 0 || !Quantity.isWithinBounds(set.reorderPoint()))
            return Decision.invalid("bad-reorder-point", "A reorder point is zero or more, " + Quantity.BOUNDS + ".");
        if (set.part() instanceof Part.Unknown)
            return nothingOfThat();
        if (set.reorderPoint().compareTo(state.reorderPoint()) == 0)
            return Decision.accepted(List.of());
        return withLack(state, new ReorderPointSet(set.item().partId(), set.item().location(), set.reorderPoint()));
    }

    private Decision<InventoryEvent> use(Use use, StockItem state) {
        return switch (use.part()) {
            case Part.Unknown _ -> unknownPart();
            case Part.Registered part when isOtherUnit(use.quantity(), part) -> otherUnit(use.quantity(), part);
            case Part.Registered part -> withLack(state, new StockUsed(use.item().partId(), use.item().location(), use.quantity(),
                    use.orderId(), use.lineId(), part.unitCost()));
        };
    }

    /// The fact, and the lack that it brings about, if it was not said before.
    private Decision<InventoryEvent> withLack(StockItem before, InventoryEvent fact) {
        var after = evolve(before, fact);
        var facts = new ArrayList<InventoryEvent>(List.of(fact));
        if (after.isShort() && !after.low())
            switch (fact) {
                case StockUsed it -> facts.add(low(it.partId(), it.location(), after));
                case ReorderPointSet it -> facts.add(low(it.partId(), it.location(), after));
                case StockReceived _,StockLow _,PartRegistered _ -> {
                    // more stock is no news of a lack
                }
            }
        return Decision.accepted(facts);
    }

    private static StockLow low(String partId, String location, StockItem after) {
        return new StockLow(partId, location, after.onHand(), after.reorderPoint());
    }

    @Override
    public StockItem evolve(StockItem state, InventoryEvent event) {
        return switch (event) {
            case StockReceived it -> moved(state, state.onHand().add(it.quantity().amount()));
            case StockUsed it -> moved(state, state.onHand().subtract(it.quantity().amount()));
            case ReorderPointSet it -> refilled(new StockItem(state.onHand(), it.reorderPoint(), state.low()));
            case StockLow _ -> new StockItem(state.onHand(), state.reorderPoint(), true);
            case PartRegistered _ -> state; // a fact of the part, not of its stock
        };
    }

    private static StockItem moved(StockItem state, BigDecimal onHand) {
        return refilled(new StockItem(onHand, state.reorderPoint(), state.low()));
    }

    private static StockItem refilled(StockItem item) {
        return new StockItem(item.onHand(), item.reorderPoint(), item.low() && item.isShort());
    }

    private static boolean isOtherUnit(Quantity quantity, Part.Registered part) {
        return !quantity.unit().equals(part.unit());
    }

    private static Decision<InventoryEvent> otherUnit(Quantity quantity, Part.Registered part) {
        return Decision.invalid("wrong-unit", part.name() + " is counted in " + part.unit() + ", not in " + quantity.unit() + ".");
    }

    private static Decision<InventoryEvent> unknownPart() {
        return Decision.refused(UNKNOWN_PART, NOT_REGISTERED);
    }

    /// The same where the item itself was asked for: it is not there.
    private static Decision<InventoryEvent> nothingOfThat() {
        return new Decision.Refused<>(Decision.Kind.NOT_FOUND, UNKNOWN_PART, NOT_REGISTERED, List.of());
    }

    private static boolean mayStock(Caller caller) {
        return caller.is(Role.OFFICE) || caller.is(Role.SERVICE);
    }

    private static Decision<InventoryEvent> notTheirs() {
        return Decision.forbidden("Only the office books goods in.");
    }
}
