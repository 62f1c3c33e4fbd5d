package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.PLANS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.plan.PlanCommand.NoteOccurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/// What became of an order that a plan raised: the plan may count its next time from there.
@Singleton
public class WhenPlannedOrderEnds implements Reaction {
    private final EventLog log;
    private final Consequence consequence;

    @Inject
    WhenPlannedOrderEnds(EventLog log, Consequence consequence) {
        this.log = log;
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case WorkCompleted _ -> note(fact, true);
            case WorkOrderCancelled _ -> note(fact, false);
            case WorkOrderClosed it when it.outcome() != Outcome.RESOLVED -> note(fact, false);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> note(Recorded fact, boolean done) {
        return log.history(fact.tenant(), fact.streamId(), 0, 1).map(facts -> (WorkOrderOpened) facts.getFirst().event()).chain(opened -> {
            var occurrence = opened.occurrence();
            return occurrence == null
                    ? Reaction.nothing()
                    : consequence.command(fact, PLANS, occurrence.planId(), new NoteOccurrence(fact.streamId(), done,
                            LocalDate.ofInstant(fact.envelope().recordedAt(), ZoneId.of(opened.zone()))), this);
        });
    }
}
