package dev.kept.runtime.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Appends that arrive while a write is in flight go together into the next one. A conflict in one does not hurt its neighbours: the
/// batch is then written one by one.
final class GroupCommit {
    private static final int MOST_APPENDS = 200;
    private static final int MOST_WAITING = 20_000;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_WRITE_SECONDS = 10;
    private final Pool pool;
    private final Deque<Append> waiting = new ArrayDeque<>();
    private boolean writing;

    GroupCommit(Pool pool) {
        this.pool = pool;
    }

    private record Append(List<AppendRow> rows, CompletableFuture<Void> done, long since) {}

    /// Completes after the commit; fails with the database's own exception.
    CompletableFuture<Void> append(List<AppendRow> rows) {
        var append = new Append(rows, new CompletableFuture<>(), System.nanoTime());
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING)
                return CompletableFuture.failedFuture(new TimeoutException("Too many appends are waiting"));
            waiting.add(append);
            if (writing)
                return append.done;
            writing = true;
        }
        writeNext();
        return append.done;
    }

    private void writeNext() {
        var batch = new ArrayList<Append>();
        var late = new ArrayList<Append>();
        synchronized (this) {
            while (batch.size() < MOST_APPENDS && !waiting.isEmpty()) {
                var append = waiting.remove();
                (System.nanoTime() - append.since > LONGEST_WAIT ? late : batch).add(append);
            }
            writing = !batch.isEmpty();
        }
        // Whoever asked for these was already told that the log is not available.
        late.forEach(append -> append.done.completeExceptionally(new TimeoutException("Waited too long for the database")));
        if (!batch.isEmpty())
            write(batch);
    }

    private void write(List<Append> batch) {
        written(batch.stream().flatMap(append -> append.rows.stream()).toList())
                .onSuccess(_ -> {
                    writeNext();
                    batch.forEach(append -> append.done.complete(null));
                }).onFailure(failure -> {
                    if (batch.size() > 1 && Failures.isRefusal(failure))
                        writeOneByOne(new ArrayDeque<>(batch));
                    else {
                        writeNext();
                        batch.forEach(append -> append.done.completeExceptionally(failure));
                    }
                });
    }

    private void writeOneByOne(Deque<Append> rest) {
        var append = rest.poll();
        if (append == null) {
            writeNext();
            return;
        }
        written(append.rows).onComplete(result -> {
            writeOneByOne(rest);
            if (result.succeeded())
                append.done.complete(null);
            else
                append.done.completeExceptionally(result.cause());
        });
    }

    /// A connection that never answers must not hold up the others for ever.
    private Future<?> written(List<AppendRow> rows) {
        return pool.preparedQuery(AppendRow.APPEND).execute(AppendRow.columns(rows)).timeout(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS);
    }
}
