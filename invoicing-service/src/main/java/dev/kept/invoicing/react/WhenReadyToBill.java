package dev.kept.invoicing.react;

import static dev.kept.invoicing.Streams.INVOICES;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.events.Actor;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ReadyToBill;
import dev.kept.invoicing.domain.InvoiceCommand.Draft;
import dev.kept.invoicing.domain.InvoiceId;
import dev.kept.invoicing.domain.PriceBook;
import dev.kept.invoicing.view.Billables;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.log.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/// Work that is ready to be billed becomes the draft of an invoice, one per order and cycle.
@Singleton
public class WhenReadyToBill implements Reaction {
    private final EventLog log;
    private final Clock clock;
    private final Billables billables;
    private final PriceBook prices;

    @Inject
    WhenReadyToBill(EventLog log, Clock clock, Billables billables, PriceBook prices) {
        this.log = log;
        this.clock = clock;
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
        var command = new Draft(it.orderId(), it.orderNumber(), it.cycle(), it.customerId(), it.recipientId(), it.work(), prices);
        var asked = Asked.at(Caller.service(fact.tenant(), Actor.policy(prices.id())), clock.instant());
        var key = new Submission.Key(name() + ":" + fact.envelope().eventId(), "");
        return log.submit(new Submission<>(INVOICES, InvoiceId.of(it.orderId(), it.cycle()), command, asked, null, key,
                Submission.Cause.of(fact))).replaceWithVoid();
    }
}
