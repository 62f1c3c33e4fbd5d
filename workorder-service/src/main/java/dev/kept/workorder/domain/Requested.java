package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request may contain, when it is opened and while it is a draft.
final class Requested {
    private Requested() {}

    static Optional<Decision<WorkOrderEvent>> badItems(List<NewItem> items) {
        boolean twice = items.stream().map(NewItem::itemId).distinct().count() < items.size();
        if (items.isEmpty() || items.size() > Limits.MOST_ITEMS || twice)
            return Optional
                    .of(Decision.invalid("bad-items", "An order has 1 to " + Limits.MOST_ITEMS + " things to fix, each with its own id."));
        return items.stream().flatMap(item -> badItem(item).stream()).findFirst();
    }

    static Optional<Decision<WorkOrderEvent>> badItem(NewItem item) {
        return Limits.text("thing to fix", item.description(), Limits.LONGEST_REASON);
    }

    static Optional<Decision<WorkOrderEvent>> badWindows(List<AvailabilityWindow> windows) {
        if (windows.size() > Limits.MOST_WINDOWS)
            return Optional.of(Decision.invalid("too-many-hours", "Offer up to " + Limits.MOST_WINDOWS + " times, the best ones."));
        return windows.stream().filter(window -> !window.from().isBefore(window.to())).findFirst()
                .map(window -> Decision.invalid("bad-hours", "On " + window.date() + ", " + window.from() + " is not before " + window.to()
                        + ". Give the hours as from and to of one day."));
    }

    static Optional<Decision<WorkOrderEvent>> badEstimate(@Nullable Money estimate) {
        return estimate == null || (estimate.minor() >= 0 && estimate.minor() <= Limits.LARGEST_AMOUNT)
                ? Optional.empty()
                : Optional.of(Decision.invalid("bad-estimate", "An estimate is between nothing and " + Limits.LARGEST_AMOUNT
                        + " of the currency's smallest unit. Leave it out where there is none."));
    }
}
