package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.NotAccepted;
import dev.kept.runtime.log.Submission;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.TimerHandler;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/// The time for an answer is over (T1): the order is told. An answer that came first stands, and the order's no is the end of the timer.
@Singleton
public class OfferRunsOut implements TimerHandler {
    static final String KIND = "offer-runs-out";
    private static final Logger LOG = Logger.getLogger(OfferRunsOut.class);
    private final EventLog log;
    private final Clock clock;
    private final ObjectMapper json;

    /// What the timer knows of its offer.
    record Waiting(String orderId, String offerId, String correlationId, int hops) {}

    @Inject
    OfferRunsOut(EventLog log, Clock clock, Codec codec) {
        this.log = log;
        this.clock = clock;
        this.json = codec.mapper();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(SqlConnection transaction, Timer timer) {
        var it = read(timer.payload());
        var asked = Asked.at(Caller.service(timer.tenant(), Actor.timer(KIND)), clock.instant());
        return log.submit(new Submission<>(WORK_ORDERS, it.orderId(), new ExpireOffer(it.offerId()), asked, null,
                new Submission.Key(timer.key() + ":" + timer.reference(), ""),
                new Submission.Cause(timer.reference(), it.correlationId(), it.hops(), null))).replaceWithVoid()
                .onFailure(OfferRunsOut::isAnAnswer).recoverWithItem(no -> {
                    LOG.infof("%s of %s: %s", timer.key(), it.orderId(), no.getMessage());
                    return null;
                });
    }

    /// Everything else is tried again.
    private static boolean isAnAnswer(Throwable failure) {
        return failure instanceof NotAccepted.Refused no && no.decision().kind() == Decision.Kind.CONFLICT
                && !no.decision().code().equals(EventLog.CHANGED_MEANWHILE) && !no.decision().code().equals("not-due");
    }

    private Waiting read(String payload) {
        try {
            return json.readValue(payload, Waiting.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept timer cannot be read", broken);
        }
    }
}
