package dev.kept.workorder.view;

import dev.kept.events.InventoryEvent.PartRegistered;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What parts are called.
@Singleton
public class Parts extends RowView<Parts.Row> {
    public record Row(String partId, String tenant, String number, String name, String unit) {}

    @Inject
    Parts(Codec codec) {
        super("known_part", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INVENTORY);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof PartRegistered ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        return fact.event() instanceof PartRegistered it
                ? new Row(key, fact.tenant(), it.number(), it.name(), it.unit())
                : row;
    }

    /// In what a part is counted; null where it has not been heard of.
    public static Uni<@Nullable String> unit(SqlClient client, String tenant, String partId) {
        return client.preparedQuery("select unit from known_part where tenant = $1 and part_id = $2").execute(Tuple.of(tenant, partId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString(0));
    }
}
