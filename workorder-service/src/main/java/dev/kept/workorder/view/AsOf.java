package dev.kept.workorder.view;

import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.Streams;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrder;
import java.time.Instant;
import java.util.List;

/// A moment at which an order is looked at: as it was known then, which is all that had been written down; or, with hindsight, as it really
/// was, which is all that had happened, although some of it was written down later (a phone had no signal).
public record AsOf(Instant at, boolean hindsight) {

    /// Those of an order's facts that count, in the order of the log; none where the order had not been opened.
    public List<Recorded> of(List<Recorded> facts) {
        var then = facts.stream()
                .filter(fact -> hindsight ? !fact.envelope().happenedAt().isAfter(at) : !fact.envelope().recordedAt().isAfter(at))
                .toList();
        return !then.isEmpty() && then.getFirst().event() instanceof WorkOrderOpened ? then : List.of();
    }

    /// As the rules see an order of which these are the facts; the first one is its opening.
    public static Order order(List<Recorded> facts) {
        WorkOrder order = Streams.WORK_ORDERS.decider().initial();
        for (var fact : facts)
            order = after(order, fact);
        return (Order) order;
    }

    static WorkOrder after(WorkOrder order, Recorded fact) {
        return Streams.WORK_ORDERS.decider().evolve(order, (WorkOrderEvent) fact.event());
    }
}
