package dev.kept.runtime.log;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One kind of statement for many who ask: what arrives while one is under way goes together into the next. One that the database refuses
/// does not hurt its neighbours: they are then done one by one.
///
/// @param <I> what one asks for
/// @param <O> what one is answered
final class Together<I, O> {
    private static final int MOST_IN_ONE = 200;
    private static final int MOST_WAITING = 20_000;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_STATEMENT_SECONDS = 10;
    private final Function<List<I>, Future<List<O>>> statement;
    private final Deque<Asked<I, O>> waiting = new ArrayDeque<>();
    private int free;

    /// @param statement answers in the order of what it is given
    /// @param atOnce statements under way at the same time
    Together(int atOnce, Function<List<I>, Future<List<O>>> statement) {
        this.free = atOnce;
        this.statement = statement;
    }

    private record Asked<I, O>(I what, CompletableFuture<O> answer, long since) {}

    /// Completes after the statement; fails with the database's own exception.
    CompletableFuture<O> ask(I what) {
        var asked = new Asked<>(what, new CompletableFuture<O>(), System.nanoTime());
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING)
                return CompletableFuture.failedFuture(new TimeoutException("Too many statements are waiting"));
            waiting.add(asked);
            if (free == 0)
                return asked.answer;
            free--;
        }
        next();
        return asked.answer;
    }

    private void next() {
        var batch = new ArrayList<Asked<I, O>>();
        var late = new ArrayList<Asked<I, O>>();
        synchronized (this) {
            while (batch.size() < MOST_IN_ONE && !waiting.isEmpty()) {
                var asked = waiting.remove();
                (System.nanoTime() - asked.since > LONGEST_WAIT ? late : batch).add(asked);
            }
            if (batch.isEmpty())
                free++;
        }
        // Whoever asked for these was already told that the log is not available.
        late.forEach(asked -> asked.answer.completeExceptionally(new TimeoutException("Waited too long for the database")));
        if (!batch.isEmpty())
            run(batch);
    }

    private void run(List<Asked<I, O>> batch) {
        answers(batch).onSuccess(answers -> {
            next();
            for (int i = 0; i < batch.size(); i++)
                batch.get(i).answer.complete(answers.get(i));
        }).onFailure(failure -> {
            if (batch.size() > 1 && Failures.isRefusal(failure))
                oneByOne(new ArrayDeque<>(batch));
            else {
                next();
                batch.forEach(asked -> asked.answer.completeExceptionally(failure));
            }
        });
    }

    private void oneByOne(Deque<Asked<I, O>> rest) {
        var asked = rest.poll();
        if (asked == null) {
            next();
            return;
        }
        answers(List.of(asked)).onSuccess(answers -> {
            oneByOne(rest);
            asked.answer.complete(answers.getFirst());
        }).onFailure(failure -> {
            if (Failures.isRefusal(failure))
                oneByOne(rest);
            else {
                // The database is gone: up to 199 others would wait for it in turn, and nobody else could ask meanwhile.
                next();
                rest.forEach(other -> other.answer.completeExceptionally(failure));
            }
            asked.answer.completeExceptionally(failure);
        });
    }

    /// A connection that never answers must not hold up the others for ever, nor must a statement that cannot even begin, or that answers
    /// fewer than asked.
    private Future<List<O>> answers(List<Asked<I, O>> batch) {
        var asked = batch.stream().map(Asked::what).toList();
        return begun(asked).timeout(LONGEST_STATEMENT_SECONDS, TimeUnit.SECONDS).map(answers -> {
            if (answers.size() != asked.size())
                throw new IllegalStateException(asked.size() + " were asked for, " + answers.size() + " answered");
            return answers;
        });
    }

    private Future<List<O>> begun(List<I> batch) {
        try {
            return statement.apply(batch);
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }
}
