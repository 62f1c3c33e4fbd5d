package dev.kept.gateway.view;

import dev.kept.events.Appointment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A visit of an order that was not cancelled.
///
/// @param technicianId who leads
record OrderVisit(String visitId, @Nullable String technicianId, Stage stage, Appointment appointment) {
    private static final Comparator<OrderVisit> EARLIER = Comparator.comparing(visit -> visit.appointment().start());

    /// In the order in which a visit goes through them; named as the order's status is while it stands.
    enum Stage {
        SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, IN_PROGRESS, DONE, NOT_DONE, MISSED;

        boolean stands() {
            return compareTo(DONE) < 0;
        }

        /// A moved visit has to be handed to its technician anew, unless they are on their way.
        Stage moved() {
            return compareTo(EN_ROUTE) < 0 ? SCHEDULED : this;
        }
    }

    boolean stands() {
        return stage.stands();
    }

    OrderVisit at(Stage now) {
        return new OrderVisit(visitId, technicianId, now, appointment);
    }

    OrderVisit ledBy(@Nullable String now) {
        return new OrderVisit(visitId, now, stage, appointment);
    }

    OrderVisit movedTo(Appointment now) {
        return new OrderVisit(visitId, technicianId, stage.moved(), now);
    }

    /// The one that an order shows: of those that stand the furthest, and of these the next; where none stands, the last that was.
    static Optional<OrderVisit> shown(List<OrderVisit> visits) {
        var standing = visits.stream().filter(OrderVisit::stands)
                .max(Comparator.comparing(OrderVisit::stage).thenComparing(EARLIER.reversed()));
        return standing.or(() -> visits.isEmpty() ? Optional.empty() : Optional.of(visits.getLast()));
    }

    static List<OrderVisit> and(List<OrderVisit> visits, OrderVisit one) {
        return Stream.concat(visits.stream(), Stream.of(one)).toList();
    }
}
