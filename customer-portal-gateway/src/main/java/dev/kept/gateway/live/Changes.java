package dev.kept.gateway.live;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The numbered changes, as far as a caller may see them.
@Singleton
public class Changes {
    static final int AT_ONCE = 200;
    private static final int KEPT = 10_000;
    private static final String SEEN = "select c.number, c.family, c.stream_id, c.version from change c left join order_row o"
            + " on o.id = c.order_id where c.tenant = $1 and c.number > $2 and c.number <= $3 and %s order by c.number limit " + AT_ONCE;
    /// As the lists have it. That somebody else took what was free is not told: from then on the order is not there for the others.
    private static final String VISITED = "(o.free or o.assignee_id = $4 or (o.released and exists (select 1 from visit_row v"
            + " where v.order_id = o.id and v.technician_id = $4)))";
    private final Pool pool;

    @Inject
    Changes(Pool pool) {
        this.pool = pool;
    }

    /// One change: look at `family/id` as of `version`.
    record Change(long number, String family, String id, long version) {}

    /// The first and the last number there is; 0 where there is none.
    record Span(long first, long last) {}

    Uni<Span> span() {
        return pool.query("select coalesce(min(number), 0) as first, coalesce(max(number), 0) as last from change").execute()
                .map(rows -> rows.iterator().next()).map(row -> new Span(row.getLong("first"), row.getLong("last")));
    }

    /// The first change after a number whose list is not there yet; null when all are.
    Uni<@Nullable Long> firstUnlisted(long after) {
        return pool.preparedQuery("select min(c.number) as number from change c left join order_row o on o.id = c.order_id"
                + " where c.number > $1 and c.order_id is not null and (o.id is null or (c.family = 'workorder' and o.version < c.version))")
                .execute(Tuple.of(after)).map(rows -> rows.iterator().next().getLong("number"));
    }

    /// The caller's own of the changes in `(after, upTo]`, at most 200.
    Uni<List<Change>> seenBy(Caller caller, long after, long upTo) {
        var all = caller.is(Role.OFFICE) || caller.is(Role.ACCOUNTANT) || caller.is(Role.OPERATOR);
        var condition = all ? "true" : caller.is(Role.CUSTOMER) ? "o.customer_id = any($4)" : VISITED;
        var parameters = Tuple.of(caller.tenant(), after, upTo);
        if (!all && caller.is(Role.CUSTOMER))
            parameters.addArrayOfString(caller.customers().toArray(String[]::new));
        else if (!all)
            parameters.addString(caller.id());
        return pool.preparedQuery(SEEN.formatted(condition)).execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Changes::change).toList());
    }

    /// Forgets all but the newest 10,000.
    Uni<Void> trim() {
        return pool.preparedQuery("delete from change where number <= (select max(number) from change) - $1").execute(Tuple.of(KEPT))
                .replaceWithVoid();
    }

    private static Change change(Row row) {
        return new Change(row.getLong("number"), row.getString("family"), row.getString("stream_id"), row.getLong("version"));
    }
}
