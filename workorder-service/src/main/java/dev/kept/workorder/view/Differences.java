package dev.kept.workorder.view;

import dev.kept.events.Appointment;
import dev.kept.workorder.domain.Difference;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.Words;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs between two moments of an order, in words.
public final class Differences {
    private static final String NOTHING = "";

    private Differences() {}

    /// @param order as the rules see it at that moment
    /// @param around the names that it needs, as they are today
    /// @param labels what the company calls a status, by its name
    public record Moment(Order order, OrderReading reading, Surroundings around, Map<String, String> labels) {}

    /// Only what differs; none: both moments show the same.
    public static List<Difference> between(Moment before, Moment after) {
        return Difference.between(told(before), told(after));
    }

    private static Map<String, String> told(Moment at) {
        var order = at.reading();
        var opened = order.opened();
        var zone = ZoneId.of(opened.zone());
        var told = new LinkedHashMap<String, String>();
        told.put("Status", status(at));
        told.put("Priority", Words.name(opened.priority()) + (opened.asap() ? ", as soon as possible" : ""));
        told.put("Description", opened.description().text());
        told.put("Place", at.around().siteAddress().isEmpty() ? opened.siteId() : at.around().siteAddress());
        told.put("Policy", opened.policy());
        told.put("Estimate", opened.estimate() == null ? NOTHING : Words.money(opened.estimate()));
        var agreed = at.order().agreed();
        told.put("Agreed", agreed == null ? NOTHING : Words.money(agreed));
        approvals(at, told);
        items(order, told);
        told.put("Offer", offer(at));
        visits(at, told);
        told.put("Who has it", named(at, order.assignee()));
        told.put("On hold", hold(order));
        told.put("Notes", counted(order.notes().size()));
        told.put("Photos", counted(order.photos().size()));
        told.put("Files", counted(opened.attachments().size()));
        told.put("Parts", order.parts().stream().map(part -> part.quantity().written() + " " + at.around().part(part.partId()))
                .collect(Collectors.joining("; ")));
        told.put("Worked", order.worked().isPositive() ? Words.length(order.worked()) : NOTHING);
        told.put("Recommended", order.recommendations().stream().map(OrderReading.Recommendation::text).collect(Collectors.joining("; ")));
        told.put("Equipment", at.around().equipment().stream().map(Surroundings.Asset::name).collect(Collectors.joining("; ")));
        told.put("Warranty", order.warranty() == null ? NOTHING : order.warranty().words());
        told.put("Follow-ups", counted(at.order().papers().links().followUps().size()));
        told.put("Documents", counted(order.documents().size()));
        told.put("Completed", order.done() == null ? NOTHING : Words.moment(order.done().at(), zone));
        told.put("Signed by", order.signature() == null ? NOTHING : order.signature().signedBy());
        told.put("Invoice", order.billing() == null
                ? NOTHING
                : Words.name(order.billing().state()) + ", " + Words.money(order.billing().amount()));
        return told;
    }

    private static String status(Moment at) {
        var status = at.order().status();
        var held = at.order().held();
        var ended = at.reading().ended();
        var more = switch (status) {
            case ON_HOLD -> held == null ? null : held.reason();
            case CLOSED -> ended == null ? null : ended.outcome();
            default -> null;
        };
        var label = at.labels().getOrDefault(status.name(), status.words());
        return more == null
                ? label
                : at.labels().getOrDefault(status.name() + "(" + more.name() + ")", label + ", " + lower(Words.name(more)));
    }

    private static void approvals(Moment at, Map<String, String> told) {
        int number = 0;
        for (var approval : at.reading().approvals()) {
            var amount = approval.amount() == null ? "" : ", " + Words.money(approval.amount());
            var by = OrderReading.person(approval.by());
            told.put("Approval " + ++number, lower(approval.state()) + amount + (by == null ? "" : ", by " + at.around().person(by)));
        }
    }

    private static void items(OrderReading order, Map<String, String> told) {
        for (var item : order.opened().items()) {
            var words = "“" + item.description().text() + "”";
            var about = words;
            for (int again = 2; told.containsKey(about); again++)
                about = words + " (" + again + ")";
            told.put(about, lower(Words.name(order.state(item))));
        }
    }

    private static String offer(Moment at) {
        var offer = at.reading().offer();
        return offer == null ? NOTHING : named(at, offer.vendorId()) + ", " + lower(offer.state());
    }

    private static void visits(Moment at, Map<String, String> told) {
        int number = 0;
        for (var visit : at.reading().visits()) {
            var who = named(at, visit.technicianId());
            told.put("Visit " + ++number,
                    when(visit.appointment()) + (who.isEmpty() ? "" : ", " + who) + ", " + lower(visit.status().replace('_', ' ')));
        }
    }

    private static String when(Appointment appointment) {
        return Words.day(appointment.start().toLocalDate()) + ", arrival " + Words.window(appointment);
    }

    private static String hold(OrderReading order) {
        var hold = order.hold();
        return hold == null ? NOTHING : lower(Words.name(hold.reason())) + (hold.note().isEmpty() ? "" : ": " + hold.note());
    }

    private static String named(Moment at, @Nullable String person) {
        var name = at.around().person(person);
        return name == null ? NOTHING : name;
    }

    private static String counted(int number) {
        return number == 0 ? NOTHING : String.valueOf(number);
    }

    private static String lower(String words) {
        return words.toLowerCase(Locale.ENGLISH);
    }
}
