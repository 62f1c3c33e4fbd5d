package dev.kept.gateway.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Counts per key in windows of a fixed length: a window begins with its first count. Of more keys than it remembers, those are forgotten
/// that were not looked at for the longest time.
public final class Tally {
    private final Duration window;
    private final LongSupplier nanos;
    private final Map<String, Window> windows;

    private record Window(long sinceNanos, int count) {}

    /// @param nanos a clock that need not know the time of day
    public Tally(Duration window, int remembered, LongSupplier nanos) {
        this.window = window;
        this.nanos = nanos;
        this.windows = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > remembered;
            }
        };
    }

    public synchronized int count(String key) {
        var known = windows.get(key);
        return known == null || isOver(known) ? 0 : known.count();
    }

    public synchronized void add(String key) {
        windows.merge(key, new Window(nanos.getAsLong(), 1),
                (known, first) -> isOver(known) ? first : new Window(known.sinceNanos(), known.count() + 1));
    }

    public synchronized void takeBack(String key) {
        windows.computeIfPresent(key, (_, known) -> new Window(known.sinceNanos(), Math.max(0, known.count() - 1)));
    }

    public synchronized void forget(String key) {
        windows.remove(key);
    }

    /// When a key's window is over, in whole seconds from now, one at least.
    public synchronized int secondsLeft(String key) {
        var known = windows.get(key);
        var left = known == null ? Duration.ZERO : window.minusNanos(nanos.getAsLong() - known.sinceNanos());
        return (int) Math.clamp(left.toSeconds(), 1, window.toSeconds());
    }

    /// A clock that was set back begins anew.
    private boolean isOver(Window known) {
        var past = nanos.getAsLong() - known.sinceNanos();
        return past > window.toNanos() || past < 0;
    }
}
