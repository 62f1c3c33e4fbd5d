package dev.kept.workorder.view;

import dev.kept.workorder.sheet.KnownContact;
import dev.kept.workorder.sheet.KnownPlace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What the directory says of many at once: whom it reaches so, which places are called so.
@Singleton
public class DirectoryLookup {
    private static final int MOST = 20_000;
    private static final String ZONE = "select zone from known_organisation where tenant_id = $1";
    private static final String CONTACTS = """
            select p.customer_id, coalesce(c.name, p.name) as customer_name, lower(p.email) as email,
                   ltrim(regexp_replace(p.phone, '[^0-9]', '', 'g'), '0') as phone
            from known_person p left join known_customer c on c.customer_id = p.customer_id and c.tenant = p.tenant
            where p.tenant = $1 and p.customer_id <> ''
                  and (lower(p.email) = any($2) or ltrim(regexp_replace(p.phone, '[^0-9]', '', 'g'), '0') = any($3))
            order by p.person_id limit $4""";
    private static final String PLACES = """
            select c.customer_id, c.name, s.site_id, s.address
            from known_site s join known_customer c on c.customer_id = s.customer_id and c.tenant = s.tenant
            where s.tenant = $1
                  and (c.customer_id = any($2) or lower(c.name) = any($2) or s.site_id = any($2) or lower(s.address) = any($2))
            order by s.site_id limit $3""";
    private final Pool pool;

    @Inject
    DirectoryLookup(Pool pool) {
        this.pool = pool;
    }

    /// IANA name; null where the tenant did not write it down.
    public Uni<@Nullable String> zone(String tenant) {
        return pool.preparedQuery(ZONE).execute(Tuple.of(tenant))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("zone"));
    }

    /// Customers' people with one of these, at most 20,000.
    public Uni<List<KnownContact>> contacts(String tenant, Collection<String> emails, Collection<String> phones) {
        return pool.preparedQuery(CONTACTS).execute(Tuple.of(tenant, texts(emails), texts(phones), MOST))
                .map(rows -> list(rows, row -> new KnownContact(row.getString("customer_id"), row.getString("customer_name"),
                        row.getString("email"), row.getString("phone"))));
    }

    /// Places that have one of these ids or addresses, or whose customers have one of these ids or names, at most 20,000.
    public Uni<List<KnownPlace>> places(String tenant, Collection<String> called) {
        return pool.preparedQuery(PLACES).execute(Tuple.of(tenant, texts(called), MOST))
                .map(rows -> list(rows, row -> new KnownPlace(row.getString("customer_id"), row.getString("name"),
                        row.getString("site_id"), row.getString("address"))));
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
        return StreamSupport.stream(rows.spliterator(), false).map(each).toList();
    }
}
