package dev.kept.inventory.domain;

import dev.kept.events.Money;

/// A thing that can be stocked.
public sealed interface Part {

    record Unknown() implements Part {}

    record Registered(String number, String name, String unit, Money unitCost) implements Part {}
}
