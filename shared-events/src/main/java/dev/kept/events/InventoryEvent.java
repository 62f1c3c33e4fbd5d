package dev.kept.events;

import java.math.BigDecimal;
/// What lies where, and what it cost us.
public sealed interface InventoryEvent extends DomainEvent {

    /// A thing that can be stocked; the stream's id is the part's id.
    @StoredName("inventory.part-registered")
    record PartRegistered(String number, String name, String unit, Money unitCost) implements InventoryEvent {}

    /// The stream of all that follow is one part at one location (a store or a van): `<partId>@<location>`.
    @StoredName("inventory.stock-received")
    record StockReceived(String partId, String location, Quantity quantity) implements InventoryEvent {}

    /// Stock follows what was really used and may go below zero: that is a finding, not an error.
    @StoredName("inventory.stock-used")
    record StockUsed(String partId, String location, Quantity quantity, String orderId, String lineId, Money unitCost)
            implements
                InventoryEvent {}

    /// At this amount or below it is time to order more.
    @StoredName("inventory.reorder-point-set")
    record ReorderPointSet(String partId, String location, BigDecimal reorderPoint) implements InventoryEvent {}

    /// Stock fell to the reorder point or below; said once, until it is refilled above it.
    @StoredName("inventory.stock-low")
    record StockLow(String partId, String location, BigDecimal onHand, BigDecimal reorderPoint)
            implements
                InventoryEvent {}
}
