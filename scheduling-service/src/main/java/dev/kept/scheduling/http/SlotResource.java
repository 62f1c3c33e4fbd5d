package dev.kept.scheduling.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.scheduling.domain.KnownOrder;
import dev.kept.scheduling.domain.NoSlot;
import dev.kept.scheduling.domain.Slot;
import dev.kept.scheduling.domain.Slots;
import dev.kept.scheduling.view.FreeSlots;
import dev.kept.scheduling.view.OrderEntry;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Free times for an order, across all technicians.
@Path("/slots")
public class SlotResource {
    private final Commands commands;
    private final FreeSlots freeSlots;

    @Inject
    SlotResource(Commands commands, FreeSlots freeSlots) {
        this.commands = commands;
        this.freeSlots = freeSlots;
    }

    /// Best first; and why the others have none.
    public record Found(List<Item> items, List<Refused> refused) {
        static Found of(Slots slots) {
            return new Found(slots.items().stream().map(Item::of).toList(), slots.refused().stream().map(Refused::of).toList());
        }
    }

    /// The appointment is what `POST /bookings` takes.
    public record Item(String technicianId, Appointment appointment, List<Slot.Reason> reasons) {
        static Item of(Slot slot) {
            return new Item(slot.technicianId(), slot.appointment(), slot.reasons());
        }
    }

    /// @param rule `skill-missing`, `no-shift`, `booked`
    public record Refused(String technicianId, String rule, String sentence) {
        static Refused of(NoSlot none) {
            return new Refused(none.technicianId(), none.rule().code(), none.sentence());
        }
    }

    /// @param from local date at the site, today by default
    /// @param days 1 to 62, 7 by default
    @GET
    @WithSession
    public Uni<Found> slots(@RestQuery @Nullable String order, @RestQuery @Nullable String from, @RestQuery @Nullable Integer days) {
        var asked = commands.asked();
        if (!asked.by().is(Role.OFFICE) && !asked.by().is(Role.SERVICE))
            throw NotDone.forbidden("The office looks for free times. Ask it for one.");
        if (order == null)
            throw NotDone.badRequest("missing-order", "Say for which order: /slots?order=<id>.");
        return OrderEntry.of(asked.by().tenant(), order).chain(entry -> found(entry, from, days, asked));
    }

    private Uni<Found> found(@Nullable OrderEntry order, @Nullable String from, @Nullable Integer days, Asked asked) {
        if (order == null)
            throw NotDone.notFound();
        switch (OrderEntry.known(order)) {
            case KnownOrder.Released _ -> {
                // go on
            }
            case KnownOrder.NotReleased _ -> throw new NotDone(Problem.of(409, "not-released",
                    "As far as scheduling knows, this order is not released for scheduling. If it was released just now, repeat in a second."));
            case KnownOrder.Ended _ ->
                throw new NotDone(Problem.of(409, "order-ended", "This order is completed or closed: it takes no more visits."));
        }
        var asking = Days.asked(from, days, LocalDate.ofInstant(asked.now(), ZoneId.of(order.zone)));
        return freeSlots.of(order, asking.from(), asking.count(), asked.now()).map(Found::of);
    }
}
