package dev.kept.workorder.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// An offer sets its timer (T1), and whatever comes of it takes the timer away.
@Singleton
public class WhenOfferIsSent implements Reaction {
    private final Timers timers;
    private final OfferRunsOut due;

    @Inject
    WhenOfferIsSent(Timers timers, OfferRunsOut due) {
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
            case OfferSent it -> timers.set(transaction, due.timer(key(it.offerId()), fact, it.acceptBy(), null, it.offerId()));
            case OfferAccepted it -> timers.cancel(transaction, key(it.offerId()));
            case OfferDeclined it -> timers.cancel(transaction, key(it.offerId()));
            case OfferExpired it -> timers.cancel(transaction, key(it.offerId()));
            case OfferWithdrawn it -> timers.cancel(transaction, key(it.offerId()));
            default -> Reaction.nothing();
        };
    }

    private static String key(String offerId) {
        return "offer:" + offerId;
    }
}
