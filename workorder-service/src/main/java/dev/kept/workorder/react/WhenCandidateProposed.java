package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.SchedulingEvent.CandidateProposed;
import dev.kept.events.SchedulingEvent.CandidatesExhausted;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.WorkOrderCommand.NoteExhausted;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/// Whom the calendar proposes is offered the work; where it knows nobody, the order says so.
@Singleton
public class WhenCandidateProposed implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenCandidateProposed(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case CandidateProposed it -> consequence.command(fact, WORK_ORDERS, fact.streamId(),
                    new OfferTo(offerId(fact), it.personId(), true, it.reasons()), this);
            case CandidatesExhausted _ -> consequence.command(fact, WORK_ORDERS, fact.streamId(), new NoteExhausted(), this);
            default -> Reaction.nothing();
        };
    }

    /// The same each time the fact comes.
    private static String offerId(Recorded fact) {
        return UUID.nameUUIDFromBytes(("offer of " + fact.envelope().eventId()).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
