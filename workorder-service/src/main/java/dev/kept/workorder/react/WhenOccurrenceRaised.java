package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.PlanEvent.OccurrenceMerged;
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
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrderCommand.JoinOccurrence;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.Words;
import dev.kept.workorder.store.OrderNumbers;
import dev.kept.workorder.store.TenantPolicies;
import dev.kept.workorder.store.TenantPolicies.Chosen;
import dev.kept.workorder.view.KnownParties;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// A plan's time becomes an order: for its person and place, in its words, on its day. Or one thing more to do in the order of an earlier
/// time; where that has ended meanwhile, it is an order of its own after all.
@Singleton
public class WhenOccurrenceRaised implements Reaction {
    private final EventLog log;
    private final TenantPolicies policies;
    private final OrderNumbers numbers;
    private final Consequence consequence;

    @Inject
    WhenOccurrenceRaised(EventLog log, TenantPolicies policies, OrderNumbers numbers, Consequence consequence) {
        this.log = log;
        this.policies = policies;
        this.numbers = numbers;
        this.consequence = consequence;
    }

    /// One time of a plan.
    ///
    /// @param orderId of the order that it becomes
    private record Time(PlanDrafted plan, int number, LocalDate dueOn, String orderId) {
        String words() {
            return plan.description().text();
        }
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLAN);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case OccurrenceRaised it -> plan(fact).chain(plan -> open(transaction, fact,
                    new Time(plan, it.number(), it.dueOn(), it.orderId()), it.orderNumber(), ""));
            case OccurrenceMerged it -> plan(fact).chain(plan -> join(transaction, fact, it,
                    new Time(plan, it.number(), it.dueOn(), Made.of(fact.streamId() + " " + it.number()))));
            default -> Reaction.nothing();
        };
    }

    private Uni<PlanDrafted> plan(Recorded fact) {
        return log.history(fact.tenant(), fact.streamId(), 0, 1).map(facts -> (PlanDrafted) facts.getFirst().event());
    }

    /// Whether it has found its place, the order itself says.
    private Uni<Void> join(SqlConnection transaction, Recorded fact, OccurrenceMerged it, Time time) {
        var item = NewItem.of(Made.of("item", fact), time.words() + " (due on " + Words.day(it.dueOn()) + ")");
        return consequence.command(fact, WORK_ORDERS, it.orderId(), new JoinOccurrence(item), this)
                .chain(() -> log.load(WORK_ORDERS, fact.tenant(), it.orderId()))
                .chain(loaded -> loaded.state() instanceof Order order
                        && order.items().stream().anyMatch(known -> known.itemId().equals(item.itemId()))
                                ? Reaction.nothing()
                                : numbers.next(fact.tenant(), it.dueOn().getYear())
                                        .chain(number -> open(transaction, fact, time, number, "own")));
    }

    /// @param which tells the command from others of the same fact
    private Uni<Void> open(SqlConnection transaction, Recorded fact, Time time, String orderNumber, String which) {
        var plan = time.plan();
        return KnownParties.of(transaction, fact.tenant(), plan, fact.envelope().recordedAt())
                .chain(known -> policies.chosen(fact.tenant(), Source.RECURRENCE, plan.siteId(), plan.serviceType())
                        .chain(chosen -> consequence.command(fact, WORK_ORDERS, time.orderId(),
                                command(fact, time, orderNumber, known, chosen), this, which)));
    }

    private static OpenOrder command(Recorded fact, Time time, String orderNumber, Known known, Chosen chosen) {
        var plan = time.plan();
        return new OpenOrder(orderNumber, chosen.name(), chosen.rule(), Made.of("approval", fact), time.words(), Priority.ROUTINE, false,
                List.of(new AvailabilityWindow(time.dueOn(), plan.from(), plan.to())),
                List.of(NewItem.of(Made.of("item", fact), time.words())), List.of(), null, known,
                new Known.Planned(new Occurrence(fact.streamId(), time.number())), Made.of("visit", fact));
    }
}
