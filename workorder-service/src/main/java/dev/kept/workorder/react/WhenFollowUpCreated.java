package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.Channel;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.FollowUpCreated;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.Priority;
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
import dev.kept.workorder.view.OrderReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What is left for another day, and is to be an order of its own, becomes one: for the same person, place and kind of work, under the
/// newest version of the same policy.
@Singleton
public class WhenFollowUpCreated implements Reaction {
    private final EventLog log;
    private final TenantPolicies policies;
    private final Consequence consequence;

    @Inject
    WhenFollowUpCreated(EventLog log, TenantPolicies policies, Consequence consequence) {
        this.log = log;
        this.policies = policies;
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case FollowUpCreated it when it.kind() == FollowUpKind.ORDER -> open(transaction, fact, it);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> open(SqlConnection transaction, Recorded fact, FollowUpCreated it) {
        int upToHere = (int) fact.envelope().stream().sequence() + 1;
        return log.history(fact.tenant(), fact.streamId(), 0, upToHere).map(OrderReading::of)
                .chain(parent -> KnownParties.of(transaction, fact.tenant(), parent.opened(), fact.envelope().recordedAt())
                        .chain(known -> policies
                                .newest(fact.tenant(), parent.opened().policy(), "Follow-up of " + parent.opened().number())
                                .chain(chosen -> consequence.command(fact, WORK_ORDERS, it.childId(),
                                        command(fact, it, parent, known, chosen), this))));
    }

    private static OpenOrder command(Recorded fact, FollowUpCreated it, OrderReading parent, Known known, Chosen chosen) {
        var of = new Known.Parent(fact.streamId(), parent.opened().number(), fact.envelope().channel() == Channel.PHONE_APP);
        return new OpenOrder(Objects.requireNonNull(it.childNumber(), "A follow-up that is an order has a number"), chosen.name(),
                chosen.rule(), Made.of("approval", fact), it.text().text(), Priority.ROUTINE, false, List.of(), items(fact, it, parent),
                List.of(), null, known, of, null);
    }

    /// In the words of the order that they come from; where none moves, what was said is the one thing to do.
    private static List<NewItem> items(Recorded fact, FollowUpCreated it, OrderReading parent) {
        var moved = parent.opened().items().stream().filter(item -> it.itemsMoved().contains(item.itemId()))
                .map(WhenFollowUpCreated::same).toList();
        return moved.isEmpty() ? List.of(new NewItem(Made.of("item", fact), it.text().text())) : moved;
    }

    private static NewItem same(ActionItem item) {
        return new NewItem(item.itemId(), item.description().text());
    }
}
