package dev.kept.scheduling.view;

import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.scheduling.domain.Candidate;
import dev.kept.scheduling.domain.Span;
import dev.kept.scheduling.domain.Taken;
import dev.kept.scheduling.domain.Travel;
import dev.kept.scheduling.domain.Wanted;
import dev.kept.scheduling.road.Roads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What a reaction needs to find a time for an order: as [FreeSlots], but what is taken is read where it is decided, so that a proposal of
/// a moment ago counts.
@Singleton
public class OpenTimes {
    private static final String ORDER = """
            select o.skills, o.duration_minutes, o.service_type, o.urgent, c.technician_id, p.latitude, p.longitude
            from schedulable_order o
            left join customer_preference c on c.tenant = o.tenant and c.customer_id = o.customer_id
            left join site_place p on p.tenant = o.tenant and p.site_id = $3
            where o.tenant = $1 and o.order_id = $2 and o.released""";
    private static final String PEOPLE = """
            select t.technician_id, %s from technician t
            where t.tenant = $1 order by t.technician_id limit $2""".formatted(TechnicianJson.COLUMNS);
    private static final String TAKEN = """
            select r.resource_id, lower(r.during) as begins, upper(r.during) as ends, p.latitude, p.longitude
            from reservation r left join schedulable_order o on o.tenant = r.tenant and o.order_id = r.order_id
            left join site_place p on p.tenant = r.tenant and p.site_id = o.site_id
            where r.tenant = $1 and upper(r.during) > $2 order by lower(r.during), r.visit_id limit $3""";

    private final Roads roads;
    private final TechnicianJson technicians;

    @Inject
    OpenTimes(Roads roads, TechnicianJson technicians) {
        this.roads = roads;
        this.technicians = technicians;
    }

    /// @param candidates everybody with what is taken of their time from `now` on
    public record Question(Wanted wanted, List<Candidate> candidates, Travel travel) {}

    public Uni<Question> of(SqlConnection transaction, String tenant, String orderId, VisitWanted asked, Instant now) {
        return wanted(transaction, tenant, orderId, asked)
                .chain(wanted -> taken(transaction, tenant, now.minus(Duration.ofDays(1)))
                        .chain(taken -> candidates(transaction, tenant, taken).chain(candidates -> roads.around(wanted.place(), candidates)
                                .map(travel -> new Question(wanted, candidates, travel)))));
    }

    private static Uni<Wanted> wanted(SqlConnection transaction, String tenant, String orderId, VisitWanted asked) {
        return transaction.preparedQuery(ORDER).execute(Tuple.of(tenant, orderId, asked.siteId())).map(rows -> {
            for (Row row : rows)
                return row;
            throw new NotYetKnown("Scheduling has not heard yet that this order is released.");
        }).chain(row -> WorkLength.of(transaction, tenant, row.getString("service_type"), row.getLong("duration_minutes"))
                .map(lasts -> new Wanted(asked.zone(), lasts, List.of(row.getArrayOfStrings("skills")), Places.of(row),
                        row.getBoolean("urgent"), asked.within(), row.getString("technician_id"))));
    }

    private static Uni<Map<String, List<Taken>>> taken(SqlConnection transaction, String tenant, Instant from) {
        return transaction.preparedQuery(TAKEN).execute(Tuple.of(tenant, from.atOffset(ZoneOffset.UTC), BookingEntry.MOST))
                .map(rows -> {
                    var taken = new HashMap<String, List<Taken>>();
                    for (Row row : rows)
                        taken.computeIfAbsent(row.getString("resource_id"), _ -> new ArrayList<>()).add(new Taken(new Span(
                                row.getOffsetDateTime("begins").toInstant(), row.getOffsetDateTime("ends").toInstant()), Places.of(row)));
                    return taken;
                });
    }

    private Uni<List<Candidate>> candidates(SqlConnection transaction, String tenant, Map<String, List<Taken>> taken) {
        return transaction.preparedQuery(PEOPLE).execute(Tuple.of(tenant, TechnicianEntry.MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Candidate(row.getString("technician_id"),
                                technicians.of(row),
                                taken.getOrDefault(row.getString("technician_id"), List.of())))
                        .toList());
    }
}
