package dev.kept.runtime.http;

import org.jspecify.annotations.Nullable;

/// Ends a request with a [Problem]. An answer, not a fault: no stack trace.
public final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;
    private final @Nullable Integer retryAfterSeconds;

    public NotDone(Problem problem) {
        this(problem, null);
    }

    public NotDone(Problem problem, @Nullable Integer retryAfterSeconds) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// 400: the request's shape.
    public static NotDone badRequest(String code, String sentence) {
        return new NotDone(Problem.of(400, code, sentence));
    }

    /// 404, whether it does not exist or is another's.
    public static NotDone notFound() {
        return new NotDone(Problem.of(404, "not-found", "There is nothing here with this id that you may see."));
    }

    /// 403: visible, but not theirs to do.
    public static NotDone forbidden(String sentence) {
        return new NotDone(Problem.of(403, "not-yours-to-do", sentence));
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
