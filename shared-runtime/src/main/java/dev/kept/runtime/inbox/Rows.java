package dev.kept.runtime.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private record Touch(Recorded fact, Set<String> keys) {}

    static <R> Uni<Void> fold(SqlConnection transaction, RowShape<R> shape, List<Recorded> facts, Function<Recorded, Set<String>> keys,
            Fold<R> fold) {
        var touched = facts.stream().map(fact -> new Touch(fact, keys.apply(fact))).toList();
        var wanted = touched.stream().flatMap(touch -> touch.keys().stream()).distinct().toArray(String[]::new);
        if (wanted.length == 0)
            return Uni.createFrom().voidItem();
        return transaction.preparedQuery(shape.select()).execute(Ledger.tuple((Object) wanted)).chain(found -> {
            var before = new HashMap<String, R>();
            for (Row row : found)
                before.put(row.getString(0), shape.read(row.getString(1)));
            return write(transaction, shape, before, folded(before, touched, fold));
        });
    }

    /// Every touched row after the facts; null where there is none.
    private static <R> Map<String, @Nullable R> folded(Map<String, R> before, List<Touch> touched, Fold<R> fold) {
        var rows = new LinkedHashMap<String, @Nullable R>();
        touched.forEach(touch -> touch.keys().forEach(
                key -> rows.put(key, fold.fold(key, rows.containsKey(key) ? rows.get(key) : before.get(key), touch.fact()))));
        return rows;
    }

    private static <R> Uni<Void> write(SqlConnection transaction, RowShape<R> shape, Map<String, R> before,
            Map<String, @Nullable R> after) {
        ArrayNode changed = shape.array();
        after.forEach((key, row) -> {
            if (row != null && !row.equals(before.get(key)))
                changed.add(shape.write(row));
        });
        var gone = after.keySet().stream().filter(key -> after.get(key) == null && before.containsKey(key)).toArray(String[]::new);
        var written = changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(shape.upsert()).execute(Ledger.tuple(changed.toString())).replaceWithVoid();
        return gone.length == 0
                ? written
                : written.chain(() -> transaction.preparedQuery(shape.delete()).execute(Ledger.tuple((Object) gone))).replaceWithVoid();
    }
}
