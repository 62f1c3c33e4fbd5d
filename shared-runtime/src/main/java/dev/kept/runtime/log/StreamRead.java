package dev.kept.runtime.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// The facts of a stream from a sequence on.
record StreamRead(String streamId, long from) {
    /// A subquery of its own for each stream, so that each is looked up by the index: of a plain join PostgreSQL thinks that reading the
    /// whole log is cheaper, as long as the log was never analysed.
    private static final String READ = """
            select ordinal, fact.*
            from unnest($1::text[], $2::bigint[]) with ordinality as asked (id, since, ordinal)
                cross join lateral (
                    select sequence, event_id, type, version, payload, metadata, occurred_at, stream_type, stream_id, tenant
                    from domain_event where stream_id = id and sequence >= since order by sequence) as fact
            order by ordinal, sequence""";

    /// Each one's rows in their order, none where there is no such stream.
    static Future<List<List<Row>>> read(Pool pool, List<StreamRead> reads) {
        var ids = reads.stream().map(StreamRead::streamId).toArray(String[]::new);
        var since = reads.stream().map(StreamRead::from).toArray(Long[]::new);
        return pool.preparedQuery(READ).execute(Tuple.from(List.of(ids, since))).map(found -> {
            var rows = new ArrayList<List<Row>>();
            reads.forEach(_ -> rows.add(new ArrayList<>()));
            found.forEach(row -> rows.get(row.getLong("ordinal").intValue() - 1).add(row));
            return rows;
        });
    }
}
