package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.HoldReason;
import java.time.Instant;

/// A hold that stands; an order has one at most.
///
/// @param from when it was placed, by our clock
public record Held(HoldReason reason, Instant from) {}
