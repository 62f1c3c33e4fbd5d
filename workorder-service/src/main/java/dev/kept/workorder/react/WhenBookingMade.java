package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.SchedulingEvent.BookingMade;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A booking becomes a visit of its order, or the order says that it cannot take it.
@Singleton
public class WhenBookingMade implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenBookingMade(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case BookingMade it -> consequence.command(fact, WORK_ORDERS, it.orderId(),
                    new ScheduleVisit(fact.streamId(), it.appointment(), it.resourceIds()), this);
            default -> Reaction.nothing();
        };
    }
}
