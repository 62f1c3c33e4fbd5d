package dev.kept.workorder.pdf;

import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What was asked for, for the template `opening.html`. Empty texts and lists are left out.
///
/// @param contact who asked, or for whom somebody did
/// @param service the kind of work
/// @param items what is to be looked after, piece by piece; what stands there comes first
record OpeningPaper(String contact, String email, String service, List<String> items, List<String> suits, String estimate) {

    static OpeningPaper of(OrderReading order, Surroundings around) {
        var opened = order.opened();
        return new OpeningPaper(Objects.requireNonNullElse(around.person(opened.requesterId()), ""), around.requesterEmail(),
                around.serviceTypeName(),
                Stream.concat(around.equipment().stream().map(OpeningPaper::piece), OrderPaper.items(order).stream()).toList(),
                OrderPaper.suits(opened),
                opened.estimate() == null ? "" : opened.estimate().written());
    }

    private static String piece(Surroundings.Asset it) {
        return it.name() + (it.model().isEmpty() ? "" : ", " + it.model())
                + (it.serial().isEmpty() ? "" : ", serial number " + it.serial());
    }
}
