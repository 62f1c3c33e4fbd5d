package dev.kept.runtime.timer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What a due timer leads to. A CDI bean; called at least once per timer, in the transaction that removes the row.
public interface TimerHandler {
    String kind();

    Uni<Void> fire(SqlConnection transaction, Timer timer);
}
