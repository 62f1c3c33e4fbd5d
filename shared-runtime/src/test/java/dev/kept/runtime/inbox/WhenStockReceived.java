package dev.kept.runtime.inbox;

import dev.kept.events.InventoryEvent.StockReceived;
import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Writes one effect per delivery; knows the faults that the tests ask for.
@Singleton
class WhenStockReceived implements Reaction {
    static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    static volatile boolean faulty = true;

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVENTORY);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case StockReceived it when it.location().equals("needs-other") && !KNOWN.contains(it.partId()) ->
                Uni.createFrom().failure(new NotYetKnown("the part " + it.partId()));
            case StockReceived it when it.location().equals("fault") && faulty ->
                transaction.preparedQuery("insert into effect values (null)").execute().replaceWithVoid();
            case StockReceived _ -> transaction.preparedQuery("insert into effect values ($1)")
                    .execute(Tuple.of(fact.envelope().stream().toString())).replaceWithVoid();
            default -> Reaction.nothing();
        };
    }
}
