package dev.kept.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import java.time.Duration;
import java.util.Map;

/// Waits until everything that follows from what was done has happened.
final class Quiet {
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final int LOOKS = 20;

    private Quiet() {}

    /// No fact unpublished, none unread, no message under way, nothing new in any log, for two seconds.
    static void await(RunningSystem kept) {
        var operator = kept.signedIn("OPERATOR");
        long end = System.nanoTime() + AT_MOST.toNanos();
        Map<String, Long> before = Map.of();
        var unread = "";
        for (int quiet = 0; quiet < LOOKS; quiet++) {
            if (System.nanoTime() > end)
                throw new AssertionError("Not quiet after " + AT_MOST.toMinutes() + " minutes: heads " + before + ", unread " + unread);
            var heads = kept.logHeads();
            var consumers = operator.get("/console/consumers");
            unread = consumers.body().path("items").toString();
            boolean read = consumers.status() == 200 && consumers.body().path("unreachable").isEmpty()
                    && allRead(consumers.body().path("items"));
            if (!heads.equals(before) || !read || unpublished(kept) || underWay(kept))
                quiet = -1;
            before = heads;
            RunningSystem.pause();
        }
    }

    private static boolean allRead(Iterable<JsonNode> consumers) {
        for (var consumer : consumers)
            if (consumer.path("lagEvents").asLong() != 0)
                return false;
        return true;
    }

    private static boolean unpublished(RunningSystem kept) {
        var logs = new Logs(kept);
        for (var service : Service.values())
            if (service != Service.GATEWAY && logs.unpublished(service) > 0)
                return true;
        return false;
    }

    private static boolean underWay(RunningSystem kept) {
        return new Logs(kept).query(Service.NOTIFICATION, "select count(*) from intent where state in ('WAITING', 'CLAIMED') or not told",
                row -> row.getLong(1)).getFirst() > 0;
    }
}
