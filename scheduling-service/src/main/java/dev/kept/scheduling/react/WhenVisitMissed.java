package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.BOOKINGS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.BookingCommand.Release;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A visit for which somebody did not show gives the rest of its time back.
@Singleton
public class WhenVisitMissed implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenVisitMissed(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitMissed it -> consequence.command(fact, BOOKINGS, it.visitId(), new Release("visit-missed", it.freesFrom()), this);
            default -> Reaction.nothing();
        };
    }
}
