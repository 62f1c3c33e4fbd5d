package dev.kept.benchmarks;

import dev.kept.local.Addresses;
import dev.kept.runtime.log.Uuid7;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// What the database does by itself: one row per transaction, into a table of the log's shape, on the same server with the same
/// durability. As many connections as callers, prepared statements, the same client library.
final class BareInserts implements AutoCloseable {
    private static final String INSERT = "insert into bare_event (tenant, stream_type, stream_id, sequence, event_id, type, version,"
            + " occurred_at, recorded_at, metadata, payload) values ('alder', 'person', $1, 0, $2, 'directory.person-registered', 1, $3, $3,"
            + " '{\"actor\": \"person:0198c7f0-0000-7000-8000-000000000002\", \"channel\": \"API\", \"hops\": \"0\"}'::text::jsonb, $4)";
    private static final Buffer PAYLOAD = Buffer
            .buffer("{\"name\":{\"of\":\"0198c7f0-0000-7000-8000-000000000002\",\"text\":\"Maeve\"}}".repeat(5));
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private final int callers;
    private final Pool pool;

    /// Opens the connections and warms them up: what a new one costs is not a row's.
    BareInserts(Vertx vertx, Addresses.Database database, int callers) throws Exception {
        this.callers = callers;
        var place = URI.create(database.reactiveServer().replaceFirst("^vertx-reactive:", ""));
        pool = PgBuilder.pool().using(vertx).with(new PoolOptions().setMaxSize(callers))
                .connectingTo(new PgConnectOptions().setHost(place.getHost()).setPort(place.getPort()).setDatabase("workorder")
                        .setUser(database.user()).setPassword(database.password()).setCachePreparedStatements(true))
                .build();
        await(pool.query("create table if not exists bare_event (like domain_event including all)").execute().toCompletionStage()
                .toCompletableFuture());
        run(WARM_UP);
    }

    /// Each caller with one row at a time, for a while.
    Costs.Done run(Duration howLong) throws Exception {
        long begin = System.nanoTime();
        var rows = new AtomicLong();
        var all = IntStream.range(0, callers).mapToObj(_ -> {
            var done = new CompletableFuture<Void>();
            next(pool, begin, howLong, rows, done);
            return done;
        }).toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(all));
        return new Costs.Done(rows.get(), rows.get() / ((System.nanoTime() - begin) / 1e9));
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void next(Pool pool, long begin, Duration howLong, AtomicLong rows, CompletableFuture<Void> done) {
        if (System.nanoTime() - begin > howLong.toNanos()) {
            done.complete(null);
            return;
        }
        var id = Uuid7.next(Clock.systemUTC());
        pool.preparedQuery(INSERT).execute(Tuple.of(id, id, OffsetDateTime.now(ZoneOffset.UTC), PAYLOAD)).onComplete(inserted -> {
            if (inserted.failed())
                done.completeExceptionally(inserted.cause());
            else {
                rows.incrementAndGet();
                next(pool, begin, howLong, rows, done);
            }
        });
    }

    private static void await(CompletableFuture<?> future) throws Exception {
        future.get(5, TimeUnit.MINUTES);
    }
}
