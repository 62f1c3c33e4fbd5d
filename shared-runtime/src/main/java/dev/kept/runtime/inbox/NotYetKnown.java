package dev.kept.runtime.inbox;

/// A reaction lacks a fact that another topic will bring. The sentence says which.
public final class NotYetKnown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotYetKnown(String sentence) {
        super(sentence, null, false, false);
    }
}
