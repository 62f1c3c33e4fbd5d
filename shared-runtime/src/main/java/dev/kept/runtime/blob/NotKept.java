package dev.kept.runtime.blob;

/// A file that is not taken; the message is a sentence for the one who sent it.
public final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    private NotKept(String sentence, Reason reason) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    /// Why not.
    public enum Reason {
        /// Content that is not what it says (415).
        NOT_WHAT_IT_SAYS,
        /// Bytes or pixels beyond the cap (413).
        TOO_LARGE,
        /// Too many others are being kept; the same file may be taken in a few seconds (503).
        BUSY
    }

    static NotKept because(String sentence) {
        return new NotKept(sentence, Reason.NOT_WHAT_IT_SAYS);
    }

    static NotKept tooLarge(String sentence) {
        return new NotKept(sentence, Reason.TOO_LARGE);
    }

    static NotKept busy(String sentence) {
        return new NotKept(sentence, Reason.BUSY);
    }

    public Reason reason() {
        return reason;
    }
}
