package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.FileAttached;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.OrderLinked;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import dev.kept.workorder.domain.WorkOrderCommand.AttachFile;
import dev.kept.workorder.domain.WorkOrderCommand.FlagWarranty;
import dev.kept.workorder.domain.WorkOrderCommand.LinkOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is laid beside an order until it is closed: it changes nothing of what is to be done, so no decision depends on it.
final class Filing {
    /// The other ties come of what was done: they are not for a person to claim.
    private static final Set<LinkKind> BY_HAND = Set.of(LinkKind.RELATED, LinkKind.CALLBACK);

    private Filing() {}

    static Decision<WorkOrderEvent> link(LinkOrder it, Order order) {
        if (order.phase() instanceof Phase.Closed)
            return Refusals.ended(order);
        if (!BY_HAND.contains(it.kind()))
            return Decision.invalid("bad-kind", "Tie orders as RELATED, or as a CALLBACK where this one complains of the other's work.");
        var other = it.other();
        if (other == null)
            return Decision.refused("unknown-order", "There is no such order. Name one of the same customer.");
        if (other.itself())
            return Decision.refused("same-order", "An order is not tied to itself. Name another one.");
        if (!other.isOf(order.request().customerId()))
            return Merging.otherCustomer();
        var links = order.papers().links();
        if (links.has(other.orderId(), it.kind()))
            return Decision.accepted(List.of());
        return links.others().size() >= Limits.MOST_TIES
                ? Limits.full("ties", Limits.MOST_TIES)
                : Decision.accepted(List.of(new OrderLinked(other.orderId(), other.number(), it.kind())));
    }

    static Decision<WorkOrderEvent> attach(AttachFile it, Order order) {
        if (order.phase() instanceof Phase.Closed)
            return Refusals.ended(order);
        var files = order.papers().files();
        if (files.stream().anyMatch(kept -> kept.file().sha256().equals(it.file().sha256())))
            return Decision.accepted(List.of());
        return files.size() >= Limits.MOST_FILES
                ? Limits.full("files", Limits.MOST_FILES)
                : Decision.accepted(List.of(new FileAttached(it.file())));
    }

    static Decision<WorkOrderEvent> flag(FlagWarranty it, Order order) {
        if (order.phase() instanceof Phase.Closed)
            return Refusals.ended(order);
        var said = order.papers().warranties();
        return Limits.text("word on the warranty", it.words(), Limits.LONGEST_REASON).or(() -> badDay(it)).orElseGet(() -> {
            var flag = new WarrantyFlagged(it.covered(), new Personal(order.request().requesterId(), it.words()), it.until());
            if (!said.isEmpty() && said.getLast().equals(flag))
                return Decision.accepted(List.of());
            return said.size() >= Limits.MOST_WARRANTIES
                    ? Limits.full("words on its warranty", Limits.MOST_WARRANTIES)
                    : Decision.accepted(List.of(flag));
        });
    }

    private static Optional<Decision<WorkOrderEvent>> badDay(FlagWarranty it) {
        return it.covered() || it.until() == null
                ? Optional.empty()
                : Optional.of(Decision.invalid("bad-until", "Where no warranty pays, none has a last day. Leave 'until' out."));
    }
}
