package dev.kept.scheduling.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Standing;
import dev.kept.scheduling.Streams;
import dev.kept.scheduling.domain.Booking;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a booking stands, and that it may be moved.
@Singleton
public class BookingStanding implements Standing<Booking> {

    @Override
    public String streamType() {
        return Streams.BOOKINGS.name();
    }

    @Override
    public @Nullable String status(Booking state) {
        return switch (state) {
            case Booking.None _ -> null;
            case Booking.Proposed _ -> "PROPOSED";
            case Booking.Standing _ -> "RESERVED";
            case Booking.Released _ -> "RELEASED";
        };
    }

    @Override
    public List<Answer.Allowed> allowed(String id, Booking state, Asked asked) {
        return state instanceof Booking.Standing && asked.by().is(Role.OFFICE)
                ? List.of(Answer.Allowed.post("/bookings/" + id, "move", "Move the visit", "appointment"))
                : List.of();
    }

    @Override
    public List<Answer.NotAllowed> notAllowed(String id, Booking state, Asked asked) {
        return state instanceof Booking.Released && asked.by().is(Role.OFFICE)
                ? List.of(new Answer.NotAllowed("move", "Move the visit", "released", "This visit's time was given back. Book a new visit.",
                        List.of()))
                : List.of();
    }
}
