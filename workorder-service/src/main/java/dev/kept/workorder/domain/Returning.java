package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import java.util.List;

/// Material that was put down as used and was not. Never more comes back than was taken; a completion tells of what is left.
final class Returning {
    private Returning() {}

    static Decision<WorkOrderEvent> part(ReturnPart it, Order order, Asked asked) {
        if (!order.phase().released())
            return order.phase().ended() ? Refusals.ended(order) : Refusals.notReleased(order);
        var work = order.work();
        var kept = work.returned(it.returnId());
        if (kept.isPresent())
            return isSame(kept.get(), it)
                    ? Decision.accepted(List.of())
                    : Decision.refused("id-taken", "This order has another return with this id. Send this one with an id of its own.");
        if (work.returned().size() >= Limits.MOST_RETURNS)
            return Limits.full("returns", Limits.MOST_RETURNS);
        return work.part(it.lineId()).map(line -> returned(it, line, order, asked)).orElseGet(() -> Decision.refused("unknown-line",
                "This order has no such line of material. Look at its parts again."));
    }

    private static boolean isSame(PartReturned kept, ReturnPart it) {
        return kept.lineId().equals(it.lineId()) && (it.quantity() == null || Work.isSame(kept.quantity(), it.quantity()));
    }

    private static Decision<WorkOrderEvent> returned(ReturnPart it, PartUsed line, Order order, Asked asked) {
        var unit = line.quantity().unit();
        var left = order.work().left(line);
        if (left.signum() == 0)
            return Decision.refused("nothing-left", "All of this line was returned already. Look at the parts again.");
        var quantity = it.quantity() != null ? it.quantity() : new Quantity(left, unit);
        if (!quantity.unit().equals(unit))
            return Decision.invalid("wrong-unit",
                    "This part is counted in " + unit + ", not in " + quantity.unit() + ". Give the amount in that.");
        if (quantity.amount().compareTo(left) > 0)
            return Decision.refused("more-than-used",
                    "Of this line " + new Quantity(left, unit).written() + " are left. Return that much, or less.");
        return Decision.accepted(List.of(new PartReturned(it.returnId(), line.lineId(), line.partId(), quantity, line.location(),
                Noting.visitOf(order, asked.by().id()), order.phase().ended())));
    }
}
