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
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.log.Submission;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.TimerHandler;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/// What time asks of an order: a command whose hour has come. What happened first stands; the order's no is the end of the timer.
@Singleton
public class DueCommand implements TimerHandler {
    private static final Logger LOG = Logger.getLogger(DueCommand.class);
    static final String KIND = "due-command";
    private final EventLog log;
    private final Clock clock;
    private final ObjectMapper json;

    public enum What {
        REMIND_APPROVER, EXPIRE_APPROVAL
    }

    /// What a timer keeps.
    ///
    /// @param about id of the thing in the order: the question
    record Due(String orderId, What what, String about, String correlationId, int hops) {
        private WorkOrderCommand command() {
            return switch (what) {
                case REMIND_APPROVER -> new RemindApprover(about);
                case EXPIRE_APPROVAL -> new ExpireApproval(about);
            };
        }
    }

    @Inject
    DueCommand(EventLog log, Clock clock, Codec codec) {
        this.log = log;
        this.clock = clock;
        this.json = codec.mapper();
    }

    /// The payload of a timer that a fact sets on its order.
    String of(Recorded fact, What what, String about) {
        var cause = Submission.Cause.of(fact);
        try {
            return json.writeValueAsString(new Due(fact.streamId(), what, about, cause.correlationId(), cause.hops()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(SqlConnection transaction, Timer timer) {
        var due = read(timer.payload());
        var asked = Asked.at(Caller.service(timer.tenant(), Actor.timer(KIND)), clock.instant());
        return log.submit(new Submission<>(WORK_ORDERS, due.orderId(), due.command(), asked, null,
                new Submission.Key(timer.key() + ":" + timer.reference(), ""),
                new Submission.Cause(timer.reference(), due.correlationId(), due.hops(), null))).replaceWithVoid()
                .onFailure(DueCommand::isAnAnswer).recoverWithItem(no -> {
                    LOG.infof("%s of %s: %s", timer.key(), due.orderId(), no.getMessage());
                    return null;
                });
    }

    /// Everything else is tried again.
    private static boolean isAnAnswer(Throwable failure) {
        return failure instanceof NotAccepted.Refused no && no.decision().kind() == Decision.Kind.CONFLICT
                && !no.decision().code().equals(EventLog.CHANGED_MEANWHILE) && !no.decision().code().equals("not-due");
    }

    private Due read(String payload) {
        try {
            return json.readValue(payload, Due.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept timer cannot be read", broken);
        }
    }
}
