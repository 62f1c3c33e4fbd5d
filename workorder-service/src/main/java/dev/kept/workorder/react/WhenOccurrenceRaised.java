package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.PlanEvent.OccurrenceRaised;
import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.Occurrence;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.Known;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.store.TenantPolicies;
import dev.kept.workorder.store.TenantPolicies.Chosen;
import dev.kept.workorder.view.KnownParties;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/// A plan's time becomes an order: for its person and place, in its words, on its day.
@Singleton
public class WhenOccurrenceRaised implements Reaction {
    private final EventLog log;
    private final TenantPolicies policies;
    private final Consequence consequence;

    @Inject
    WhenOccurrenceRaised(EventLog log, TenantPolicies policies, Consequence consequence) {
        this.log = log;
        this.policies = policies;
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLAN);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case OccurrenceRaised it -> open(transaction, fact, it);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> open(SqlConnection transaction, Recorded fact, OccurrenceRaised it) {
        return log.history(fact.tenant(), fact.streamId(), 0, 1).map(facts -> (PlanDrafted) facts.getFirst().event())
                .chain(plan -> KnownParties.of(transaction, fact.tenant(), plan, fact.envelope().recordedAt())
                        .chain(known -> policies.chosen(fact.tenant(), Source.RECURRENCE, plan.siteId(), plan.serviceType())
                                .chain(chosen -> consequence.command(fact, WORK_ORDERS, it.orderId(),
                                        command(fact, it, plan, known, chosen),
                                        this))));
    }

    private static OpenOrder command(Recorded fact, OccurrenceRaised it, PlanDrafted plan, Known known, Chosen chosen) {
        var words = plan.description().text();
        return new OpenOrder(it.orderNumber(), chosen.name(), chosen.rule(), Made.of("approval", fact), words, Priority.ROUTINE, false,
                List.of(new AvailabilityWindow(it.dueOn(), plan.from(), plan.to())),
                List.of(NewItem.of(Made.of("item", fact), words)),
                List.of(), null, known, new Known.Planned(new Occurrence(fact.streamId(), it.number())), Made.of("visit", fact));
    }
}
