package dev.kept.inventory.domain;

import dev.kept.events.Quantity;
import java.math.BigDecimal;

/// What can be asked of one part's stock at one location. Each command names the part as its own stream says it is.
public sealed interface StockCommand {

    /// Goods were put there.
    record Receive(StockId item, Part part, Quantity quantity) implements StockCommand {}

    /// A part was used for a line of an order. Stock follows what happened: this is never refused for lack of stock. That a line counts
    /// once is for others to see to: the order takes it once, and the key of the reaction names its fact.
    record Use(StockId item, Part part, Quantity quantity, String orderId, String lineId) implements StockCommand {}

    /// Below which amount, or at it, more is to be ordered.
    record SetReorderPoint(StockId item, Part part, BigDecimal reorderPoint) implements StockCommand {}
}
