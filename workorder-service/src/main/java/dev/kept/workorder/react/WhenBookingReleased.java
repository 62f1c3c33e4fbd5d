package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.SchedulingEvent.BookingReleased;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A booking that was given back cancels its visit, if that was still to come.
@Singleton
public class WhenBookingReleased implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenBookingReleased(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case BookingReleased it -> consequence.command(fact, WORK_ORDERS, it.orderId(),
                    new CancelVisit(fact.streamId(), it.cause()), this);
            default -> Reaction.nothing();
        };
    }
}
