package dev.kept.runtime.inbox;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.NotAccepted;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.log.StreamType;
import dev.kept.runtime.log.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The command that a reaction sends, in one line: `consequence.command(fact, ORDERS, orderId, new NoteBilling(...), this)`.
///
/// Its key is made of the reaction's name and the fact's id, so that the same fact leads to it once, however often it comes.
@Singleton
public class Consequence {
    private static final Logger LOG = Logger.getLogger(Consequence.class);
    private final Instance<EventLog> log;
    private final Clock clock;
    private final Actor service;

    @Inject
    Consequence(Instance<EventLog> log, Clock clock, @ConfigProperty(name = "kept.service") String service) {
        this.log = log;
        this.clock = clock;
        this.service = Actor.service(service);
    }

    /// For a reaction that sends one command per fact.
    public <C, S> Uni<Void> command(Recorded fact, StreamType<C, S, ?> type, String streamId, C command, Reaction by) {
        return command(fact, type, streamId, command, by, "");
    }

    /// For a reaction that sends several.
    ///
    /// @param which tells them apart, the same each time: the id of what it is about
    ///
    /// A refusal by state is an answer: it is logged and the reaction is done. Every other failure is the reaction's.
    public <C, S> Uni<Void> command(Recorded fact, StreamType<C, S, ?> type, String streamId, C command, Reaction by, String which) {
        var value = by.name() + ":" + fact.envelope().eventId() + (which.isEmpty() ? "" : ":" + which);
        var asked = Asked.at(Caller.service(fact.tenant(), service), clock.instant());
        var submission = new Submission<>(type, streamId, command, asked, null, new Submission.Key(value, ""), Submission.Cause.of(fact));
        return log.get().submit(submission).replaceWithVoid().onFailure(Consequence::isAnAnswer).recoverWithItem(refused -> {
            LOG.infof("%s on %s: %s/%s refused: %s", by.name(), fact.envelope().stream(), type.name(), streamId, refused.getMessage());
            return null;
        });
    }

    private static boolean isAnAnswer(Throwable failure) {
        return failure instanceof NotAccepted.Refused refused && refused.decision().kind() == Decision.Kind.CONFLICT;
    }
}
