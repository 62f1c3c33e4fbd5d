package dev.kept.gateway.view;

import dev.kept.events.Appointment;
import dev.kept.runtime.calendar.CalendarFile.Entry;
import dev.kept.runtime.http.PublicUrl;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody's visits as entries of a calendar: those where they come, and those of orders that they asked for.
@Singleton
public class VisitFeed {
    private static final int MOST = 500;
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(180);
    private static final String QUERY = "select v, o, c.name, s, t.name from ListedVisit v join ListedOrder o on o.id = v.orderId"
            + ListedMerge.JOIN.formatted("o") + " left join ListedSite s on s.id = o.siteId"
            + " left join ListedPerson t on t.id = v.technicianId"
            + " where v.tenant = :tenant and (v.technicianId = :who or o.requesterId = :who)"
            + " and v.startsAt > :since and v.startsAt < :until and v.status not in ('PROPOSED', 'CANCELLED', 'NOT_DONE', 'MISSED')"
            + " order by v.startsAt, v.id";
    private final Appointments appointments;
    private final PublicUrl publicUrl;

    @Inject
    VisitFeed(Appointments appointments, PublicUrl publicUrl) {
        this.appointments = appointments;
        this.publicUrl = publicUrl;
    }

    /// Those of the last 30 days and the next 180, at most 500.
    public Uni<List<Entry>> of(String tenant, String person, Instant now) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(QUERY, Object[].class).setParameter("tenant", tenant)
                        .setParameter("who", person).setParameter("since", now.minus(BACK)).setParameter("until", now.plus(AHEAD))
                        .setMaxResults(MOST).getResultList()))
                .map(rows -> rows.stream().flatMap(row -> entry(row, person, now).stream()).toList());
    }

    private Optional<Entry> entry(Object[] row, String person, Instant now) {
        var visit = (ListedVisit) row[0];
        var order = (ListedOrder) row[1];
        var site = (ListedSite) row[3];
        var at = appointments.read(visit.appointment);
        if (at == null)
            return Optional.empty();
        boolean comes = person.equals(visit.technicianId);
        var who = comes ? text(row[2]) : text(row[4]) + " comes";
        return Optional
                .of(new Entry(visit.id + "@kept", Math.toIntExact(order.version), now, instant(at, comes ? at.start() : at.arrivalFrom()),
                        instant(at, comes ? at.end() : at.arrivalTo()), who + ": " + order.description + " (" + order.number + ")",
                        site == null ? "" : site.address, "",
                        publicUrl.of((comes ? "/technician/jobs/" : "/portal/orders/") + order.id), null, null));
    }

    private static Instant instant(Appointment at, LocalDateTime wall) {
        return wall.atZone(ZoneId.of(at.zone())).toInstant();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : (String) value;
    }
}
