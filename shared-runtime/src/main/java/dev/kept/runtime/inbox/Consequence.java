package dev.kept.runtime.inbox;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Decision;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.events.Envelope;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.LogUnavailable;
import dev.kept.runtime.log.NotAccepted;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.log.StreamType;
import dev.kept.runtime.log.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The command that a reaction sends, in one line: `consequence.command(fact, ORDERS, orderId, new NoteBilling(...), this)`.
///
/// Its key is made of the reaction's name and the fact's id, so that the same fact leads to it once, however often it comes. The service
/// acts on behalf of the person whose fact it is, so that what follows still tells who wanted it.
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
    /// A refusal by state is an answer: it is logged and the reaction is done. Every other failure is the reaction's. Where other replicas
    /// were quicker each time, nothing was judged: the fact is handled again.
    public <C, S> Uni<Void> command(Recorded fact, StreamType<C, S, ?> type, String streamId, C command, Reaction by, String which) {
        return decided(fact, type, streamId, command, by, which).replaceWithVoid();
    }

    /// The same, for a reaction that has something else to try: whether it was done, and not refused by state.
    public <C, S> Uni<Boolean> decided(Recorded fact, StreamType<C, S, ?> type, String streamId, C command, Reaction by, String which) {
        var value = by.name() + ":" + fact.envelope().eventId() + (which.isEmpty() ? "" : ":" + which);
        var asked = Asked.at(inPlaceOf(person(fact.envelope()), fact.tenant()), clock.instant());
        var submission = new Submission<>(type, streamId, command, asked, null, new Submission.Key(value, ""), Submission.Cause.of(fact));
        return log.get().submit(submission).replaceWith(true).onFailure(Consequence::wasOvertaken).transform(LogUnavailable::new)
                .onFailure(Consequence::isAnAnswer).recoverWithItem(refused -> {
                    LOG.infof("%s on %s: %s/%s refused: %s", by.name(), fact.envelope().stream(), type.name(), streamId,
                            refused.getMessage());
                    return false;
                });
    }

    private static boolean wasOvertaken(Throwable failure) {
        return failure instanceof NotAccepted.Refused refused && refused.decision().code().equals(EventLog.CHANGED_MEANWHILE);
    }

    private Caller inPlaceOf(@Nullable String person, String tenant) {
        return new Caller(tenant, service, Set.of(Caller.Role.SERVICE), null, person, Channel.AUTOMATIC);
    }

    /// Who did it; for a fact of a service, a timer or a form, the person in whose place that acted. A policy acts for nobody.
    private static @Nullable String person(Envelope fact) {
        return switch (fact.actor().kind()) {
            case PERSON -> fact.actor().id();
            case SERVICE, TIMER, POLICY, FORM -> fact.onBehalfOf();
        };
    }

    private static boolean isAnAnswer(Throwable failure) {
        return failure instanceof NotAccepted.Refused refused && refused.decision().kind() == Decision.Kind.CONFLICT;
    }
}
