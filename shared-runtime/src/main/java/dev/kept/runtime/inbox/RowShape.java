package dev.kept.runtime.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A record and the table that holds it: one component per column, camelCase for snake_case, the first one the primary key. Lists and
/// records stand in jsonb columns and keep their own names. Columns without a component (generated ones) are the table's own.
final class RowShape<R> {
    private final String table;
    private final Class<R> type;
    private final ObjectMapper json;
    private final ObjectReader exact;
    private final List<Column> columns;
    private final String select;
    private final String upsert;
    private final String delete;

    private record Column(String component, String name) {}

    /// Made once for a view: facts come by thousands a second.
    RowShape(String table, Class<R> type, ObjectMapper json) {
        if (!type.isRecord())
            throw new IllegalArgumentException(type + " is not a record");
        this.table = table;
        this.type = type;
        this.json = json;
        this.exact = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.columns = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).map(it -> new Column(it, column(it)))
                .toList();
        var key = columns.getFirst().name();
        this.select = "select %2$s, to_jsonb(t)::text from %1$s t where %2$s = any($1)".formatted(table, key);
        this.upsert = upsert(table, key, columns.stream().map(Column::name).toList());
        this.delete = "delete from %s where %s = any($1)".formatted(table, key);
    }

    private static String upsert(String table, String key, List<String> columns) {
        var list = String.join(", ", columns);
        var set = columns.stream().skip(1).map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        return "insert into %1$s (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, $1::text::jsonb) on conflict (%3$s) do %4$s"
                .formatted(table, list, key, set.isEmpty() ? "nothing" : "update set " + set);
    }

    String select() {
        return select;
    }

    String upsert() {
        return upsert;
    }

    String delete() {
        return delete;
    }

    ArrayNode array() {
        return json.createArrayNode();
    }

    R read(String row) {
        try {
            var found = exact.readTree(row);
            var named = json.createObjectNode();
            for (var column : columns) {
                var value = found.get(column.name());
                if (value != null && !value.isNull())
                    named.set(column.component(), value);
            }
            return json.treeToValue(named, type);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("A row of " + table + " does not fit " + type.getSimpleName() + ": "
                    + misfit.getOriginalMessage(), misfit);
        }
    }

    ObjectNode write(R row) {
        ObjectNode named = json.valueToTree(row);
        var written = json.createObjectNode();
        for (var column : columns) {
            var value = named.get(column.component());
            if (value != null && !value.isNull())
                written.set(column.name(), value);
        }
        return written;
    }

    static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
