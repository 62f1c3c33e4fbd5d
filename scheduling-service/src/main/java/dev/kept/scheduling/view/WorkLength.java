package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.Lasting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/// Looks up in [DoneWork] what jobs of a kind took.
final class WorkLength {
    private static final String MEDIAN = """
            select count(*) as jobs, coalesce(percentile_cont(0.5) within group (order by minutes), 0) as median
            from (select minutes from done_work where tenant = $1 and service_type = $2 order by done_at desc limit $3) as newest""";

    private WorkLength() {}

    static Uni<Duration> of(SqlClient client, String tenant, String serviceType, long expectedMinutes) {
        return client.preparedQuery(MEDIAN).execute(Tuple.of(tenant, serviceType, Lasting.MOST_JOBS)).map(rows -> {
            var row = rows.iterator().next();
            return Lasting.corrected(Duration.ofMinutes(Math.max(1, expectedMinutes)),
                    Duration.ofMinutes(Math.round(row.getDouble("median"))),
                    row.getLong("jobs").intValue());
        });
    }
}
