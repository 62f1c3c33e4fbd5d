package dev.kept.runtime.timer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/// Timers as rows of the service's own database.
@Singleton
class PgTimers implements Timers {
    private static final String SET = """
            insert into timer (key, kind, tenant, due_at, payload, reference) values ($1, $2, $3, $4, $5, $6)
            on conflict (key) do update set kind = excluded.kind, tenant = excluded.tenant, due_at = excluded.due_at,
                payload = excluded.payload, reference = excluded.reference, attempts = 0, retry_at = null, failure = null""";

    @Override
    public Uni<Void> set(SqlConnection transaction, Timer timer) {
        return transaction.preparedQuery(SET).execute(Tuple.of(timer.key(), timer.kind(), timer.tenant(),
                timer.dueAt().atOffset(ZoneOffset.UTC), timer.payload(), timer.reference())).replaceWithVoid();
    }

    @Override
    public Uni<Void> cancel(SqlConnection transaction, String key) {
        return transaction.preparedQuery("delete from timer where key = $1").execute(Tuple.of(key)).replaceWithVoid();
    }

    @Override
    public Uni<Void> cancelAll(SqlConnection transaction, String keyPrefix) {
        return transaction.preparedQuery("delete from timer where starts_with(key, $1)").execute(Tuple.of(keyPrefix)).replaceWithVoid();
    }
}
