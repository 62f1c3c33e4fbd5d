package dev.kept.workorder.view;

import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.Limits;
import dev.kept.workorder.view.OrderReading.ItemState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was done, put together of what those who work wrote down: their notes, what they ticked off, what they used, what they took pictures
/// of. It is a draft: who completes the work reads it and changes it.
public final class WorkSummary {
    private WorkSummary() {}

    /// At most as long as a summary may be; empty where nothing was written down. Of a reopened order, what came since.
    public static String of(OrderReading order, Surroundings around) {
        var text = Stream.of(notes(order), items(order), parts(order, around), photos(order)).filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
        return text.length() <= Limits.LONGEST_TEXT ? text : text.substring(0, text.offsetByCodePoints(0, Limits.LONGEST_TEXT / 2)) + " …";
    }

    private static String notes(OrderReading order) {
        var workers = workers(order);
        return order.notes().stream().filter(note -> workers.contains(OrderReading.person(note.by())))
                .filter(note -> order.done() == null || note.at().isAfter(order.done().at())).map(note -> sentence(note.text()))
                .collect(Collectors.joining(" "));
    }

    private static Set<@Nullable String> workers(OrderReading order) {
        var workers = new HashSet<@Nullable String>();
        order.visits().forEach(visit -> workers.add(visit.technicianId()));
        order.times().forEach(time -> workers.add(time.personId()));
        workers.add(order.assignee());
        workers.remove(null);
        return workers;
    }

    private static String items(OrderReading order) {
        return listed("Done: ", order.opened().items().stream().filter(item -> order.state(item) == ItemState.RESOLVED)
                .map(item -> item.description().text()));
    }

    private static String parts(OrderReading order, Surroundings around) {
        return listed("Used: ", order.parts().stream().map(part -> part.quantity().written() + " " + around.part(part.partId())));
    }

    private static String photos(OrderReading order) {
        return listed("Photos: ", Stream.of(PhotoPhase.values()).map(phase -> counted(order, phase)).filter(Objects::nonNull));
    }

    private static @Nullable String counted(OrderReading order, PhotoPhase phase) {
        long count = order.photos().stream().filter(photo -> photo.phase() == phase).count();
        return count == 0 ? null : count + " of the " + switch (phase) {
            case PROBLEM -> "problem";
            case IN_PROGRESS -> "work";
            case RESULT -> "result";
        };
    }

    private static String listed(String what, Stream<String> things) {
        var list = things.collect(Collectors.joining("; "));
        return list.isEmpty() ? "" : sentence(what + list);
    }

    private static String sentence(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() || ".!?…".indexOf(stripped.charAt(stripped.length() - 1)) >= 0 ? stripped : stripped + ".";
    }
}
