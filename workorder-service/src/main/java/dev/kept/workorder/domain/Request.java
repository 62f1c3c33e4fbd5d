package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.domain.Policy.Approval.Creator;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked for, and of whom: as the opening told it, with what was changed since.
@RecordBuilder
public record Request(String policy, Source source, String customerId, String siteId, String zone, String requesterId, String openedBy,
        Personal description, String serviceType, Priority priority, boolean asap, List<AvailabilityWindow> availability,
        List<ActionItem> items, @Nullable Money estimate) implements RequestBuilder.With {
    public Request {
        availability = List.copyOf(availability);
        items = List.copyOf(items);
    }

    static Request of(WorkOrderOpened it) {
        return new Request(it.policy(), it.source(), it.customerId(), it.siteId(), it.zone(), it.requesterId(), it.openedBy(),
                it.description(),
                it.serviceType(), it.priority(), it.asap(), it.availability(), it.items(), it.estimate());
    }

    Creator creator() {
        return source == Source.PORTAL || source == Source.FORM ? Creator.CUSTOMER : Creator.PROVIDER;
    }

    /// Who asked for the work, and who opened the order in their place.
    List<String> submitters() {
        return Stream.of(requesterId, openedBy).distinct().toList();
    }

    Request at(Known.Site site) {
        return withSiteId(site.siteId()).withZone(site.zone());
    }

    Request with(DraftChanged it) {
        return with(now -> now.description(it.description()).priority(it.priority()).asap(it.asap()).availability(it.availability())
                .items(it.items()));
    }

    Request with(DetailsCorrected it) {
        return with(now -> now.description(it.description()).priority(it.priority()).asap(it.asap()).availability(it.availability()));
    }

    Request with(ActionItemAdded it) {
        return withItems(Stream.concat(items.stream(), Stream.of(it.item())).toList());
    }

    Request with(WorkOrderAmended it) {
        return withItems(Stream.concat(items.stream(), it.added().stream()).toList());
    }
}
