package dev.kept.scheduling.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.SiteChanged;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderCancelled;
import dev.kept.events.WorkOrderEvent.WorkOrderClosed;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.events.WorkOrderEvent.WorkOrderReleased;
import dev.kept.events.WorkOrderEvent.WorkOrderReopened;
import dev.kept.events.WorkOrderEvent.WorkSentBack;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What scheduling knows about orders: whether a time may be found for them, and which would suit.
@Singleton
public class Orders extends RowView<Orders.Row> {
    private final ObjectMapper json;

    /// @param availability the customer's hours, JSON
    /// @param pickers who may find a time, besides the office and who accepted the work
    @RecordBuilder
    public record Row(String orderId, String tenant, String number, boolean released, boolean ended, boolean urgent, String availability,
            List<String> skills, long durationMinutes, String siteId, String zone, List<String> pickers, @Nullable String customerId,
            String serviceType)
            implements
                OrdersRowBuilder.With {

        Row releasedAs(WorkOrderReleased it) {
            return with(now -> now.released(true).skills(it.skills()).durationMinutes(it.expectedDuration().toMinutes()).siteId(it.siteId())
                    .zone(it.zone()).pickers(Objects.requireNonNullElse(it.pickers(), List.of())));
        }
    }

    @Inject
    Orders(Codec codec) {
        super("schedulable_order", Row.class, codec.mapper());
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened _,DraftChanged _,DetailsCorrected _,SiteChanged _,WorkOrderReleased _,WorkCompleted _,WorkOrderCancelled _,WorkOrderClosed _,WorkSentBack _,WorkOrderReopened _ ->
                Set.of(fact.streamId());
            default -> Set.of();
        };
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        if (fact.event() instanceof WorkOrderOpened it)
            return new Row(key, fact.tenant(), it.number(), false, false, isUrgent(it.asap(), it.priority()),
                    written(it.availability()), List.of(), 0, it.siteId(), it.zone(), List.of(), it.customerId(), it.serviceType());
        if (row == null)
            throw new IllegalStateException("The first fact of order " + key + " is not its opening");
        return switch (fact.event()) {
            case DraftChanged it -> row.withUrgent(isUrgent(it.asap(), it.priority())).withAvailability(written(it.availability()));
            case DetailsCorrected it -> row.withUrgent(isUrgent(it.asap(), it.priority())).withAvailability(written(it.availability()));
            case SiteChanged it -> row.withSiteId(it.siteId()).withZone(it.zone());
            case WorkOrderReleased released -> row.releasedAs(released);
            case WorkCompleted _,WorkOrderCancelled _,WorkOrderClosed _ -> row.withEnded(true);
            case WorkSentBack _,WorkOrderReopened _ -> row.withEnded(false);
            default -> row;
        };
    }

    private static boolean isUrgent(boolean asap, Priority priority) {
        return asap || priority != Priority.ROUTINE;
    }

    private String written(List<AvailabilityWindow> windows) {
        try {
            return json.writeValueAsString(windows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
