package dev.kept.scheduling.http;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.scheduling.domain.Span;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.view.BookingEntry;
import dev.kept.scheduling.view.TechnicianEntry;
import dev.kept.scheduling.view.TechnicianJson;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Who is where, when.
@Path("/calendar")
public class CalendarResource {
    private final Commands commands;
    private final TechnicianJson technicians;

    @Inject
    CalendarResource(Commands commands, TechnicianJson technicians) {
        this.commands = commands;
        this.technicians = technicians;
    }

    /// @param away those of its people who are away then: somebody else has to come, or another time be found
    /// @param status PROPOSED while it waits for somebody who books it, then RESERVED until the order's echo, then CONFIRMED; RELEASED when the visit is over
    public record CalendarItem(String visitId, String orderId, String siteId, String technicianId, List<String> resourceIds,
            Appointment appointment, String status, List<String> away) {
        static CalendarItem of(BookingEntry entry, Map<String, List<Span>> absences) {
            var status = entry.released ? "RELEASED" : entry.proposed ? "PROPOSED" : entry.confirmed ? "CONFIRMED" : "RESERVED";
            return new CalendarItem(entry.visitId, entry.orderId, entry.siteId, entry.resourceIds.getFirst(), entry.resourceIds,
                    entry.appointment(), status, entry.released ? List.of() : whoIsAway(entry, absences));
        }
    }

    private static List<String> whoIsAway(BookingEntry entry, Map<String, List<Span>> absences) {
        var time = Span.of(entry.appointment());
        return entry.resourceIds.stream().filter(id -> absences.getOrDefault(id, List.of()).stream().anyMatch(away -> away.overlaps(time)))
                .toList();
    }

    /// Visits that begin on these local days of their site, and times that are held for a proposal; a technician sees their own visits.
    ///
    /// @param from today (UTC) by default
    /// @param days 1 to 62, 7 by default
    @GET
    @WithSession
    public Uni<Page<CalendarItem>> calendar(@RestQuery @Nullable String from, @RestQuery @Nullable Integer days,
            @RestQuery @Nullable String technician) {
        var asked = commands.asked();
        var whose = whose(asked.by(), technician);
        var span = Days.asked(from, days, LocalDate.ofInstant(asked.now(), ZoneOffset.UTC));
        // A day more at each end: the site's days are not those of UTC.
        return absences(asked.by().tenant()).chain(absences -> BookingEntry
                .within(asked.by().tenant(), span.from().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        span.from().plusDays(span.count() + 1L).atStartOfDay(ZoneOffset.UTC).toInstant())
                .map(entries -> Page.all(entries.stream().filter(entry -> whose == null || entry.resourceIds.contains(whose))
                        .filter(entry -> !entry.proposed || !asked.by().is(Role.TECHNICIAN) || asked.by().is(Role.OFFICE))
                        .filter(entry -> isOn(span, entry.appointment().start().toLocalDate()))
                        .map(entry -> CalendarItem.of(entry, absences)).toList())));
    }

    private Uni<Map<String, List<Span>>> absences(String tenant) {
        return TechnicianEntry.all(tenant).map(all -> all.stream().collect(Collectors.toMap(one -> one.technicianId,
                one -> technicians.of(one).absences().values().stream().map(Technician.Absence::span).toList())));
    }

    private static boolean isOn(Days span, LocalDate day) {
        return !day.isBefore(span.from()) && day.isBefore(span.from().plusDays(span.count()));
    }

    private static @Nullable String whose(Caller caller, @Nullable String technician) {
        if (caller.is(Role.OFFICE) || caller.is(Role.SERVICE) || caller.is(Role.OPERATOR))
            return technician;
        if (caller.is(Role.TECHNICIAN) && (technician == null || technician.equals(caller.id())))
            return caller.id();
        throw NotDone.forbidden("A calendar is shown to the office and to whom it belongs.");
    }
}
