package dev.kept.invoicing.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent.PartLine;
import dev.kept.invoicing.domain.Work;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.NotYetKnown;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that a draft is made of, read from the views; a [NotYetKnown] names what has not arrived.
@Singleton
public class Billables {
    private static final String COMPLETION = """
            select c.order_id, c.cycle, coalesce(m.stays_id, c.customer_id) as customer_id, c.service_type, c.worked_seconds, c.billed_seconds, c.trips, c.parts, o.number, b.primary_contact_id,
                   coalesce(k.name, c.service_type) as kind
            from completed_work c
            left join billed_order o on o.order_id = c.order_id
            left join merged_customer m on m.customer_id = c.customer_id
            left join bill_to b on b.customer_id = coalesce(m.stays_id, c.customer_id)
            left join kind_of_work k on k.kind_id = c.tenant || ':' || c.service_type
            where c.completion_id = $1 and c.tenant = $2""";
    private static final String COSTS = "select part_id, name, cost, currency from part_cost where tenant = $1 and part_id = any($2)";
    private static final TypeReference<List<PartLine>> LINES = new TypeReference<>() {
    };
    private final ObjectMapper json;

    @Inject
    Billables(Codec codec) {
        this.json = codec.mapper();
    }

    /// @param recipientId the customer's primary contact
    public record Billable(String orderId, String orderNumber, int cycle, String customerId, String recipientId, Work work) {}

    private record Cost(String name, Money each) {}

    /// @param completion the sequence of the completion in the order's stream
    public Uni<Billable> of(SqlConnection connection, String tenant, String orderId, long completion) {
        return connection.preparedQuery(COMPLETION).execute(Tuple.of(CompletedWork.key(orderId, completion), tenant)).chain(rows -> {
            var found = rows.iterator();
            if (!found.hasNext())
                throw new NotYetKnown("The completion of order " + orderId + " has not arrived yet.");
            var row = found.next();
            var lines = lines(row.getString("parts"));
            return costs(connection, tenant, lines).map(costs -> billable(row, lines, costs));
        });
    }

    private static Uni<Map<String, Cost>> costs(SqlConnection connection, String tenant, List<PartLine> lines) {
        var ids = lines.stream().map(PartLine::partId).distinct().toArray(String[]::new);
        return connection.preparedQuery(COSTS).execute(Tuple.from(new Object[]{tenant, ids})).map(rows -> {
            var costs = new HashMap<String, Cost>();
            rows.forEach(row -> costs.put(row.getString("part_id"),
                    new Cost(row.getString("name"), new Money(row.getLong("cost"), row.getString("currency")))));
            return costs;
        });
    }

    private static Billable billable(Row row, List<PartLine> lines, Map<String, Cost> costs) {
        if (row.getString("number") == null)
            throw new NotYetKnown("The opening of order " + row.getString("order_id") + " has not arrived yet.");
        if (row.getString("primary_contact_id") == null)
            throw new NotYetKnown("The customer " + row.getString("customer_id") + " has not arrived yet.");
        var parts = lines.stream().map(line -> {
            var cost = costs.get(line.partId());
            if (cost == null)
                throw new NotYetKnown("The cost of the part " + line.partId() + " has not arrived yet.");
            return new Work.Part(cost.name(), line.quantity(), cost.each());
        }).toList();
        var billed = row.getLong("billed_seconds");
        return new Billable(row.getString("order_id"), row.getString("number"), row.getInteger("cycle"), row.getString("customer_id"),
                row.getString("primary_contact_id"), new Work(row.getString("service_type"), row.getString("kind"),
                        Duration.ofSeconds(row.getLong("worked_seconds")), billed == null ? null : Duration.ofSeconds(billed), parts,
                        row.getInteger("trips")));
    }

    private List<PartLine> lines(String written) {
        try {
            return json.readValue(written, LINES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The kept lines of material cannot be read", broken);
        }
    }
}
