package dev.kept.runtime.log;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// What a failure means: the database refused this one thing, or it is not there for anything.
final class Failures {
    static final String KEY_CONSTRAINT = "domain_event_idem_key";
    static final String SEQUENCE_CONSTRAINT = "domain_event_stream_id_sequence_key";
    /// Of PostgreSQL's error classes: connection, resources, operator intervention, system, read-only after a fail-over, broken.
    private static final Set<String> NOT_THERE = Set.of("08", "53", "57", "58", "25", "XX");

    private Failures() {}

    static Throwable root(Throwable failure) {
        var cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null)
            cause = cause.getCause();
        return cause;
    }

    /// The statement can never succeed as it is; others may.
    static boolean isRefusal(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null
                && !NOT_THERE.contains(refused.getSqlState().substring(0, 2));
    }

    /// As the log's callers see it: [LogUnavailable] for whatever has to do with the database's absence.
    static Throwable plain(Throwable failure) {
        var cause = root(failure);
        boolean outage = cause instanceof TimeoutException || cause instanceof IOException
                || (cause.getClass().getName().startsWith("io.vertx.") && !isRefusal(cause));
        return outage ? new LogUnavailable(cause) : cause;
    }
}
