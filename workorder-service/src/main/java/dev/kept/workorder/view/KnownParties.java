package dev.kept.workorder.view;

import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.workorder.domain.Known;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the directory says now of the parties of an order, for a new order that comes out of it. [Parties] is the same for requests.
public final class KnownParties {
    private static final String NOW = """
            with customer as (select coalesce((select stays_id from merged_customer where tenant = $1 and customer_id = $3), $3) as id),
                 formerly as (select customer_id as id from merged_customer where stays_id = (select id from customer)),
                 them as (select person_id, roles from known_person where tenant = $1
                     and customer_id in (select id from customer union all select id from formerly)
                      and not 'OCCUPANT' = any(roles) order by person_id limit 200)
            select (select id from customer) as customer, array(select id from formerly) as formerly, k.code, k.skills, k.duration_minutes,
                   array(select person_id from them where 'APPROVER' = any(roles)) as approvers,
                   array(select person_id from them) as users, array(select person_id from them where 'ADMIN' = any(roles)) as admins,
                   array(select person_id || ' ' || deputy from known_delegation join them using (person_id)
                         where tenant = $1 and starts <= $4 and ends > $4) as deputies
            from known_service_type k where k.tenant = $1 and k.service_type_id = $1 || ':' || $2""";

    private KnownParties() {}

    /// @param transaction of the reaction
    /// @param at who is away then does not answer
    public static Uni<Known> of(SqlConnection transaction, String tenant, WorkOrderOpened order, Instant at) {
        return of(transaction, tenant, new Sought(order.serviceType(), order.siteId(), order.customerId(), order.zone(),
                order.requesterId()), at);
    }

    /// The same for an order that a plan raises.
    public static Uni<Known> of(SqlConnection transaction, String tenant, PlanDrafted plan, Instant at) {
        return of(transaction, tenant, new Sought(plan.serviceType(), plan.siteId(), plan.customerId(), plan.zone(), plan.requesterId()),
                at);
    }

    private record Sought(String serviceType, String siteId, String customerId, String zone, String requesterId) {}

    private static Uni<Known> of(SqlConnection transaction, String tenant, Sought order, Instant at) {
        return transaction.preparedQuery(NOW)
                .execute(Tuple.of(tenant, order.serviceType(), order.customerId(), at.atOffset(ZoneOffset.UTC)))
                .map(rows -> known(rows, order));
    }

    private static List<String> those(Row row, String circle) {
        return List.of(row.getArrayOfStrings(circle));
    }

    private static Map<String, String> deputies(Row row) {
        return those(row, "deputies").stream().map(pair -> pair.split(" "))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Known known(RowSet<Row> rows, Sought order) {
        if (rows.size() == 0)
            throw new NotYetKnown("The kind of work " + order.serviceType() + " has not arrived yet.");
        var row = rows.iterator().next();
        var customer = new Known.Customer(row.getString("customer"), Set.of(row.getArrayOfStrings("formerly")));
        return new Known(new Known.Site(order.siteId(), customer, order.zone()),
                new Known.ServiceType(row.getString("code"), List.of(row.getArrayOfStrings("skills")),
                        Duration.ofMinutes(row.getLong("duration_minutes"))),
                new Known.Person(order.requesterId(), customer.id()),
                new Known.Circles(those(row, "approvers"), those(row, "users"), those(row, "admins"), deputies(row)));
    }
}
