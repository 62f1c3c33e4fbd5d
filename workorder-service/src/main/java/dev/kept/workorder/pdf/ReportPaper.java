package dev.kept.workorder.pdf;

import dev.kept.workorder.domain.Words;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.OrderReading.Visit;
import dev.kept.workorder.view.Surroundings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was done, for the template `report.html`. Empty texts and lists are left out.
///
/// @param keptLabel `Kept` where we came in the promised time
/// @param picture the signature as a data URI
record ReportPaper(String keptLabel, String day, String arrived, String promised, String technician, String zone, String summary,
        String photos,
        List<Line> items, String worked, String billed, List<Line> parts, List<String> warranties, String signed, String picture) {

    record Line(String text, String state) {}

    /// @param picture the signature as a data URI; empty where it cannot be printed
    static ReportPaper of(OrderReading order, Surroundings around, String picture) {
        var done = Objects.requireNonNull(order.done(), "A report tells of work that is completed");
        var items = order.opened().items().stream()
                .map(item -> new Line(item.description().text() + why(order.undone().get(item.itemId())), state(order.state(item))))
                .toList();
        var parts = done.fact().parts().stream().map(part -> new Line(around.part(part.partId()), part.quantity().written())).toList();
        var visit = order.visit();
        var technician = visit == null ? OrderReading.person(done.by()) : visit.technicianId();
        return new ReportPaper(label(visit), visit == null ? "" : Words.day(visit.appointment().arrivalFrom().toLocalDate()),
                arrived(visit),
                visit == null ? "" : "promised " + Words.window(visit.appointment()),
                Objects.requireNonNullElse(around.person(technician), ""), Words.zone(order.opened().zone()), done.fact().summary().text(),
                photos(done.fact().photos().size()), items, Words.length(done.fact().worked()),
                done.fact().billed() == null ? "" : Words.length(done.fact().billed()), parts, warranties(order, around), signed(order),
                picture);
    }

    /// Of the work as a whole, and of each part that its maker stands for.
    private static List<String> warranties(OrderReading order, Surroundings around) {
        var flag = order.warranty();
        var whole = flag == null
                ? Stream.<String>empty()
                : Stream.of((flag.covered() ? "Under warranty: " : "Not under warranty: ") + flag.words() + until(flag.until()));
        return Stream.concat(whole, order.parts().stream().filter(part -> part.serial() != null || part.warrantyUntil() != null)
                .map(part -> around.part(part.partId()) + (part.serial() == null ? "" : ", serial number " + part.serial())
                        + (part.warrantyUntil() == null ? "" : ", under warranty" + until(part.warrantyUntil()))))
                .toList();
    }

    private static String until(@Nullable LocalDate day) {
        return day == null ? "" : " until " + Words.day(day);
    }

    private static String state(OrderReading.ItemState state) {
        return switch (state) {
            case OPEN -> "not done";
            case RESOLVED -> "done";
            case CLOSED -> "closed";
            case MOVED -> "left for another day";
        };
    }

    private static String why(@Nullable String undone) {
        return undone == null ? "" : " – " + undone;
    }

    private static boolean wasKept(Visit visit) {
        var arrived = visit.arrivedAt();
        return arrived != null && !arrived.atZone(zone(visit)).toLocalDateTime().isAfter(visit.appointment().arrivalTo());
    }

    private static String label(@Nullable Visit visit) {
        return visit != null && wasKept(visit) ? "Kept" : "Visit";
    }

    private static String arrived(@Nullable Visit visit) {
        return visit == null || visit.arrivedAt() == null ? "" : "Arrived " + Words.time(visit.arrivedAt(), zone(visit));
    }

    private static ZoneId zone(Visit visit) {
        return ZoneId.of(visit.appointment().zone());
    }

    private static String photos(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "One photo of the work is kept with the order.";
            default -> count + " photos of the work are kept with the order.";
        };
    }

    private static String signed(OrderReading order) {
        var signature = order.signature();
        return signature == null
                ? "Not signed."
                : signature.signedBy() + ", " + Words.moment(signature.at(), ZoneId.of(order.opened().zone()));
    }
}
