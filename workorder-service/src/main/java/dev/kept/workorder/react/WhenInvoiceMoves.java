package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.InvoicingEvent.InvoiceApproved;
import dev.kept.events.InvoicingEvent.InvoiceDrafted;
import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.Money;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// What happens to an invoice is noted beside its order. Not its number, which means the same as sent to the order; not a payment, since
/// in this version a payment settles the whole and the fact that it is paid follows at once.
@Singleton
public class WhenInvoiceMoves implements Reaction {
    private final Consequence consequence;
    private final EventLog log;

    @Inject
    WhenInvoiceMoves(Consequence consequence, EventLog log) {
        this.consequence = consequence;
        this.log = log;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVOICING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case InvoiceDrafted it -> note(fact, it.orderId(), BillingState.DRAFT, it.totals().gross());
            case InvoiceApproved it -> approved(fact, it.orderId());
            case InvoiceSent it -> note(fact, it.orderId(), BillingState.SENT, it.gross());
            case InvoicePaid it -> note(fact, it.orderId(), BillingState.PAID, it.gross());
            default -> Reaction.nothing();
        };
    }

    /// The approval does not repeat the amount: it is the draft's, as noted before.
    private Uni<Void> approved(Recorded fact, String orderId) {
        return log.load(WORK_ORDERS, fact.tenant(), orderId)
                .chain(loaded -> loaded.state() instanceof Order order
                        ? order.papers().invoice(fact.streamId())
                                .map(known -> note(fact, orderId, BillingState.APPROVED, known.last().amount()))
                                .orElseGet(Reaction::nothing)
                        : Reaction.nothing());
    }

    private Uni<Void> note(Recorded fact, String orderId, BillingState state, Money amount) {
        return consequence.command(fact, WORK_ORDERS, orderId, new NoteBilling(state, fact.streamId(), amount), this);
    }
}
