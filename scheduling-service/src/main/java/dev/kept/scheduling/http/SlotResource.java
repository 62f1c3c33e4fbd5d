package dev.kept.scheduling.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.scheduling.domain.KnownOrder;
import dev.kept.scheduling.domain.NoSlot;
import dev.kept.scheduling.domain.Search;
import dev.kept.scheduling.domain.Slot;
import dev.kept.scheduling.view.FreeSlots;
import dev.kept.scheduling.view.OfferedWorkEntry;
import dev.kept.scheduling.view.OrderEntry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Free times for an order, across all technicians; where somebody accepted the work, theirs. For the office, and for those who may book one.
@Path("/slots")
public class SlotResource {
    private final Commands commands;
    private final FreeSlots freeSlots;
    private final Vertx vertx;

    @Inject
    SlotResource(Commands commands, FreeSlots freeSlots, Vertx vertx) {
        this.commands = commands;
        this.freeSlots = freeSlots;
        this.vertx = vertx;
    }

    /// Best first; and why the others have none. Customers who may pick a time are told who and when, and nothing of how the house plans:
    /// no reasons, no ways, nobody who was left out.
    ///
    /// @param minutes how long each slot is: what the kind of work says, corrected by what at least five such jobs really took
    public record Found(List<Item> items, List<Refused> refused, long minutes) {
        static Found of(Search search, boolean isOurs) {
            var slots = search.answer();
            return new Found(slots.items().stream().map(isOurs ? Item::of : Item::outwardly).toList(),
                    isOurs ? slots.refused().stream().map(Refused::of).toList() : List.of(), search.wanted().duration().toMinutes());
        }
    }

    /// The appointment is what `POST /bookings` takes.
    ///
    /// @param minutesThere the way from the visit before it on that day, or from where the day begins; absent where nobody knows it
    /// @param minutesOnwards the way to the visit after it, or to where the day ends
    public record Item(String technicianId, Appointment appointment, List<Slot.Reason> reasons, @Nullable Integer minutesThere,
            @Nullable Integer minutesOnwards) {
        static Item of(Slot slot) {
            return new Item(slot.technicianId(), slot.appointment(), slot.reasons(), slot.minutesThere(), slot.minutesOnwards());
        }

        static Item outwardly(Slot slot) {
            return new Item(slot.technicianId(), slot.appointment(), List.of(), null, null);
        }
    }

    /// @param rule the first that leaves no time: `skill-missing`, `out-of-reach`, `no-shift`, `certificate-expired`, `absent`, `busy`, `full`,
    ///        `booked`, `too-far`
    public record Refused(String technicianId, String rule, String sentence) {
        static Refused of(NoSlot none) {
            return new Refused(none.technicianId(), none.rule().code(), none.sentence());
        }
    }

    /// 400 `too-many-days` where so many technicians have the skills that fewer days can be searched at once.
    ///
    /// @param from local date at the site, today by default
    /// @param days 1 to 62, 7 by default
    @GET
    @Extension(name = "x-kept-problems", value = "404,409")
    public Uni<Found> slots(@RestQuery @Nullable String order, @RestQuery @Nullable String from, @RestQuery @Nullable Integer days) {
        var asked = commands.asked();
        if (order == null) {
            requirePicking(null, asked.by());
            throw NotDone.badRequest("missing-order", "Say for which order: /slots?order=<id>.");
        }
        return Panache
                .withSession(() -> OrderEntry.of(asked.by().tenant(), order).invoke(entry -> requirePicking(entry, asked.by()))
                        .chain(entry -> OfferedWorkEntry.of(asked.by().tenant(), order)
                                .chain(vendor -> search(entry, mine(vendor, asked.by()), from, days, asked))))
                .chain(search -> found(search, isOurs(asked.by())));
    }

    private static boolean isOurs(Caller by) {
        return by.is(Role.OFFICE) || by.is(Role.SERVICE) || by.is(Role.TECHNICIAN);
    }

    private static void requirePicking(@Nullable OrderEntry order, Caller by) {
        if (!isOurs(by) && (order == null || !order.pickers.contains(by.id())))
            throw NotDone.forbidden("The office looks for free times. Ask it for one.");
    }

    /// Who accepted offered work, whose times alone come into question; a technician looks for none but their own.
    private static @Nullable String mine(KnownOrder.@Nullable Vendor vendor, Caller by) {
        var accepted = vendor != null && vendor.accepted() ? vendor.personId() : null;
        if (by.is(Role.TECHNICIAN) && !by.is(Role.OFFICE) && !by.id().equals(accepted))
            throw NotDone.forbidden("The office looks for free times, or who has accepted the work. Ask it for one.");
        return accepted;
    }

    private Uni<Search> search(@Nullable OrderEntry order, @Nullable String vendor, @Nullable String from, @Nullable Integer days,
            Asked asked) {
        if (order == null)
            throw NotDone.notFound();
        switch (OrderEntry.known(order, null)) {
            case KnownOrder.Released _ -> {
                // go on
            }
            case KnownOrder.NotReleased _ -> throw new NotDone(Problem.of(409, "not-released",
                    "As far as scheduling knows, this order is not released for scheduling. If it was released just now, repeat in a second."));
            case KnownOrder.Ended _ ->
                throw new NotDone(Problem.of(409, "order-ended", "This order is completed or closed: it takes no more visits."));
        }
        var asking = Days.asked(from, days, LocalDate.ofInstant(asked.now(), ZoneId.of(order.zone)));
        return freeSlots.of(order, vendor, asking.from(), asking.count(), asked.now());
    }

    /// On a worker: a search may keep a processor busy for longer than others who wait for the event loop can spare.
    private Uni<Found> found(Search search, boolean isOurs) {
        if (search.days() > search.mostDays())
            throw NotDone.badRequest("too-many-days", "So many technicians can do this that at most " + search.mostDays()
                    + " days are searched at once, not " + search.days() + ". Ask for fewer days, or from a later one on.");
        return vertx.executeBlocking(() -> Found.of(search, isOurs), false);
    }
}
