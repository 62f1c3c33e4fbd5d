package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.SchedulingEvent.NoSlotFound;
import dev.kept.events.SchedulingEvent.SlotProposed;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeVisit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// What the calendar proposes stands on the order until somebody confirms it; where it has nothing to propose, the order says so.
@Singleton
public class WhenSlotProposed implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenSlotProposed(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case SlotProposed it -> consequence.command(fact, WORK_ORDERS, it.orderId(),
                    new ProposeVisit(fact.streamId(), it.round(), it.appointment(), it.resourceIds().getFirst(), it.reasons()), this);
            case NoSlotFound it ->
                consequence.command(fact, WORK_ORDERS, it.orderId(), new NoteNoTime(it.round(), it.reason()), this);
            default -> Reaction.nothing();
        };
    }
}
