package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.BOOKINGS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.BookingCommand.LetGo;
import dev.kept.scheduling.domain.BookingCommand.Release;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/// A visit that ends, however it does, gives the rest of its time back; one that the order could not take gives back all of it. A booking
/// that is released already stays as it is. A proposal that is not meant any more is let go of.
@Singleton
public class WhenVisitEnds implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenVisitEnds(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitFinished it -> free(fact, it.visitId(), new Release("visit-finished", it.freesFrom()));
            case VisitNotDone it -> free(fact, it.visitId(), new Release(it.cause(), it.freesFrom()));
            case VisitMissed it -> free(fact, it.visitId(), new Release("visit-missed", it.freesFrom()));
            case VisitCancelled it -> free(fact, it.visitId(), new Release(it.cause(), it.freesFrom()));
            case ProposalWithdrawn it -> consequence.command(fact, BOOKINGS, it.visitId(),
                    new LetGo("proposal-" + it.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'), fact.envelope().recordedAt()),
                    this);
            case VisitRefused it -> free(fact, it.visitId(), new Release(it.reason(), fact.envelope().recordedAt()));
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> free(Recorded fact, String visitId, Release release) {
        return consequence.command(fact, BOOKINGS, visitId, release, this);
    }
}
