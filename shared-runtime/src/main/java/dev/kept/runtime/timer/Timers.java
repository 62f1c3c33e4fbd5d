package dev.kept.runtime.timer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// Rows that are due at an instant of Kept's clock; set and cancelled in the transaction of the fact that asks for it.
public interface Timers {
    /// Sets it, or replaces the one with the same key.
    Uni<Void> set(SqlConnection transaction, Timer timer);

    /// Forgets it, if it is there.
    Uni<Void> cancel(SqlConnection transaction, String key);

    /// Forgets all whose key begins with this.
    Uni<Void> cancelAll(SqlConnection transaction, String keyPrefix);
}
