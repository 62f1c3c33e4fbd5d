package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.BOOKINGS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.BookingCommand.Release;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// The order could not take the visit: its time is free at once.
@Singleton
public class WhenVisitRefused implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenVisitRefused(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitRefused it ->
                consequence.command(fact, BOOKINGS, it.visitId(), new Release(it.reason(), fact.envelope().recordedAt()), this);
            default -> Reaction.nothing();
        };
    }
}
