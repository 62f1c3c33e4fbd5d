package dev.kept.inventory.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.InventoryEvent;
import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.InventoryEvent.ReorderPointSet;
import dev.kept.events.InventoryEvent.StockLow;
import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.Money;
import dev.kept.inventory.domain.PartCommand.Register;
import java.util.List;

/// Which parts there are.
public final class PartDecider implements Decider<PartCommand, Part, InventoryEvent> {
    /// In minor units: so that no line of an invoice is larger than can be counted.
    private static final long HIGHEST_COST = 10_000_000_000L;

    @Override
    public Part initial() {
        return new Part.Unknown();
    }

    @Override
    public Decision<InventoryEvent> decide(PartCommand command, Part state, Asked asked) {
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            return Decision.forbidden("Only the office registers parts.");
        return switch (command) {
            case Register register -> register(register, state);
        };
    }

    private static Decision<InventoryEvent> register(Register register, Part state) {
        if (register.unitCost().minor() < 0 || register.unitCost().minor() > HIGHEST_COST)
            return Decision.invalid("bad-cost",
                    "A part costs nothing or more, and at most " + new Money(HIGHEST_COST, register.unitCost().currency()).written() + ".");
        return switch (state) {
            case Part.Unknown _ -> Decision.accepted(
                    List.of(new PartRegistered(register.number(), register.name(), register.unit(), register.unitCost())));
            case Part.Registered known when known.equals(
                    new Part.Registered(register.number(), register.name(), register.unit(), register.unitCost())) ->
                Decision.accepted(List.of());
            case Part.Registered known -> Decision.refused("already-registered",
                    "This id belongs to the part " + known.number() + ", " + known.name() + ". Give the new part another id.");
        };
    }

    @Override
    public Part evolve(Part state, InventoryEvent event) {
        return switch (event) {
            case PartRegistered it -> new Part.Registered(it.number(), it.name(), it.unit(), it.unitCost());
            case StockReceived _,StockUsed _,ReorderPointSet _,StockLow _ -> state; // facts of one location's stock
        };
    }
}
