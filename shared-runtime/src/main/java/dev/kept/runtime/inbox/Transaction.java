package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.function.Supplier;

/// Transactions by our own begin and commit: within the client's own a savepoint does not survive the first error.
public final class Transaction {
    /// Position and effect are lost together and Kafka sends again: no need to wait for the disk. What a constraint refuses is refused at
    /// its statement, not at the commit, where nobody would know which fact it was.
    private static final String BEGIN = "begin; set local synchronous_commit = off; set constraints all immediate";

    private Transaction() {}

    /// Runs the work on a connection of its own, commits, and gives its result; rolls back when it fails. The first statement of the work goes
    /// down the connection behind the beginning, without waiting for its answer.
    public static <T> Uni<T> run(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(connection -> Uni.combine().all()
                .unis(connection.query(BEGIN).execute(), Uni.createFrom().deferred(() -> work.apply(connection))).with((_, done) -> done)
                .call(() -> connection.query("commit").execute()).onFailure().call(() -> quietly(connection, "rollback")));
    }

    /// Runs the work; what it wrote is undone when it fails, and the transaction goes on.
    static Uni<Void> savepoint(SqlConnection connection, Supplier<Uni<Void>> work) {
        return connection.query("savepoint one").execute().chain(() -> work.get()).call(
                () -> connection.query("release savepoint one").execute())
                .onFailure().call(() -> quietly(connection, "rollback to savepoint one"));
    }

    private static Uni<Void> quietly(SqlConnection connection, String statement) {
        return connection.query(statement).execute().replaceWithVoid().onFailure().recoverWithNull();
    }
}
