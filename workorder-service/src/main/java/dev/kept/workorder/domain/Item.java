package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.ActionItem;

/// One thing to fix, and whether it was.
public record Item(String itemId, State state) {
    public enum State {
        OPEN, RESOLVED, CLOSED, MOVED
    }

    static Item open(ActionItem it) {
        return new Item(it.itemId(), State.OPEN);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
