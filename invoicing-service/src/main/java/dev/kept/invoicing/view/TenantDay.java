package dev.kept.invoicing.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The date at the tenant's place; UTC's where the tenant has not been heard of.
@Singleton
public class TenantDay {
    private final Pool pool;
    private final Clock clock;

    @Inject
    TenantDay(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public Uni<LocalDate> today(String tenant) {
        return pool.preparedQuery("select zone from biller where tenant_id = $1").execute(Tuple.of(tenant)).map(rows -> {
            var found = rows.iterator();
            var zone = found.hasNext() ? ZoneId.of(found.next().getString("zone")) : ZoneOffset.UTC;
            return LocalDate.ofInstant(clock.instant(), zone);
        });
    }
}
