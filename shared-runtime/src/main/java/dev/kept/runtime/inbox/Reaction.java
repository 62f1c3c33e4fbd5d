package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/// When something happens elsewhere, do this: one class per reaction, named as the sentence `WhenX`. A CDI bean. Never run by a rebuild.
public interface Reaction {
    /// The class's name by default; part of the idempotency key, so it does not change.
    default String name() {
        return getClass().getSimpleName().replaceAll("_.*", "");
    }

    Set<Topic> topics();

    /// Handles one fact: names what it handles, then `default -> nothing()`. Rows (timers, intents) go into the transaction; a command
    /// goes to the log under a key made of [#name()] and the fact's id, so that a repetition does nothing. A fact of one stream is
    /// handled after its predecessors. Fails with [NotYetKnown] where something that must come first has not arrived: it is tried
    /// again (bounded), then shown to operators.
    Uni<Void> react(SqlConnection transaction, Recorded fact);

    static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
