package dev.kept.scheduling.http;

import static dev.kept.scheduling.Streams.BOOKINGS;
import static dev.kept.scheduling.Streams.TECHNICIANS;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.FromTheLog;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import dev.kept.scheduling.domain.Booking;
import dev.kept.scheduling.domain.BookingCommand;
import dev.kept.scheduling.domain.BookingCommand.Book;
import dev.kept.scheduling.domain.BookingCommand.Move;
import dev.kept.scheduling.domain.KnownOrder;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.view.BookingEntry;
import dev.kept.scheduling.view.OfferedWorkEntry;
import dev.kept.scheduling.view.OrderEntry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Bookings: one per visit.
@Path("/bookings")
public class BookingResource {
    private static final int MOST_PEOPLE = 10;
    private static final int MOST_DAYS = 10;
    private final Commands commands;
    private final EventLog log;
    private final Standings standings;

    @Inject
    BookingResource(Commands commands, EventLog log, Standings standings) {
        this.commands = commands;
        this.log = log;
        this.standings = standings;
    }

    /// @param visitId UUIDv7 made by the client; the service makes one where it is absent
    /// @param technicianId who leads
    /// @param helperIds who comes too, at most nine
    public record NewBooking(@Nullable @Size(max = 100) String visitId, @Size(max = 100) String orderId,
            @Size(max = 100) String technicianId, @Nullable List<@Size(max = 100) String> helperIds, Appointment appointment) {
        List<String> resourceIds() {
            return together(technicianId, helperIds);
        }
    }

    /// @param visitId UUIDv7 made by the client; the service makes one where it is absent
    public record NewDay(@Nullable @Size(max = 100) String visitId, Appointment appointment) {}

    /// @param technicianId who leads
    /// @param helperIds who comes too, at most nine
    /// @param days from 1 to 10, of which none overlaps another
    public record NewDays(@Size(max = 100) String orderId, @Size(max = 100) String technicianId,
            @Nullable List<@Size(max = 100) String> helperIds, List<NewDay> days) {
        List<String> resourceIds() {
            return together(technicianId, helperIds);
        }
    }

    /// @param visitIds in the order of the days
    /// @param reference of the last fact, for `Kept-After` and `?after=`
    /// @param replayed true: the key was known, nothing was added
    public record BookedDays(List<String> visitIds, String reference, boolean replayed) {}

    public record NewTime(Appointment appointment) {}

    /// The common answer, and the booking.
    public record BookedVisit(@JsonUnwrapped Answer answer, String orderId, @Nullable String siteId, @Nullable Appointment appointment,
            List<String> resourceIds) {}

    /// Reserves the time of all who come, or of nobody. 409 `absent` when one of them is away then, `certificate-expired` when one may not
    /// be sent any more. With the `visitId` of a proposal this confirms it, or puts another time in its place; as it is
    /// proposed, those may confirm it whom the order's policy names, and 409 `released` says that it is not meant any more. The office books, who asked for the work where the order's policy says so, or who accepted offered
    /// work and books themself (409 `not-the-vendors` for anybody else, `offer-open` while somebody is asked). 409 `overlap` when it was taken meanwhile, `not-released` while the order is not known to be
    /// released (send `Kept-After` with the order's reference to wait for it).
    @POST
    public Uni<RestResponse<Answer>> book(NewBooking body) {
        var caller = commands.asked().by();
        var visit = Ids.orMade(body.visitId(), "visit", commands);
        return commands.afterWhatTheCallerSaw().chain(() -> known(caller, body.orderId()))
                .chain(order -> people(caller, body.resourceIds()).chain(people -> commands.created(BOOKINGS, visit,
                        new Book(body.orderId(), order, body.appointment(), body.resourceIds(), people), "/bookings")));
    }

    /// Work that takes several days: a visit on each of them, by the same people. All the time is reserved, or none: refused as one booking
    /// is (409 `overlap` names the time that is taken). Only the office plans so, and who accepted offered work.
    @POST
    @Path("/days")
    public Uni<RestResponse<BookedDays>> bookDays(NewDays body) {
        var caller = commands.asked().by();
        if (caller.is(Role.CUSTOMER) || caller.is(Role.LINK))
            throw NotDone.forbidden("Who comes on which days the office plans with you. Ask it to.");
        var visits = visits(body.days());
        return commands.afterWhatTheCallerSaw().chain(() -> known(caller, body.orderId()))
                .chain(order -> people(caller, body.resourceIds()).chain(people -> {
                    var all = new LinkedHashMap<String, BookingCommand>();
                    visits.forEach((visit, appointment) -> all.put(visit,
                            new Book(body.orderId(), order, appointment, body.resourceIds(), people)));
                    return commands.begin(BOOKINGS, all);
                }))
                .map(begun -> RestResponse.status(RestResponse.Status.CREATED, new BookedDays(List.copyOf(visits.keySet()),
                        BOOKINGS.name() + "/" + visits.lastEntry().getKey() + "@0", begun.replayed())));
    }

    private SequencedMap<String, Appointment> visits(List<NewDay> days) {
        if (days.isEmpty() || days.size() > MOST_DAYS)
            throw NotDone.badRequest("bad-days", "From 1 to " + MOST_DAYS + " days are booked together, not " + days.size() + ".");
        var visits = new LinkedHashMap<String, Appointment>();
        for (var day : days)
            visits.put(Ids.orMade(day.visitId(), "visit " + visits.size(), commands), day.appointment());
        if (visits.size() < days.size())
            throw NotDone.badRequest("bad-days", "Each day is a visit of its own, and so has an id of its own.");
        return visits;
    }

    private static List<String> together(String leads, @Nullable List<String> helpers) {
        return Stream.concat(Stream.of(leads), Objects.requireNonNullElse(helpers, List.<String>of()).stream()).toList();
    }

    /// Another time for the same people. 409 `visit-begun` when they are on the way or there, as far as scheduling has heard.
    @POST
    @Path("/{visit}/move")
    public Uni<RestResponse<Answer>> move(@RestPath String visit, NewTime body) {
        var caller = commands.asked().by();
        return commands.afterWhatTheCallerSaw().chain(() -> log.load(BOOKINGS, caller.tenant(), visit))
                .chain(booking -> people(caller, booking.state().resourceIds()))
                .chain(people -> Panache.withSession(() -> BookingEntry.begun(caller.tenant(), visit)
                        .chain(begun -> OrderEntry.pickersOf(caller.tenant(), visit)
                                .map(pickers -> new Move(body.appointment(), begun, pickers, people)))))
                .chain(move -> commands.answer(BOOKINGS, visit, move));
    }

    @GET
    @Path("/{visit}")
    @FromTheLog("booking")
    public Uni<RestResponse<BookedVisit>> booking(@RestPath String visit) {
        var asked = commands.asked();
        return log.load(BOOKINGS, asked.by().tenant(), visit).map(loaded -> {
            var answer = standings.answer(BOOKINGS.name(), visit, loaded, asked);
            var shown = switch (loaded.state()) {
                case Booking.None _ -> throw NotDone.notFound();
                case Booking.Standing it when maySee(asked.by(), it.resourceIds()) ->
                    new BookedVisit(answer, it.orderId(), it.siteId(), it.appointment(), it.resourceIds());
                case Booking.Standing _ -> throw NotDone.notFound();
                case Booking.Proposed it when maySee(asked.by(), List.of()) ->
                    new BookedVisit(answer, it.orderId(), null, it.appointment(), it.resourceIds());
                case Booking.Proposed _ -> throw NotDone.notFound();
                case Booking.Released it when maySee(asked.by(), List.of()) -> new BookedVisit(answer, it.orderId(), null, null, List.of());
                case Booking.Released _ -> throw NotDone.notFound();
            };
            return RestResponse.ResponseBuilder.ok(shown).header("ETag", Commands.tag(loaded.version())).build();
        });
    }

    private static boolean maySee(Caller caller, List<String> resources) {
        return caller.is(Role.OFFICE) || caller.is(Role.SERVICE) || caller.is(Role.OPERATOR)
                || (caller.is(Role.TECHNICIAN) && resources.contains(caller.id()));
    }

    private static Uni<KnownOrder> known(Caller caller, String orderId) {
        return Panache.withSession(() -> OrderEntry.of(caller.tenant(), orderId)
                .chain(entry -> OfferedWorkEntry.of(caller.tenant(), orderId).map(vendor -> OrderEntry.known(entry, vendor))));
    }

    /// Each once. More than a visit may have are not asked for: the decider refuses it by its number.
    private Uni<Map<String, Technician>> people(Caller caller, List<String> ids) {
        return Multi.createFrom().iterable(new LinkedHashSet<>(ids)).select().first(MOST_PEOPLE).onItem()
                .transformToUniAndConcatenate(id -> log.load(TECHNICIANS, caller.tenant(), id).map(found -> Map.entry(id, found.state())))
                .collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
