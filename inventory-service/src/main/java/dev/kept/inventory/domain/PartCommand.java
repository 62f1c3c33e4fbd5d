package dev.kept.inventory.domain;

import dev.kept.events.Money;

/// What can be asked of a part. The stream's id is the part's id.
public sealed interface PartCommand {

    /// @param number as the supplier or the shelf names it
    /// @param unit in which it is counted: `pcs`, `m`
    /// @param unitCost what one unit costs us
    record Register(String number, String name, String unit, Money unitCost) implements PartCommand {}
}
