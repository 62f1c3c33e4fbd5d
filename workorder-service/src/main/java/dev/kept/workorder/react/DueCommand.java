package dev.kept.workorder.react;

import com.fasterxml.jackson.annotation.JsonAlias;
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
import dev.kept.runtime.log.StreamType;
import dev.kept.runtime.log.Submission;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What time asks of an order or a plan: a command whose hour has come. What happened first stands; a no is the end of the timer.
abstract class DueCommand<C> implements TimerHandler {
    private static final Logger LOG = Logger.getLogger(DueCommand.class);
    private final String kind;
    private final StreamType<C, ?, ?> type;
    private final EventLog log;
    private final Clock clock;
    private final ObjectMapper json;

    /// What a timer keeps.
    ///
    /// @param what which of its kind's commands; null where there is one only
    /// @param about id of the thing in the order: the question, the offer; the number of a plan's time
    record Due(@JsonAlias("orderId") String streamId, @Nullable String what, @JsonAlias("offerId") String about, String correlationId,
            int hops) {}

    /// @param kind stored with each timer
    DueCommand(String kind, StreamType<C, ?, ?> type, EventLog log, Clock clock, Codec codec) {
        this.kind = kind;
        this.type = type;
        this.log = log;
        this.clock = clock;
        this.json = codec.mapper();
    }

    abstract Uni<C> command(Due due, String tenant);

    /// The timer that a fact sets on its order.
    Timer timer(String key, Recorded fact, Instant dueAt, @Nullable String what, String about) {
        var cause = Submission.Cause.of(fact);
        try {
            return new Timer(key, kind, fact.tenant(), dueAt,
                    json.writeValueAsString(new Due(fact.streamId(), what, about, cause.correlationId(), cause.hops())),
                    fact.envelope().eventId());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Uni<Void> fire(SqlConnection transaction, Timer timer) {
        var due = read(timer.payload());
        var asked = Asked.at(Caller.service(timer.tenant(), Actor.timer(kind)), clock.instant());
        return command(due, timer.tenant()).chain(command -> log.submit(new Submission<>(type, due.streamId(), command, asked, null,
                new Submission.Key(timer.key() + ":" + timer.reference(), ""),
                new Submission.Cause(timer.reference(), due.correlationId(), due.hops(), null)))).replaceWithVoid()
                .onFailure(DueCommand::isAnAnswer).recoverWithItem(no -> {
                    LOG.infof("%s of %s: %s", timer.key(), due.streamId(), no.getMessage());
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
