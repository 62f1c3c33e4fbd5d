package dev.kept.runtime.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The tables of a rebuild, beside the living ones: a schema that only its transaction sees, written under a role that can write nothing
/// else. Blocks.
final class RebuildSchema {
    private static final Ledger LEDGER = new Ledger(ConsumerKind.VIEWS);
    private static final int MOST_EXAMPLES = 5;
    private static final String LIMITS = """
            select u.stream, coalesce(s.sequence, -1), coalesce(l.sequence, 9223372036854775807) from unnest($1::text[]) u(stream)
            left join inbox_stream s on s.consumer = 'views' and s.stream = u.stream
            left join inbox_limit l on l.consumer = 'views' and l.stream = u.stream""";
    private static final String KEY = """
            select quote_ident(a.attname) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indrelid = $1::text::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)""";
    private static final String WRITABLE = """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''""";
    private final SqlConnection connection;
    private final long deadline;
    private String living = "public";

    RebuildSchema(SqlConnection connection, long deadlineNanos) {
        this.connection = connection;
        this.deadline = deadlineNanos;
    }

    /// @param last the last fact of the stream in the rebuilt views, -1 for none
    /// @param upTo the last one in the living views, for a stream that is parked there; else without end
    record Limits(long last, long upTo) {}

    void begin(String statement) {
        run(statement);
        run("set local statement_timeout = '60s'");
        // Tables that grow from nothing within a transaction: a plan that fits their beginning would be kept to the end.
        run("set local plan_cache_mode = force_custom_plan");
        living = row("select quote_ident(current_schema())").getString(0);
    }

    /// How far the living views have read these topics.
    Map<TopicPartition, Long> positions(List<String> topics) {
        var rows = rows("select topic, partition, next_offset from inbox_position where consumer = 'views' and topic = any($1)",
                Ledger.tuple((Object) topics.toArray(String[]::new)));
        return rows.stream().collect(Collectors.toMap(row -> new TopicPartition(row.getString(0), row.getInteger(1)),
                row -> row.getLong(2)));
    }

    /// Empty tables like the living ones; from now on every unqualified name means them.
    void create(List<View> views) {
        run("create schema rebuild");
        run("create table rebuild.inbox_stream (like inbox_stream including all)");
        run("create table rebuild.inbox_limit (like inbox_stream including all)");
        run("""
                insert into rebuild.inbox_limit select p.consumer, p.stream, coalesce(s.sequence, -1) from inbox_parked p
                left join inbox_stream s on s.consumer = p.consumer and s.stream = p.stream where p.consumer = 'views'""");
        for (var view : views)
            view.tables().forEach(table -> run("create table rebuild.%1$s (like %1$s including all)".formatted(table)));
        run("grant usage on schema rebuild to kept_rebuild");
        run("grant all on all tables in schema rebuild to kept_rebuild");
        run("grant all on all sequences in schema rebuild to kept_rebuild");
        run("set local search_path = rebuild, " + living);
        run("set local role kept_rebuild");
    }

    Map<String, Limits> limits(List<Arrival> arrivals) {
        var streams = arrivals.stream().map(Arrival::stream).distinct().toArray(String[]::new);
        var limits = new HashMap<String, Limits>();
        for (var row : rows(LIMITS, Ledger.tuple((Object) streams)))
            limits.put(row.getString(0), new Limits(row.getLong(1), row.getLong(2)));
        return limits;
    }

    void apply(Function<SqlConnection, Uni<Void>> views, List<Arrival> applied) {
        var last = new HashMap<String, Long>();
        applied.forEach(arrival -> last.put(arrival.stream(), arrival.sequence()));
        try {
            await(views.apply(connection));
        } catch (RuntimeException failure) {
            throw new IllegalStateException("A fact between " + place(applied.getFirst()) + " and " + place(applied.getLast())
                    + " cannot be applied: " + failure, failure);
        }
        await(LEDGER.advance(connection, last));
    }

    private static String place(Arrival arrival) {
        return arrival.stream() + "@" + arrival.sequence() + " (" + arrival.from() + ", offset " + arrival.offset() + ")";
    }

    /// Back to the service's own role; names mean the living tables again.
    void leave() {
        run("set local role none");
        run("set local search_path = " + living);
    }

    Rebuild.RebuiltView compare(View view) {
        long count = 0;
        long differing = 0;
        var examples = new ArrayList<String>();
        for (var table : view.tables()) {
            var found = row(comparison(table));
            count += found.getLong("living");
            differing += found.getLong("differing");
            examples.addAll(Arrays.asList(found.getArrayOfStrings("examples")));
        }
        return new Rebuild.RebuiltView(view.name(), count, differing, examples.stream().limit(MOST_EXAMPLES).toList());
    }

    private String comparison(String table) {
        var key = rows(KEY, Tuple.of(table)).stream().map(row -> row.getString(0)).toList();
        if (key.isEmpty())
            throw new IllegalStateException("The table " + table + " has no primary key, so that its rows cannot be compared");
        var on = key.stream().map(column -> "l.%1$s = r.%1$s".formatted(column)).collect(Collectors.joining(" and "));
        var name = key.stream().map(column -> "coalesce(l.%1$s, r.%1$s)::text".formatted(column))
                .collect(Collectors.joining(" || ' ' || "));
        return """
                with pair as (select l.%4$s is not null as lives, to_jsonb(l) is distinct from to_jsonb(r) as differs, %3$s as name
                    from %1$s l full join rebuild.%1$s r on %2$s)
                select count(*) filter (where lives) as living, count(*) filter (where differs) as differing,
                    coalesce((array_agg(name order by name) filter (where differs))[1:%5$d], '{}') as examples from pair"""
                .formatted(table, on, name, key.getFirst(), MOST_EXAMPLES);
    }

    void replace(View view) {
        for (var table : view.tables()) {
            var columns = row(WRITABLE, Tuple.of(table)).getString(0);
            run("delete from " + table);
            run("insert into %1$s (%2$s) overriding system value select %2$s from rebuild.%1$s".formatted(table, columns));
        }
    }

    void run(String statement) {
        await(connection.query(statement).execute());
    }

    Row row(String query) {
        return await(connection.query(query).execute()).iterator().next();
    }

    private Row row(String query, Tuple arguments) {
        return rows(query, arguments).getFirst();
    }

    private List<Row> rows(String query, Tuple arguments) {
        var rows = new ArrayList<Row>();
        await(connection.preparedQuery(query).execute(arguments)).forEach(rows::add);
        return rows;
    }

    private <T extends @Nullable Object> T await(Uni<T> work) {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero())
            throw new IllegalStateException("It takes too long: there are more facts than can be rebuilt within the time of a request");
        return work.await().atMost(left);
    }
}
