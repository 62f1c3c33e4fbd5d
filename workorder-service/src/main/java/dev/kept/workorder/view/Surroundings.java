package dev.kept.workorder.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names and addresses around an order, from the views. What has not arrived is empty, and a person or part goes by its id.
///
/// @param customerId whose the order is today: where its customer was merged, the one that stays
public record Surroundings(Tenant tenant, String customerId, String customerName, String billingAddress, String customerWishes,
        String siteAddress,
        String accessNotes,
        String serviceTypeName, String requesterEmail, Map<String, String> people, Map<String, String> parts, List<Asset> equipment) {
    private static final String AROUND = """
            select t.name as tenant_name, t.email, t.phone, coalesce(m.stays_id, $2) as customer_id, c.name as customer, c.billing_address, c.wishes, s.address, s.access_notes, k.name as kind,
                   (select r.email from known_person r where r.tenant = $1 and r.person_id = $7) as requester_email,
                   (select jsonb_object_agg(p.person_id, p.name) from known_person p where p.tenant = $1 and p.person_id = any($5)) as people,
                   (select jsonb_object_agg(m.part_id, m.name) from known_part m where m.tenant = $1 and m.part_id = any($6)) as parts,
                   (select jsonb_agg(jsonb_build_array(a.asset_id, a.name, a.model, a.serial, a.warranty_until) order by a.name, a.asset_id)
                    from known_asset a where a.tenant = $1 and a.asset_id = any($8)) as equipment
            from (select $1::text as tenant) q
            left join known_organisation t on t.tenant_id = q.tenant
            left join merged_customer m on m.customer_id = $2
            left join known_customer c on c.customer_id = coalesce(m.stays_id, $2) and c.tenant = q.tenant
            left join known_site s on s.site_id = $3 and s.tenant = q.tenant
            left join known_service_type k on k.service_type_id = q.tenant || ':' || $4""";

    /// What stands there and the work is about.
    ///
    /// @param model maker and type; empty where nobody knows, as `serial` is
    /// @param warrantyUntil the last day on which its maker stands for it, where that is known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asset(String assetId, String name, String model, String serial, @Nullable LocalDate warrantyUntil) {}

    /// As documents name it.
    public record Tenant(String name, String email, String phone) {}

    /// @param client a pool, or the transaction of a reaction
    public static Uni<Surroundings> of(SqlClient client, String tenant, OrderReading order) {
        var opened = order.opened();
        return client.preparedQuery(AROUND)
                .execute(Tuple.from(new Object[]{tenant, opened.customerId(), opened.siteId(), opened.serviceType(),
                        order.people().toArray(String[]::new),
                        order.parts().stream().map(OrderReading.Part::partId).distinct().toArray(String[]::new), opened.requesterId(),
                        order.equipment().toArray(String[]::new)}))
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
        return new Surroundings(new Tenant(text(row, "tenant_name"), text(row, "email"), text(row, "phone")), text(row, "customer_id"),
                text(row, "customer"),
                text(row, "billing_address"), text(row, "wishes"), text(row, "address"), text(row, "access_notes"), text(row, "kind"),
                text(row, "requester_email"), map(row, "people"),
                map(row, "parts"), equipment(row));
    }

    private static List<Asset> equipment(Row row) {
        return row.getValue("equipment") instanceof JsonArray found
                ? found.stream().map(JsonArray.class::cast).map(it -> new Asset(it.getString(0), it.getString(1), it.getString(2),
                        it.getString(3), it.getString(4) == null ? null : LocalDate.parse(it.getString(4)))).toList()
                : List.of();
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
