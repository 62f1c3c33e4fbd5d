package dev.kept.runtime.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads, folds and writes the rows of a [RowView] with two statements per batch.
final class Rows {
    private Rows() {}

    interface Fold<R> {
        @Nullable
        R fold(String key, @Nullable R row, Recorded fact);
    }

    static <R> Uni<Void> fold(SqlConnection transaction, ObjectMapper json, String table, Class<R> rowType, List<Recorded> facts,
            Function<Recorded, Set<String>> keys, Fold<R> fold) {
        return Uni.createFrom()
                .failure(new IllegalStateException("not built yet: " + table + json + rowType + facts + keys + fold + transaction));
    }
}
