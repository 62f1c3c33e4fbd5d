package dev.kept.workorder.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Standing;
import dev.kept.workorder.Streams;
import dev.kept.workorder.domain.Allowance;
import dev.kept.workorder.domain.Allowances;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How an order stands, and what its reader may do.
@Singleton
public class WorkOrderStanding implements Standing<WorkOrder> {
    private final Allowances allowances;

    @Inject
    WorkOrderStanding(Allowances allowances) {
        this.allowances = allowances;
    }

    @Override
    public String streamType() {
        return Streams.WORK_ORDERS.name();
    }

    @Override
    public @Nullable String status(WorkOrder state) {
        return state instanceof Order order ? order.status().name() : null;
    }

    @Override
    public @Nullable Integer revision(WorkOrder state) {
        return state instanceof Order order ? order.revision() : null;
    }

    /// The order's own commands, and the way to those of the calendar.
    @Override
    public List<Answer.Allowed> allowed(String id, WorkOrder state, Asked asked) {
        var own = allowances.of(state, asked).stream().filter(Allowance::isAllowed)
                .map(it -> Answer.Allowed.post("/work-orders/" + id, it.command(), it.label(), it.fields().toArray(String[]::new))
                        .requiring(it.required()));
        return Stream.concat(own, Calendar.allowed(state, allowances, asked)).toList();
    }

    @Override
    public List<Answer.NotAllowed> notAllowed(String id, WorkOrder state, Asked asked) {
        var own = allowances.of(state, asked).stream().flatMap(WorkOrderStanding::notAllowed);
        return Stream.concat(own, Calendar.notAllowed(state, allowances, asked)).toList();
    }

    private static Stream<Answer.NotAllowed> notAllowed(Allowance it) {
        Refused<WorkOrderEvent> no = it.refusal();
        return no == null
                ? Stream.empty()
                : Stream.of(new Answer.NotAllowed(it.command(), it.label(), no.code(), no.sentence(), no.missing()));
    }
}
