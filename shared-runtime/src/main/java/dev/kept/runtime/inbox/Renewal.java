package dev.kept.runtime.inbox;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// An upgrade brings a new view, or one with other columns, topics or rules: what it should know of all that happened before is in the
/// topics. Such views are made anew once, beside the running service, which answers from the rows that it has until then.
@Singleton
class Renewal {
    private static final Logger LOG = Logger.getLogger(Renewal.class);
    /// A service with tens of millions of facts; an operator's request has less.
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String COLUMNS = """
            select t.name, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum) as columns
            from unnest($1::text[]) t(name)
            join pg_attribute a on a.attrelid = t.name::regclass and a.attnum > 0 and not a.attisdropped group by t.name""";
    private static final String REMEMBER = """
            insert into view_shape (view, shape) select * from unnest($1::text[], $2::text[])
            on conflict (view) do update set shape = excluded.shape""";
    private final Pool pool;
    private final Views views;
    private final Rebuild rebuild;

    @Inject
    Renewal(Pool pool, Views views, Rebuild rebuild) {
        this.pool = pool;
        this.views = views;
        this.rebuild = rebuild;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("kept-renewal").start(() -> {
            try {
                renew();
            } catch (RuntimeException failure) {
                LOG.errorf("Views whose shape is new could not be made anew. It is tried again at the next start; an operator can rebuild"
                        + " them before. %s", failure.toString());
            }
        });
    }

    /// Where nothing was read yet, there is nothing to make anew.
    void renew() {
        var shapes = shapes();
        var known = known();
        var changed = views.all().stream().filter(view -> !Objects.equals(shapes.get(view.name()), known.get(view.name()))).toList();
        if (changed.isEmpty())
            return;
        if (hasRead()) {
            var made = rebuild.swap(changed, LONGEST);
            LOG.infof("Made anew from %d facts in %d ms, because their shape is new: %s", made.facts(), made.millis(),
                    changed.stream().map(View::name).toList());
        }
        remember(changed, shapes);
    }

    private Map<String, String> shapes() {
        var columns = new HashMap<String, String>();
        var tables = views.all().stream().flatMap(view -> view.tables().stream()).toArray(String[]::new);
        pool.preparedQuery(COLUMNS).execute(Tuple.of(tables)).await().atMost(SOON)
                .forEach(row -> columns.put(row.getString("name"), row.getString("columns")));
        return views.all().stream().collect(Collectors.toMap(View::name, view -> shape(view, columns)));
    }

    private static String shape(View view, Map<String, String> columns) {
        return "edition " + view.edition() + " of " + view.topics().stream().map(Enum::name).sorted().toList() + ": "
                + view.tables().stream().map(table -> table + " (" + columns.get(table) + ")").collect(Collectors.joining(", "));
    }

    private Map<String, String> known() {
        var known = new HashMap<String, String>();
        pool.query("select view, shape from view_shape").execute().await().atMost(SOON)
                .forEach(row -> known.put(row.getString("view"), row.getString("shape")));
        return known;
    }

    private boolean hasRead() {
        return pool.query("select exists (select from inbox_stream where consumer = 'views')").execute().await().atMost(SOON).iterator()
                .next().getBoolean(0);
    }

    private void remember(List<View> changed, Map<String, String> shapes) {
        var names = changed.stream().map(View::name).toArray(String[]::new);
        var theirs = changed.stream().map(view -> shapes.get(view.name())).toArray(String[]::new);
        pool.preparedQuery(REMEMBER).execute(Tuple.of(names, theirs)).await().atMost(SOON);
    }
}
