package dev.kept.gateway.live;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import java.util.HashMap;
import java.util.Map;

/// Counts the open pages, so that nobody takes all of the places.
final class Listeners {
    private static final int MOST = 500;
    private static final int MOST_OF_ONE = 20;
    private static final int RETRY_AFTER_SECONDS = 60;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    /// Ends with 503 where all places are taken, with 429 where this person has 20.
    synchronized void enter(String person) {
        if (all >= MOST)
            throw new NotDone(Problem.of(503, "too-many-listeners", "Too many pages listen already. Close some, or reload in a minute."),
                    RETRY_AFTER_SECONDS);
        if (open.getOrDefault(person, 0) >= MOST_OF_ONE)
            throw new NotDone(Problem.of(429, "too-many-of-yours",
                    "You have " + MOST_OF_ONE + " pages open that listen already. Close some, or reload in a minute."),
                    RETRY_AFTER_SECONDS);
        open.merge(person, 1, Integer::sum);
        all++;
    }

    synchronized void leave(String person) {
        open.computeIfPresent(person, (_, pages) -> pages == 1 ? null : pages - 1);
        all--;
    }

    synchronized boolean none() {
        return all == 0;
    }
}
