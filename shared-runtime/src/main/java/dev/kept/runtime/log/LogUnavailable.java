package dev.kept.runtime.log;

/// The database did not answer: nothing was acknowledged, and whether it was written is not known; repeat with the same key (503).
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailable(Throwable cause) {
        super("Kept cannot record anything at the moment. Nothing was lost: repeat with the same Idempotency-Key.", cause);
    }
}
