package dev.kept.workorder.store;

import dev.kept.runtime.http.NotDone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tenant's orders as they stand in the log, the newest first; at most 10,000 of them are gone through.
@Singleton
public class PastOrders {
    private static final int MOST = 10_000;
    private static final long FROM_THE_NEWEST = Long.MAX_VALUE;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})\\|(\\d{1,9})\\|(\\d{1,9})");
    private static final String HOW_MANY = """
            select count(*) from (select 1 from domain_event where tenant = $1 and type = 'workorder.opened' limit $2) as counted""";
    private static final String SLICE = """
            select position, stream_id, starts_with(convert_from(payload, 'UTF8')::jsonb ->> 'policy', $3) as is_under from domain_event
            where tenant = $1 and type = 'workorder.opened' and position < $2 order by position desc limit $4""";
    private final Pool pool;

    @Inject
    PastOrders(Pool pool) {
        this.pool = pool;
    }

    /// @param ids of those under the policy, in any of its versions
    /// @param seen how many were gone through, with the slices before
    /// @param of how many there are to go through
    /// @param next where the next slice begins; null: it was the last
    public record Slice(List<String> ids, int seen, int of, @Nullable String next) {}

    private record Place(long position, int seen, int of) {}

    /// @param after the `next` of the slice before; null: from the newest
    public Uni<Slice> under(String tenant, String policyId, @Nullable String after, int limit) {
        return place(tenant, after).chain(place -> pool.preparedQuery(SLICE)
                .execute(Tuple.of(tenant, place.position(), policyId + "@", Math.min(limit, place.of() - place.seen()))).map(rows -> {
                    var ids = new ArrayList<String>();
                    long last = 0;
                    for (var row : rows) {
                        last = row.getLong("position");
                        if (Boolean.TRUE.equals(row.getBoolean("is_under")))
                            ids.add(row.getString("stream_id"));
                    }
                    int seen = place.seen() + rows.size();
                    var next = rows.size() == 0 || seen >= place.of() ? null : last + "|" + seen + "|" + place.of();
                    return new Slice(List.copyOf(ids), seen, place.of(), next);
                }));
    }

    private Uni<Place> place(String tenant, @Nullable String after) {
        if (after == null)
            return pool.preparedQuery(HOW_MANY).execute(Tuple.of(tenant, MOST))
                    .map(rows -> new Place(FROM_THE_NEWEST, 0, rows.iterator().next().getLong(0).intValue()));
        var place = PLACE.matcher(after);
        if (!place.matches() || Integer.parseInt(place.group(3)) > MOST
                || Integer.parseInt(place.group(2)) > Integer.parseInt(place.group(3)))
            throw NotDone.badRequest("bad-cursor", "The cursor is the 'next' of the page before, unchanged.");
        return Uni.createFrom()
                .item(new Place(Long.parseLong(place.group(1)), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3))));
    }
}
