package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.BOOKINGS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.BookingCommand.Release;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// An order that is cancelled or closed needs no more time. Its visits were ended by facts of their own; this catches what was booked
/// while those were on their way.
@Singleton
public class WhenWorkOrderEnded implements Reaction {
    /// Of the reservations, not of a view: they are as new as the log.
    private static final String VISITS = "select distinct visit_id from reservation where tenant = $1 and order_id = $2 order by visit_id limit 200";
    private final Consequence consequence;

    @Inject
    WhenWorkOrderEnded(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderCancelled _ -> releaseAll(transaction, fact, "order-cancelled");
            case WorkOrderClosed _ -> releaseAll(transaction, fact, "order-closed");
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> releaseAll(SqlConnection transaction, Recorded fact, String cause) {
        return transaction.preparedQuery(VISITS).execute(Tuple.of(fact.tenant(), fact.streamId()))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows)).onItem()
                .transformToUniAndConcatenate(
                        row -> consequence.command(fact, BOOKINGS, row.getString("visit_id"),
                                new Release(cause, fact.envelope().recordedAt()), this, row.getString("visit_id")))
                .collect().last().replaceWithVoid();
    }
}
