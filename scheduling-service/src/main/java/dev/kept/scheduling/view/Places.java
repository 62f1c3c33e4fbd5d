package dev.kept.scheduling.view;

import dev.kept.scheduling.domain.Place;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/// The place in a row of a query.
public final class Places {
    private Places() {}

    /// From the columns `latitude` and `longitude`; null where nobody has looked them up.
    public static @Nullable Place of(Row row) {
        var latitude = row.getDouble("latitude");
        var longitude = row.getDouble("longitude");
        return latitude == null || longitude == null ? null : new Place(latitude, longitude);
    }
}
