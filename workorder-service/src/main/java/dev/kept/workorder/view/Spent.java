package dev.kept.workorder.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.Streams;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.Status;
import dev.kept.workorder.domain.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long an order has been in one status, all its times together: where its time went.
///
/// @param reason of a hold
/// @param now whether it is in it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Spent(Status status, @Nullable HoldReason reason, Duration length, boolean now) {
    private record In(Status status, @Nullable HoldReason reason) {}

    /// In the order in which it came into them; what it passed by in no time is left out. A closed order's clock stands still.
    ///
    /// @param until now, or the moment that is looked at
    public static List<Spent> of(List<Recorded> facts, Instant until) {
        var lengths = new LinkedHashMap<In, Duration>();
        WorkOrder order = Streams.WORK_ORDERS.decider().initial();
        In in = null;
        var since = Instant.MIN;
        for (var fact : facts) {
            order = AsOf.after(order, fact);
            var next = in(order);
            if (next == null || next.equals(in))
                continue;
            // A phone may tell late of what happened before something that is known already: no stretch is counted twice.
            var at = fact.envelope().happenedAt();
            at = at.isBefore(since) ? since : at;
            add(lengths, in, since, at);
            in = next;
            since = at;
        }
        var last = in;
        add(lengths, last, since, until.isBefore(since) ? since : until);
        var spent = new ArrayList<Spent>();
        lengths.forEach((each, length) -> {
            if (length.isPositive() || each.equals(last))
                spent.add(new Spent(each.status(), each.reason(), length, each.equals(last)));
        });
        return List.copyOf(spent);
    }

    private static @Nullable In in(WorkOrder order) {
        if (!(order instanceof Order it))
            return null;
        var held = it.held();
        return new In(it.status(), it.status() == Status.ON_HOLD && held != null ? held.reason() : null);
    }

    private static void add(LinkedHashMap<In, Duration> lengths, @Nullable In in, Instant from, Instant to) {
        if (in != null && in.status() != Status.CLOSED)
            lengths.merge(in, Duration.between(from, to), Duration::plus);
    }
}
