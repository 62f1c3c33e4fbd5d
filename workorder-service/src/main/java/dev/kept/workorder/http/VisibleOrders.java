package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.decision.Asked;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.Access;
import dev.kept.workorder.domain.Order;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/// Orders that a caller may see; whatever else there may be is not found.
@Singleton
class VisibleOrders {
    /// More facts than an order has; of a longer one the first are shown.
    private static final int MOST_FACTS = 10_000;
    private final Callers callers;
    private final EventLog log;

    VisibleOrders(Callers callers, EventLog log) {
        this.callers = callers;
        this.log = log;
    }

    /// As it is now.
    Uni<EventLog.Loaded<Order>> visible(String id, Asked asked) {
        callers.requireLinkFits(id, "approve");
        return log.load(WORK_ORDERS, asked.by().tenant(), id).map(loaded -> {
            if (loaded.state() instanceof Order order && Access.sees(order, asked.by()))
                return new EventLog.Loaded<>(order, loaded.version());
            throw NotDone.notFound();
        });
    }

    /// All that happened to one that is visible.
    Uni<List<Recorded>> facts(String id, Asked asked) {
        return log.history(asked.by().tenant(), id, 0, MOST_FACTS);
    }
}
