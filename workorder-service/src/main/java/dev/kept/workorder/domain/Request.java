package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent.ActionItem;
import dev.kept.events.WorkOrderEvent.ActionItemAdded;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.DetailsCorrected;
import dev.kept.events.WorkOrderEvent.DraftChanged;
import dev.kept.events.WorkOrderEvent.EstimateSet;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.domain.Policy.Approval.Creator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked for, and of whom: as the opening told it, with what was changed since.
public record Request(String policy, Source source, String customerId, String siteId, String zone, String requesterId, String openedBy,
        Personal description, String serviceType, Priority priority, boolean asap, List<AvailabilityWindow> availability,
        List<ActionItem> items, @Nullable Money estimate) {
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
        return source == Source.PORTAL ? Creator.CUSTOMER : Creator.PROVIDER;
    }

    /// Who asked for the work, and who opened the order in their place.
    List<String> submitters() {
        return Stream.of(requesterId, openedBy).distinct().toList();
    }

    Request under(String otherPolicy) {
        return new Request(otherPolicy, source, customerId, siteId, zone, requesterId, openedBy, description, serviceType, priority, asap,
                availability, items, estimate);
    }

    Request with(DraftChanged it) {
        return new Request(policy, source, customerId, siteId, zone, requesterId, openedBy, it.description(), serviceType, it.priority(),
                it.asap(),
                it.availability(), it.items(), estimate);
    }

    Request with(DetailsCorrected it) {
        return new Request(policy, source, customerId, siteId, zone, requesterId, openedBy, it.description(), serviceType, it.priority(),
                it.asap(),
                it.availability(), items, estimate);
    }

    Request with(ActionItemAdded it) {
        return of(Stream.concat(items.stream(), Stream.of(it.item())).toList(), estimate);
    }

    Request with(EstimateSet it) {
        return of(items, it.estimate());
    }

    Request with(WorkOrderAmended it) {
        return of(Stream.concat(items.stream(), it.added().stream()).toList(), estimate);
    }

    private Request of(List<ActionItem> what, @Nullable Money sum) {
        return new Request(policy, source, customerId, siteId, zone, requesterId, openedBy, description, serviceType, priority, asap,
                availability,
                what, sum);
    }
}
