package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.events.Personal;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.EquipmentNamed;
import dev.kept.events.WorkOrderEvent.Piece;
import dev.kept.events.WorkOrderEvent.WarrantyFlagged;
import dev.kept.workorder.domain.WorkOrderCommand.NameEquipment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands at the place and the work is about. Whose maker still stands for it is known, so that nobody has to look it up.
final class Equipment {
    private static final String RULE = "equipment.warrantyUntil";

    private Equipment() {}

    static Decision<WorkOrderEvent> name(NameEquipment it, Order order, Policy policy, Asked asked) {
        if (order.phase() instanceof Phase.Closed)
            return Refusals.ended(order);
        return wrong(it.equipment(), order.request().siteId()).orElseGet(() -> {
            var story = Story.of(order, policy);
            named(story, it.equipment(), asked);
            return story.decision();
        });
    }

    static Optional<Decision<WorkOrderEvent>> wrong(Known.Equipment it, String siteId) {
        if (it.named().size() > Limits.MOST_ASSETS)
            return Optional.of(Decision.invalid("too-much-equipment",
                    "An order is about up to " + Limits.MOST_ASSETS + " things that stand there. Open another one for the others."));
        var there = it.found().stream().filter(asset -> asset.siteId().equals(siteId)).map(Known.Asset::assetId).toList();
        return there.containsAll(it.named())
                ? Optional.empty()
                : Optional.of(Decision.invalid("unknown-equipment",
                        "There is no such equipment at that place. Pick of what stands there, or write it into the description."));
    }

    static void named(Story story, Known.Equipment it, Asked asked) {
        if (it.named().equals(story.order().papers().equipment()))
            return;
        var called = it.found().stream().collect(Collectors.toMap(Known.Asset::assetId, Known.Asset::name));
        story.happened(new EquipmentNamed(it.named().stream().map(id -> new Piece(id, Objects.requireNonNull(called.get(id)))).toList()));
        var order = story.order();
        var today = LocalDate.ofInstant(asked.now(), ZoneId.of(order.request().zone()));
        var covered = covered(it, today);
        boolean isSaid = !order.papers().warranties().isEmpty(); // a person's word is not overruled
        if (isSaid || covered.isEmpty())
            return;
        var each = covered.stream().map(asset -> asset.name() + " until " + Words.day(until(asset))).collect(Collectors.joining(", "));
        var names = covered.stream().map(Known.Asset::name).collect(Collectors.joining(", "));
        story.byRule(RULE, "It is " + Words.day(today) + ", and the maker stands for " + each,
                new WarrantyFlagged(true, new Personal(order.request().requesterId(), "The maker stands for " + names + "."),
                        until(covered.getFirst())));
    }

    /// The one whose warranty ends first comes first.
    private static List<Known.Asset> covered(Known.Equipment it, LocalDate today) {
        return it.found().stream().filter(asset -> asset.warrantyUntil() != null && !asset.warrantyUntil().isBefore(today))
                .sorted(Comparator.comparing(Equipment::until)).toList();
    }

    private static LocalDate until(Known.Asset asset) {
        return Objects.requireNonNull(asset.warrantyUntil());
    }
}
