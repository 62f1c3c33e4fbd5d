package dev.kept.runtime.blob;

/// A file that is not taken; the message is a sentence for the one who sent it.
public final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean tooLarge;

    private NotKept(String sentence, boolean tooLarge) {
        super(sentence, null, false, false);
        this.tooLarge = tooLarge;
    }

    static NotKept because(String sentence) {
        return new NotKept(sentence, false);
    }

    static NotKept tooLarge(String sentence) {
        return new NotKept(sentence, true);
    }

    /// True for bytes or pixels beyond the cap (413), false for content that is not what it says (415).
    public boolean isTooLarge() {
        return tooLarge;
    }
}
