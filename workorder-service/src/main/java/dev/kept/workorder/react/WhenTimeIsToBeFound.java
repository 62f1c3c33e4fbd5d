package dev.kept.workorder.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.VendorUnassigned;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// Who accepts the work has a while to find a time for it, where the policy says so; a time that is found, or the end, takes the timer away.
@Singleton
public class WhenTimeIsToBeFound implements Reaction {
    private final Timers timers;
    private final NobodyPicked due;

    @Inject
    WhenTimeIsToBeFound(Timers timers, NobodyPicked due) {
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
            case OfferAccepted it when it.pickBy() != null ->
                timers.set(transaction, due.timer(key(fact), fact, it.pickBy(), null, it.offerId()));
            case VisitScheduled _,VendorUnassigned _,WorkOrderClosed _ -> timers.cancel(transaction, key(fact));
            default -> Reaction.nothing();
        };
    }

    private static String key(Recorded fact) {
        return "pick:" + fact.streamId();
    }
}
