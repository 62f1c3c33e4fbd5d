package dev.kept.workorder.http;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.WorkOrderEvent;
import dev.kept.runtime.http.Answer;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.Visit;
import dev.kept.workorder.domain.WorkOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Commands that lead an order on and are scheduling's: the answer names the way, scheduling may still refuse.
final class Calendar {
    private static final String BOOK = "book";
    private static final String LABEL = "Book a visit";

    private Calendar() {}

    /// @param refusal why no further visit is taken, where it is not
    static Stream<Answer.Allowed> allowed(WorkOrder state, Caller by, Optional<Decision<WorkOrderEvent>> refusal) {
        if (!(state instanceof Order order) || !books(order, by) || !order.takesVisits())
            return Stream.empty();
        var move = order.visits().stream().filter(visit -> visit.stage().planned() && by.is(Role.OFFICE)).map(Calendar::move);
        if (refusal.isPresent())
            return move;
        var fields = List.of("orderId", "technicianId", "appointment");
        var book = new Answer.Allowed(BOOK, LABEL, "POST", "/bookings", fields, fields);
        return Stream.concat(Stream.of(book), move);
    }

    /// Who accepted the work picks their own time.
    private static boolean books(Order order, Caller by) {
        return by.is(Role.OFFICE) || (by.is(Role.TECHNICIAN)
                && order.offers().accepted().filter(offer -> offer.vendorId().equals(by.id())).isPresent());
    }

    private static Answer.Allowed move(Visit visit) {
        return Answer.Allowed.post("/bookings/" + visit.visitId(), "move", "Move the visit", "appointment")
                .requiring(List.of("appointment"));
    }

    static Stream<Answer.NotAllowed> notAllowed(WorkOrder state, Caller by, Optional<Decision<WorkOrderEvent>> refusal) {
        if (!(state instanceof Order order) || !books(order, by))
            return Stream.empty();
        return refusal.stream().flatMap(answer -> answer instanceof Refused<WorkOrderEvent> no
                ? Stream.of(new Answer.NotAllowed(BOOK, LABEL, no.code(), no.sentence(), no.missing()))
                : Stream.empty());
    }
}
