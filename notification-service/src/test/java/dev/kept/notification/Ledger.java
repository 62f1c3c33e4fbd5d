package dev.kept.notification;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// The rows of messages, as a process that died or was slow would have left them.
final class Ledger {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MADE_OF = "select recipient_id, medium from intent where order_id = $1 and rule = $2 limit 1";
    private static final String COPY = """
            insert into intent select (jsonb_populate_record(i, $5::text::jsonb || jsonb_build_object('intent_id', $3::text,
                'event_id', $4::text, 'settled_at', null, 'told', false, 'doubtful', false, 'subject', '', 'reason', ''))).*
            from intent i where order_id = $1 and rule = $2 limit 1""";
    private static final String DIED = """
            {"state": "CLAIMED", "claimed_by": "a process that died", "claimed_until": "2026-01-01T00:00:00Z", "attempts": 1}""";
    private static final String WAITING = """
            {"state": "WAITING", "attempts": 0}""";

    private Ledger() {}

    /// A message like the order's one of this rule, about another fact, that a process had claimed and died; its id.
    static String died(Pool pool, String order, String rule) {
        return copy(pool, order, rule, DIED);
    }

    /// The same, not yet sent.
    static String waiting(Pool pool, String order, String rule) {
        return copy(pool, order, rule, WAITING);
    }

    private static String copy(Pool pool, String order, String rule, String changes) {
        var like = pool.preparedQuery(MADE_OF).execute(Tuple.of(order, rule)).await().atMost(SOON).iterator().next();
        var event = UUID.randomUUID().toString();
        var name = String.join("/", order, event, rule, like.getString("recipient_id"), like.getString("medium"));
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        pool.preparedQuery(COPY).execute(Tuple.of(order, rule, id, event, changes)).await().atMost(SOON);
        return id;
    }

    static String state(Pool pool, String intent) {
        return text(pool, "select state from intent where intent_id = $1", intent);
    }

    static String reason(Pool pool, String intent) {
        return text(pool, "select reason from intent where intent_id = $1", intent);
    }

    private static String text(Pool pool, String query, String intent) {
        return pool.preparedQuery(query).execute(Tuple.of(intent)).await().atMost(SOON).iterator().next().getString(0);
    }
}
