package dev.kept.runtime.log;

import dev.kept.embedded.TestInfrastructure;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/// A fresh database with the runtime's schema, for tests without a service.
public final class LogDatabase implements AutoCloseable {
    static {
        // Its first two callers, if they come at the same moment, would get an exception: "already set".
        ContextManagerProvider.instance();
    }

    public final String jdbcUrl;
    public final String user;
    public final String password;
    public final Pool pool;
    private final Vertx vertx = Vertx.vertx();

    public LogDatabase(String name) {
        var infrastructure = TestInfrastructure.shared();
        var database = infrastructure.createDatabase(name);
        jdbcUrl = infrastructure.jdbcUrl(database);
        user = infrastructure.user();
        password = infrastructure.password();
        Flyway.configure().dataSource(jdbcUrl, user, password).locations("db/runtime").load().migrate();
        var options = PgConnectOptions.fromUri(infrastructure.reactiveUrl(database).replace("vertx-reactive:", "")).setUser(user)
                .setPassword(password).setCachePreparedStatements(true);
        pool = PgBuilder.pool().connectingTo(options).with(new PoolOptions().setMaxSize(8)).using(vertx).build();
    }

    public List<Row> query(String sql, Tuple arguments) {
        var rows = pool.preparedQuery(sql).execute(arguments).toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS)
                .join();
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    public void execute(String sql) {
        pool.query(sql).execute().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// The statement that makes the table of facts, out of the migration.
    static String eventTable() {
        try (var migration = LogDatabase.class.getResourceAsStream("/db/runtime/V1__log.sql")) {
            var text = new String(Objects.requireNonNull(migration).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return text.substring(text.indexOf("create table domain_event"),
                    text.indexOf(");", text.indexOf("create table domain_event")) + 2);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
