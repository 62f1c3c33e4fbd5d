package dev.kept.runtime.relay;

/// What can be seen of a relay from outside, for gauges.
///
/// @param head position of the log's last fact, as last seen
/// @param position up to which facts are published
/// @param leading whether this process is the writer
/// @param waitingFor the head when `since` was set: once that is published, newer facts have not waited as long
/// @param since `System.nanoTime()` when something unpublished was first seen
public record RelayState(long head, long position, boolean leading, long waitingFor, long since) {
    static final RelayState UNKNOWN = new RelayState(0, 0, false, 0, 0);

    /// For how long a fact has been waiting to be published, 0 when none is.
    public double lagSeconds() {
        return head > position ? (System.nanoTime() - since) / 1e9 : 0;
    }

    RelayState seen(long newHead, long newPosition) {
        return newPosition >= waitingFor
                ? new RelayState(newHead, newPosition, leading, newHead, System.nanoTime())
                : new RelayState(newHead, newPosition, leading, waitingFor, since);
    }

    RelayState leadingNow() {
        return new RelayState(head, position, true, waitingFor, since);
    }

    RelayState following() {
        return new RelayState(head, position, false, waitingFor, since);
    }
}
