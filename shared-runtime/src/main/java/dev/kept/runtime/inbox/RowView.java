package dev.kept.runtime.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A view of one table whose rows are folded from facts one after the other: read the batch's rows, fold in Java, one upsert.
///
/// @param <R> a record with one component per column (camelCase for snake_case); the first component is the primary key, a string
public abstract class RowView<R> implements View {
    private final String table;
    private final RowShape<R> shape;

    protected RowView(String table, Class<R> rowType, ObjectMapper json) {
        this.table = table;
        this.shape = new RowShape<>(table, rowType, json);
    }

    @Override
    public String name() {
        return table;
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    /// Keys of the rows that a fact touches; empty for facts that do not matter here.
    protected abstract Set<String> keys(Recorded fact);

    /// The row after the fact; null where there is none (yet). Pure. A fact of another topic may come before the row's first own fact:
    /// then make a placeholder and fill it later.
    protected abstract @Nullable R fold(String key, @Nullable R row, Recorded fact);

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Recorded> facts) {
        return Rows.fold(transaction, shape, facts, this::keys, this::fold);
    }
}
