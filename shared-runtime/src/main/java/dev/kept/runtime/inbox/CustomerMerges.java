package dev.kept.runtime.inbox;

import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;

/// Customers that were written down twice: `merged_customer` says of each which one stays, at the end of the way. What was said under the
/// other id stays as it was said; a query that asks whose it is goes through this table. Streams cross, so a customer may be heard of
/// before the one that it was merged into is merged itself, or after: the end is the same.
public abstract class CustomerMerges implements View {
    private static final String MERGE = """
            insert into merged_customer (customer_id, tenant, into_id, stays_id)
            values ($1, $2, $3, coalesce((select stays_id from merged_customer where customer_id = $3), $3)) on conflict do nothing""";
    /// Whoever was to follow this one follows it on.
    private static final String FOLLOW = """
            update merged_customer f set stays_id = m.stays_id from merged_customer m where m.customer_id = $1 and f.stays_id = $1""";

    @Override
    public String name() {
        return "merged_customer";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    public List<String> tables() {
        return List.of("merged_customer");
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Recorded> facts) {
        return Multi.createFrom().iterable(facts).onItem().transformToUniAndConcatenate(fact -> fact.event() instanceof CustomerMerged it
                ? transaction.preparedQuery(MERGE).execute(Tuple.of(fact.streamId(), fact.tenant(), it.into()))
                        .chain(() -> transaction.preparedQuery(FOLLOW).execute(Tuple.of(fact.streamId()))).replaceWithVoid()
                : Uni.createFrom().voidItem()).collect().last().replaceWithVoid();
    }
}
