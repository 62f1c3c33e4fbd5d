package dev.kept.workorder.domain;

/// One thing to fix, and whether it was.
public record Item(String itemId, State state) {
    public enum State {
        OPEN, RESOLVED, CLOSED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
