package dev.kept.invoicing.react;

import static dev.kept.invoicing.Streams.INVOICES;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.invoicing.domain.InvoiceCommand.Draft;
import dev.kept.invoicing.domain.InvoiceId;
import dev.kept.invoicing.domain.PriceBook;
import dev.kept.invoicing.view.Billables;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// Work that is ready to be billed becomes the draft of an invoice, one per order and cycle.
@Singleton
public class WhenReadyToBill implements Reaction {
    private final Consequence consequence;
    private final Billables billables;
    private final PriceBook prices;

    @Inject
    WhenReadyToBill(Consequence consequence, Billables billables, PriceBook prices) {
        this.consequence = consequence;
        this.billables = billables;
        this.prices = prices;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case ReadyToBill it -> billables.of(transaction, fact.tenant(), fact.streamId(), it.completion())
                    .chain(billable -> draft(fact, billable));
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> draft(Recorded fact, Billables.Billable it) {
        return consequence.command(fact, INVOICES, InvoiceId.of(it.orderId(), it.cycle()),
                new Draft(it.orderId(), it.orderNumber(), it.cycle(), it.customerId(), it.recipientId(), it.work(), prices), this);
    }
}
