package dev.kept.runtime.log;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One event as a row of the log.
record AppendRow(String tenant, String streamType, String streamId, long sequence, String eventId, String type, int version,
        OffsetDateTime occurredAt, OffsetDateTime recordedAt, String metadata, Buffer payload, @Nullable String key,
        @Nullable String bodyHash) {

    private static final String APPEND = "select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    /// All appends in one transaction; for each one true.
    static Future<List<Boolean>> append(Pool pool, List<List<AppendRow>> appends) {
        return pool.preparedQuery(APPEND).execute(columns(appends.stream().flatMap(List::stream).toList()))
                .map(_ -> Collections.nCopies(appends.size(), true));
    }

    /// The arguments of [#APPEND]: a column per parameter.
    private static Tuple columns(List<AppendRow> rows) {
        return Tuple.from(List.of(column(rows, AppendRow::tenant, new String[0]), column(rows, AppendRow::streamType, new String[0]),
                column(rows, AppendRow::streamId, new String[0]), column(rows, AppendRow::sequence, new Long[0]),
                column(rows, AppendRow::eventId, new String[0]), column(rows, AppendRow::type, new String[0]),
                column(rows, AppendRow::version, new Integer[0]), column(rows, AppendRow::occurredAt, new OffsetDateTime[0]),
                column(rows, AppendRow::recordedAt, new OffsetDateTime[0]), column(rows, AppendRow::metadata, new String[0]),
                column(rows, AppendRow::payload, new Buffer[0]), column(rows, AppendRow::key, new String[0]),
                column(rows, AppendRow::bodyHash, new String[0])));
    }

    private static <T> Object column(List<AppendRow> rows, Function<AppendRow, @Nullable T> value, T[] array) {
        var values = Arrays.copyOf(array, rows.size());
        Arrays.setAll(values, row -> value.apply(rows.get(row)));
        return values;
    }
}
