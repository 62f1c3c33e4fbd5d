package dev.kept.workorder.pdf;

import dev.kept.workorder.domain.Words;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.OrderReading.ItemState;
import dev.kept.workorder.view.Surroundings;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What was agreed, for the template `order.html`. Empty texts and lists are left out.
record OrderPaper(String day, String window, String technician, String zone, List<String> suits, List<String> items, List<Change> changes,
        String estimate, String approved) {

    /// @param title as the tenant calls a change, with its number and its time
    /// @param amount what it costs more
    record Change(String title, String words, String amount) {}

    /// @param amendment what the tenant calls a change
    static OrderPaper of(OrderReading order, Surroundings around, String amendment) {
        var opened = order.opened();
        var visit = order.visit();
        var items = items(order);
        var changes = order.amendments().stream().map(it -> new Change(
                amendment + " " + it.number() + ", " + Words.moment(it.at(), ZoneId.of(opened.zone())), it.words(),
                it.amount() == null ? "" : "+ " + it.amount().written())).toList();
        var estimate = opened.estimate() == null ? "" : opened.estimate().written();
        if (visit == null)
            return new OrderPaper("", "", "", "", suits(opened), items, changes, estimate, approved(order, around));
        return new OrderPaper(Words.day(visit.appointment().arrivalFrom().toLocalDate()), Words.window(visit.appointment()),
                Objects.requireNonNullElse(around.person(visit.technicianId()), ""), Words.zone(visit.appointment().zone()), List.of(),
                items, changes, estimate, approved(order, around));
    }

    /// Without what was dropped. None where the request named none: then it is the description once more.
    static List<String> items(OrderReading order) {
        var opened = order.opened();
        var items = opened.items().stream().filter(item -> order.state(item) != ItemState.CLOSED).map(item -> item.description().text())
                .toList();
        return items.equals(List.of(opened.description().text())) ? List.of() : items;
    }

    static List<String> suits(WorkOrderOpened opened) {
        var windows = opened.availability().stream()
                .map(window -> Words.day(window.date()) + ", " + window.from() + " – " + window.to());
        var all = Stream.concat(opened.asap() ? Stream.of("As soon as possible") : Stream.empty(), windows).toList();
        return all.isEmpty() ? List.of("You named none.") : all;
    }

    private static String approved(OrderReading order, Surroundings around) {
        var approval = order.approval();
        if (approval == null || approval.by() == null || approval.decidedAt() == null || !approval.state().equals("GRANTED"))
            return "";
        var person = around.person(OrderReading.person(approval.by()));
        var when = Words.moment(approval.decidedAt(), ZoneId.of(order.opened().zone()));
        return person == null ? "No approval was needed (" + when + ")." : "Approved by " + person + " on " + when + ".";
    }
}
