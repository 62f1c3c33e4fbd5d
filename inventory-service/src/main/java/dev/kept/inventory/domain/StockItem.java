package dev.kept.inventory.domain;

import java.math.BigDecimal;

/// One part at one location.
///
/// @param onHand below zero when more was used than anybody had put there: a finding
/// @param reorderPoint zero until somebody sets it
/// @param low the lack was said and not refilled yet
public record StockItem(BigDecimal onHand, BigDecimal reorderPoint, boolean low) {

    static StockItem empty() {
        return new StockItem(BigDecimal.ZERO, BigDecimal.ZERO, false);
    }

    boolean isShort() {
        return onHand.compareTo(reorderPoint) <= 0;
    }
}
