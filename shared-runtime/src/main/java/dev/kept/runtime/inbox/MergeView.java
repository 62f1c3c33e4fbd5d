package dev.kept.runtime.inbox;

import dev.kept.events.DomainEvent;
import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entries that were written down twice: the table says of each which one stays, at the end of the way (`tenant`, `into_id`, `stays_id`).
/// What was said under the other id stays as it was said; a query that asks whose it is goes through this table. Streams cross, so an entry
/// may be heard of before the one that it was merged into is merged itself, or after: the end is the same.
public abstract class MergeView implements View {
    private final String table;
    private final Topic topic;
    private final String merge;
    private final String follow;

    /// @param id the table's column for the entry that was merged
    /// @param topic on which its fact comes
    protected MergeView(String table, String id, Topic topic) {
        this.table = table;
        this.topic = topic;
        this.merge = """
                insert into %1$s (%2$s, tenant, into_id, stays_id)
                values ($1, $2, $3, coalesce((select stays_id from %1$s where %2$s = $3), $3)) on conflict do nothing""".formatted(table,
                id);
        // Whoever was to follow this one follows it on.
        this.follow = """
                update %1$s f set stays_id = m.stays_id from %1$s m where m.%2$s = $1 and f.stays_id = $1""".formatted(table, id);
    }

    /// The id of the entry that the fact's stream was merged into; null for other facts.
    protected abstract @Nullable String into(DomainEvent event);

    @Override
    public String name() {
        return table;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(topic);
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Recorded> facts) {
        return Multi.createFrom().iterable(facts).onItem().transformToUniAndConcatenate(fact -> {
            var into = into(fact.event());
            return into == null
                    ? Uni.createFrom().voidItem()
                    : transaction.preparedQuery(merge).execute(Tuple.of(fact.streamId(), fact.tenant(), into))
                            .chain(() -> transaction.preparedQuery(follow).execute(Tuple.of(fact.streamId()))).replaceWithVoid();
        }).collect().last().replaceWithVoid();
    }
}
