package dev.kept.workorder.domain;

import static java.util.stream.Stream.concat;

import dev.kept.events.WorkOrderEvent.FollowUpCreated;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.WorkOrderMerged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An order's ties to others.
///
/// @param followUps what was left for another day, the newest last
/// @param others that were tied to it
/// @param merged into which one it was merged last; null: it never was
public record Links(List<FollowUpCreated> followUps, List<OrderLinked> others, @Nullable WorkOrderMerged merged) {
    static final Links NONE = new Links(List.of(), List.of(), null);

    public Links {
        followUps = List.copyOf(followUps);
        others = List.copyOf(others);
    }

    Optional<FollowUpCreated> followUp(String childId) {
        return followUps.stream().filter(it -> it.childId().equals(childId)).findFirst();
    }

    /// The orders that came out of it.
    List<String> children() {
        return followUps.stream().filter(it -> it.kind() == FollowUpKind.ORDER).map(FollowUpCreated::childId).toList();
    }

    boolean has(String otherOrderId, LinkKind kind) {
        return others.stream().anyMatch(it -> it.otherOrderId().equals(otherOrderId) && it.kind() == kind);
    }

    public boolean isMergedInto(String orderId) {
        return merged != null && merged.into().equals(orderId);
    }

    Links with(FollowUpCreated it) {
        return new Links(concat(followUps.stream(), Stream.of(it)).toList(), others, merged);
    }

    Links with(OrderLinked it) {
        return new Links(followUps, concat(others.stream(), Stream.of(it)).toList(), merged);
    }

    Links with(WorkOrderMerged it) {
        return new Links(followUps, others, it);
    }
}
