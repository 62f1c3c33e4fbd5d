package dev.kept.embedded;

/// Something needed does not run. The message is for the person who started it: what is wrong, and the way out.
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
