package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A technician's visits of today and to come, in order.
@Singleton
public class JobList {
    private static final int MOST = 100;
    /// What ended earlier than this is not today's any more, in any zone.
    private static final Duration TODAY = Duration.ofHours(14);
    private static final String QUERY = "select v, o, c.name, s, p.phone from ListedVisit v join ListedOrder o on o.id = v.orderId"
            + ListedMerge.JOIN.formatted("o") + " left join ListedSite s on s.id = o.siteId"
            + " left join ListedPerson p on p.id = o.requesterId"
            + " where v.tenant = :tenant and v.technicianId = :me and v.endsAt > :since and v.status not in ('CANCELLED', 'NOT_DONE', 'MISSED')"
            + " and o.released = true order by v.startsAt, v.id";
    private final Appointments appointments;

    @Inject
    JobList(Appointments appointments) {
        this.appointments = appointments;
    }

    /// `status` is the order's, `hold` what it waits for, `visitStatus` the visit's own; how to get in (`accessNotes`) is empty once the order is closed.
    public record Job(String orderId, String number, String policyId, String visitId, String status, @Nullable String hold,
            String visitStatus,
            String priority,
            String customerName,
            String phone, String siteId, String address, String accessNotes, String description, String serviceType,
            @Nullable Appointment appointment, @Nullable Double latitude, @Nullable Double longitude, int revision, long version) {}

    public Uni<List<Job>> of(Caller caller, Instant now) {
        Sight.require(caller, Role.TECHNICIAN);
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(QUERY, Object[].class).setParameter("tenant", caller.tenant())
                        .setParameter("me", caller.id()).setParameter("since", now.minus(TODAY)).setMaxResults(MOST).getResultList()))
                .map(rows -> rows.stream().map(this::job).toList());
    }

    private Job job(Object[] row) {
        var visit = (ListedVisit) row[0];
        var order = (ListedOrder) row[1];
        var site = (ListedSite) row[3];
        return new Job(order.id, order.number, order.policyId, visit.id, order.status, order.hold, visit.status, order.priority,
                text(row[2]), text(row[4]),
                order.siteId,
                site == null ? "" : site.address, site == null || order.status.equals("CLOSED") ? "" : site.accessNotes, order.description,
                order.serviceType,
                appointments.read(visit.appointment), site == null ? null : site.latitude, site == null ? null : site.longitude,
                order.revision,
                order.version);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : (String) value;
    }
}
