package dev.kept.workorder.domain;

/// A work order as its rules see it: not there yet, or an [Order].
public sealed interface WorkOrder permits WorkOrder.None, Order {

    /// Before the first fact.
    record None() implements WorkOrder {}
}
