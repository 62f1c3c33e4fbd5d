package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.SchedulingEvent.BookingMoved;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A moved booking moves its visit.
@Singleton
public class WhenBookingMoved implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenBookingMoved(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case BookingMoved it -> consequence.command(fact, WORK_ORDERS, it.orderId(),
                    new RescheduleVisit(fact.streamId(), it.appointment(), it.resourceIds()), this);
            default -> Reaction.nothing();
        };
    }
}
