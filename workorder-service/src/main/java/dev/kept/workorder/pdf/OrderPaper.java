package dev.kept.workorder.pdf;

import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What was agreed, for the template `order.html`. Empty texts and lists are left out.
record OrderPaper(String day, String window, String technician, String zone, List<String> suits, List<String> items, String estimate,
        String approved) {

    static OrderPaper of(OrderReading order, Surroundings around) {
        var opened = order.opened();
        var visit = order.visit();
        var items = items(opened);
        var estimate = opened.estimate() == null ? "" : opened.estimate().written();
        if (visit == null)
            return new OrderPaper("", "", "", "", suits(opened), items, estimate, approved(order, around));
        return new OrderPaper(Words.day(visit.appointment().arrivalFrom().toLocalDate()), Words.window(visit.appointment()),
                Objects.requireNonNullElse(around.person(visit.technicianId()), ""), Words.zone(visit.appointment().zone()), List.of(),
                items,
                estimate, approved(order, around));
    }

    /// None where the request named none: then it is the description once more.
    private static List<String> items(WorkOrderOpened opened) {
        var items = opened.items().stream().map(item -> item.description().text()).toList();
        return items.equals(List.of(opened.description().text())) ? List.of() : items;
    }

    private static List<String> suits(WorkOrderOpened opened) {
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
