package dev.kept.workorder.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import dev.kept.runtime.http.Answer;
import dev.kept.workorder.domain.Allowances;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.Visit;
import dev.kept.workorder.domain.WorkOrder;
import java.util.List;
import java.util.stream.Stream;

/// Commands that lead an order on and are scheduling's: the answer names the way, scheduling may still refuse.
final class Calendar {
    private static final String BOOK = "book";
    private static final String LABEL = "Book a visit";
    private static final String CONFIRM = "confirm-visit";
    /// All of it as the order's `proposal` says.
    private static final List<String> CONFIRMING = List.of("visitId", "orderId", "technicianId", "appointment");

    private Calendar() {}

    static Stream<Answer.Allowed> allowed(WorkOrder state, Allowances allowances, Asked asked) {
        if (!(state instanceof Order order) || !order.takesVisits())
            return Stream.empty();
        var confirm = allowances.confirms(order, asked)
                ? Stream.of(new Answer.Allowed(CONFIRM, "Confirm the time", "POST", "/bookings", CONFIRMING, CONFIRMING))
                : Stream.<Answer.Allowed>empty();
        return Stream.concat(confirm, picking(order, allowances, asked));
    }

    private static Stream<Answer.Allowed> picking(Order order, Allowances allowances, Asked asked) {
        if (!allowances.picks(order, asked))
            return Stream.empty();
        boolean moves = !asked.by().is(Role.TECHNICIAN) || asked.by().is(Role.OFFICE);
        var move = order.visits().stream().filter(visit -> visit.stage().planned() && moves).map(Calendar::move);
        if (allowances.bookingRefusal(order, asked).isPresent())
            return move;
        var fields = List.of("orderId", "technicianId", "appointment");
        var book = new Answer.Allowed(BOOK, LABEL, "POST", "/bookings", fields, fields);
        return Stream.concat(Stream.of(book), move);
    }

    private static Answer.Allowed move(Visit visit) {
        return Answer.Allowed.post("/bookings/" + visit.visitId(), "move", "Move the visit", "appointment")
                .requiring(List.of("appointment"));
    }

    static Stream<Answer.NotAllowed> notAllowed(WorkOrder state, Allowances allowances, Asked asked) {
        if (!(state instanceof Order order) || !allowances.picks(order, asked))
            return Stream.empty();
        return allowances.bookingRefusal(state, asked).stream().flatMap(answer -> answer instanceof Refused<WorkOrderEvent> no
                ? Stream.of(new Answer.NotAllowed(BOOK, LABEL, no.code(), no.sentence(), no.missing()))
                : Stream.empty());
    }
}
