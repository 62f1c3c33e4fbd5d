package dev.kept.local.boundaries.offender;

import dev.kept.events.WorkOrderEvent.WorkOrderClosed;

record RuntimeThatKnowsTheTrade(WorkOrderClosed closed) {}
