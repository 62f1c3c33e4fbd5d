package dev.kept.workorder.view;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names and addresses around an order, from the views. What has not arrived is empty, and a person or part goes by its id.
public record Surroundings(Tenant tenant, String customerName, String billingAddress, String customerWishes, String siteAddress,
        String accessNotes,
        String serviceTypeName, String requesterEmail, Map<String, String> people, Map<String, String> parts) {
    private static final String AROUND = """
            select t.name as tenant_name, t.email, t.phone, c.name as customer, c.billing_address, c.wishes, s.address, s.access_notes, k.name as kind,
                   (select r.email from known_person r where r.tenant = $1 and r.person_id = $7) as requester_email,
                   (select jsonb_object_agg(p.person_id, p.name) from known_person p where p.tenant = $1 and p.person_id = any($5)) as people,
                   (select jsonb_object_agg(m.part_id, m.name) from known_part m where m.tenant = $1 and m.part_id = any($6)) as parts
            from (select $1::text as tenant) q
            left join known_organisation t on t.tenant_id = q.tenant
            left join known_customer c on c.customer_id = $2 and c.tenant = q.tenant
            left join known_site s on s.site_id = $3 and s.tenant = q.tenant
            left join known_service_type k on k.service_type_id = q.tenant || ':' || $4""";

    /// As documents name it.
    public record Tenant(String name, String email, String phone) {}

    /// @param client a pool, or the transaction of a reaction
    public static Uni<Surroundings> of(SqlClient client, String tenant, OrderReading order) {
        var opened = order.opened();
        return client.preparedQuery(AROUND)
                .execute(Tuple.from(new Object[]{tenant, opened.customerId(), opened.siteId(), opened.serviceType(),
                        order.people().toArray(String[]::new),
                        order.parts().stream().map(OrderReading.Part::partId).distinct().toArray(String[]::new), opened.requesterId()}))
                .map(rows -> read(rows.iterator().next()));
    }

    /// What people are called, by their ids; who is not known is left out.
    public static Uni<Map<String, String>> names(SqlClient client, String tenant, Set<String> ids) {
        return client.preparedQuery("select person_id, name from known_person where tenant = $1 and person_id = any($2)")
                .execute(Tuple.from(new Object[]{tenant, ids.toArray(String[]::new)})).map(rows -> {
                    var names = new HashMap<String, String>();
                    rows.forEach(row -> names.put(row.getString(0), row.getString(1)));
                    return names;
                });
    }

    private static Surroundings read(Row row) {
        return new Surroundings(new Tenant(text(row, "tenant_name"), text(row, "email"), text(row, "phone")), text(row, "customer"),
                text(row, "billing_address"), text(row, "wishes"), text(row, "address"), text(row, "access_notes"), text(row, "kind"),
                text(row, "requester_email"), map(row, "people"),
                map(row, "parts"));
    }

    private static String text(Row row, String column) {
        var value = row.getString(column);
        return value == null ? "" : value;
    }

    private static Map<String, String> map(Row row, String column) {
        var names = new HashMap<String, String>();
        if (row.getValue(column) instanceof JsonObject found)
            found.forEach(entry -> names.put(entry.getKey(), String.valueOf(entry.getValue())));
        return names;
    }

    /// The name of a person; the id where the directory has not told it; null for nobody.
    public @Nullable String person(@Nullable String id) {
        return id == null ? null : people.getOrDefault(id, id);
    }

    public String part(String id) {
        return parts.getOrDefault(id, id);
    }
}
