package dev.kept.workorder.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ProposalWithdrawn;
import dev.kept.events.WorkOrderEvent.VisitProposed;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Set;

/// A proposal may be confirmed until it begins; the booking, or whatever else becomes of it, takes the timer away.
@Singleton
public class WhenVisitIsProposed implements Reaction {
    private final Timers timers;
    private final NobodyConfirmed due;

    @Inject
    WhenVisitIsProposed(Timers timers, NobodyConfirmed due) {
        this.timers = timers;
        this.due = due;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitProposed it -> timers.set(transaction, due.timer(key(it.visitId()), fact,
                    it.appointment().start().atZone(ZoneId.of(it.appointment().zone())).toInstant(), null, it.visitId()));
            case ProposalWithdrawn it -> timers.cancel(transaction, key(it.visitId()));
            case VisitScheduled it -> timers.cancel(transaction, key(it.visitId()));
            default -> Reaction.nothing();
        };
    }

    private static String key(String visitId) {
        return "proposal:" + visitId;
    }
}
