package dev.kept.workorder.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Human numbers of orders, counted per tenant and year: `WO-2026-000123`. A refused or repeated command leaves a gap.
@Singleton
public class OrderNumbers {
    private static final String NEXT = """
            insert into order_number (tenant, year, last) values ($1, $2, 1)
            on conflict (tenant, year) do update set last = order_number.last + 1 returning last""";
    private final Pool pool;

    @Inject
    OrderNumbers(Pool pool) {
        this.pool = pool;
    }

    /// A number that nobody has had.
    public Uni<String> next(String tenant, int year) {
        return pool.preparedQuery(NEXT).execute(Tuple.of(tenant, year))
                .map(rows -> "WO-%d-%06d".formatted(year, rows.iterator().next().getInteger(0)));
    }
}
