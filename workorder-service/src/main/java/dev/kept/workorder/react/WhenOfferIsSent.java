package dev.kept.workorder.react;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.OfferAccepted;
import dev.kept.events.WorkOrderEvent.OfferDeclined;
import dev.kept.events.WorkOrderEvent.OfferExpired;
import dev.kept.events.WorkOrderEvent.OfferSent;
import dev.kept.events.WorkOrderEvent.OfferWithdrawn;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timer;
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
    private final ObjectMapper json;

    @Inject
    WhenOfferIsSent(Timers timers, Codec codec) {
        this.timers = timers;
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case OfferSent it -> timers.set(transaction, new Timer(key(it.offerId()), OfferRunsOut.KIND, fact.tenant(), it.acceptBy(),
                    written(fact, it.offerId()), fact.envelope().eventId()));
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

    private String written(Recorded fact, String offerId) {
        try {
            return json.writeValueAsString(new OfferRunsOut.Waiting(fact.streamId(), offerId, fact.envelope().correlationId(),
                    fact.envelope().hops() + 1));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
