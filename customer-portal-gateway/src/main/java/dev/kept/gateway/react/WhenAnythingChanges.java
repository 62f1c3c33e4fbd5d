package dev.kept.gateway.react;

import dev.kept.events.DomainEvent;
import dev.kept.events.InventoryEvent.StockUsed;
import dev.kept.events.InvoicingEvent;
import dev.kept.events.NotificationEvent;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Numbers every change, so that open pages can be told of it and can resume where they were.
@Singleton
public class WhenAnythingChanges implements Reaction {
    /// The lock is held to the commit: numbers become visible in their own order, and a reader needs only `number > last`.
    private static final String NUMBER_IN_ORDER = """
            insert into change (tenant, family, stream_id, version, order_id)
            select $1, $2, $3, $4, $5 from (select pg_advisory_xact_lock(7302099)) my_turn""";

    @Override
    public Set<Topic> topics() {
        return EnumSet.allOf(Topic.class);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        var stream = fact.envelope().stream();
        return transaction.preparedQuery(NUMBER_IN_ORDER).execute(Tuple.from(
                new Object[]{fact.tenant(), stream.type(), stream.id(), stream.sequence(), order(fact, fact.event())})).replaceWithVoid();
    }

    /// The order that a fact is about; null where it is about none.
    private static @Nullable String order(Recorded fact, DomainEvent event) {
        return switch (event) {
            case WorkOrderEvent _ -> fact.streamId();
            case SchedulingEvent.SlotProposed proposed -> proposed.orderId();
            case SchedulingEvent.BookingMade made -> made.orderId();
            case SchedulingEvent.BookingMoved moved -> moved.orderId();
            case SchedulingEvent.BookingReleased released -> released.orderId();
            case InvoicingEvent.InvoiceDrafted invoice -> invoice.orderId();
            case InvoicingEvent.InvoiceApproved invoice -> invoice.orderId();
            case InvoicingEvent.InvoiceIssued invoice -> invoice.orderId();
            case InvoicingEvent.InvoiceDocumentIssued invoice -> invoice.orderId();
            case InvoicingEvent.InvoiceSent invoice -> invoice.orderId();
            case InvoicingEvent.PaymentReceived invoice -> invoice.orderId();
            case InvoicingEvent.InvoicePaid invoice -> invoice.orderId();
            case NotificationEvent.MessageSent message -> message.orderId();
            case NotificationEvent.ReminderSent message -> message.orderId();
            case StockUsed used -> used.orderId();
            default -> null;
        };
    }
}
