package dev.kept.gateway.view;

import dev.kept.events.InvoicingEvent.InvoicePaid;
import dev.kept.events.InvoicingEvent.InvoiceSent;
import dev.kept.events.NotificationEvent.MessageSent;
import dev.kept.events.NotificationEvent.ReminderSent;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.CustomerReplied;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.LateReportReceived;
import dev.kept.events.WorkOrderEvent.NoteAdded;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.events.WorkOrderEvent.RecommendationMade;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkNotCarriedOut;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was asked, said, done, sent and paid, of all orders: the record of a customer and of a place.
@Singleton
public class Records extends RowView<RecordRow> {
    @Inject
    Records(Codec codec) {
        super("record_row", RecordRow.class, codec.mapper());
    }

    /// What an entry is.
    public enum Kind {
        REQUEST, NOTE, REPLY, PART, WARRANTY, RECOMMENDATION, DONE, ENDED, REOPENED, DOCUMENT, MESSAGE, INVOICE, PAYMENT;

        /// Whether it is about money: for the office, the accountant and the customer.
        boolean isMoney() {
            return this == INVOICE || this == PAYMENT;
        }
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER, Topic.NOTIFICATION, Topic.INVOICING);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return row(fact) == null ? Set.of() : Set.of(fact.envelope().eventId());
    }

    @Override
    protected @Nullable RecordRow fold(String key, @Nullable RecordRow row, Recorded fact) {
        return row != null ? row : row(fact);
    }

    private static @Nullable RecordRow row(Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened it -> row(fact, Kind.REQUEST, it.description().text());
            case NoteAdded it -> row(fact, Kind.NOTE, it.text().text());
            case CustomerReplied it -> row(fact, Kind.REPLY, it.text().text());
            case PartUsed it -> row(fact, fact.streamId(), Kind.PART, it.quantity().written() + serial(it), actor(fact), it.partId(), null);
            case WarrantyFlagged it -> row(fact, Kind.WARRANTY, it.words().text());
            case RecommendationMade it -> row(fact, Kind.RECOMMENDATION, it.text().text() + ", in " + it.inMonths() + " months");
            case WorkCompleted it -> row(fact, Kind.DONE, it.summary().text());
            case LateReportReceived it -> row(fact, Kind.DONE, it.summary().text());
            case WorkOrderCancelled it -> row(fact, Kind.ENDED, it.reason().text());
            case WorkNotCarriedOut it -> row(fact, Kind.ENDED, it.reason().text());
            case WorkOrderReopened it -> row(fact, Kind.REOPENED, it.reason().text());
            case DocumentIssued it -> row(fact, fact.streamId(), Kind.DOCUMENT, it.file().name(), null, null, it.file().sha256());
            case MessageSent it -> row(fact, it.orderId(), Kind.MESSAGE, it.rule(), it.recipientId(), null, null);
            case ReminderSent it -> row(fact, it.orderId(), Kind.MESSAGE, it.timer(), it.recipientId(), null, null);
            case InvoiceSent it -> row(fact, it.orderId(), Kind.INVOICE, it.number(), it.recipientId(), null, it.file().sha256());
            case InvoicePaid it -> row(fact, it.orderId(), Kind.PAYMENT, it.number(), null, null, null);
            default -> null;
        };
    }

    private static String serial(PartUsed it) {
        return it.serial() == null ? "" : ", " + it.serial();
    }

    /// Of an order's own fact.
    private static RecordRow row(Recorded fact, Kind kind, String words) {
        return row(fact, fact.streamId(), kind, words, actor(fact), null, null);
    }

    private static RecordRow row(Recorded fact, String orderId, Kind kind, String words, @Nullable String by, @Nullable String partId,
            @Nullable String sha256) {
        return new RecordRow(fact.envelope().eventId(), fact.tenant(), orderId, fact.envelope().happenedAt(), kind.name(), words, by,
                partId,
                sha256);
    }

    private static @Nullable String actor(Recorded fact) {
        var actor = fact.envelope().actor();
        return switch (actor.kind()) {
            case PERSON -> actor.id();
            case FORM -> fact.envelope().onBehalfOf();
            case POLICY, TIMER, SERVICE -> null;
        };
    }
}
