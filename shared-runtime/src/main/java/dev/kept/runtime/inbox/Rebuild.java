package dev.kept.runtime.inbox;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.inbox.RebuildSchema.Limits;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes views anew from the first fact of their topics, by the code that makes the living ones, beside them. All of it is one
/// transaction, which sees the living views as they were at one moment, and which leaves nothing behind when it is undone. Blocks its
/// thread; one at a time per service.
@Singleton
public class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(4);
    /// Everything that is read sees the same moment, the positions of the inbox as well.
    private static final String AS_OF_NOW = "begin isolation level repeatable read";
    private static final String ALONE = "select pg_try_advisory_xact_lock(7302029)";
    private final Pool pool;
    private final Views views;
    private final Arrivals arrivals;
    private final TopicNames topics;
    private final Map<String, Object> kafka;

    @Inject
    Rebuild(Pool pool, Views views, Arrivals arrivals, TopicNames topics, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.pool = pool;
        this.views = views;
        this.arrivals = arrivals;
        this.topics = topics;
        this.kafka = kafka;
    }

    /// @param facts how many were read
    public record Rebuilt(List<RebuiltView> items, long facts, long millis) {}

    /// @param rows of the living view
    /// @param differing rows that the living and the rebuilt view do not have alike, or not both
    /// @param examples keys of a few of them
    public record RebuiltView(String view, long rows, long differing, List<String> examples) {}

    /// Compares and changes nothing.
    ///
    /// @param view one of them; null: all
    public Rebuilt check(@Nullable String view) {
        var wanted = view == null ? views.all() : List.of(named(view));
        return together(LONGEST_REQUEST, schema -> {
            schema.begin(AS_OF_NOW);
            return rebuilt(schema, wanted);
        });
    }

    /// Puts the rebuilt view in the living one's place; what differed is what it says. The views of this service stand still meanwhile.
    public Rebuilt swap(String view) {
        return swap(List.of(named(view)), LONGEST_REQUEST);
    }

    /// The same for several at once: their topics are read once.
    Rebuilt swap(List<View> wanted, Duration longest) {
        return together(longest, schema -> {
            schema.begin("begin");
            schema.run(ViewsInbox.TAKE_TURNS);
            var rebuilt = rebuilt(schema, wanted);
            wanted.forEach(schema::replace);
            schema.run("drop schema rebuild cascade");
            schema.run("commit");
            return rebuilt;
        });
    }

    private View named(String name) {
        return views.all().stream().filter(view -> view.name().equals(name)).findFirst().orElseThrow(() -> new NotDone(
                Problem.of(404, "not-found", "This service has no view '" + name + "'. It has: "
                        + String.join(", ", views.all().stream().map(View::name).toList()))));
    }

    private Rebuilt together(Duration longest, Function<RebuildSchema, Rebuilt> work) {
        var connection = pool.getConnection().await().atMost(Duration.ofSeconds(10));
        try {
            return work.apply(new RebuildSchema(connection, System.nanoTime() + longest.toNanos()));
        } catch (NotDone answer) {
            throw answer;
        } catch (RuntimeException failure) {
            LOG.warn("Views could not be rebuilt", failure);
            throw new NotDone(Problem.of(409, "not-rebuilt", "The views could not be rebuilt, and nothing was changed. " + failure));
        } finally {
            end(connection);
        }
    }

    private Rebuilt rebuilt(RebuildSchema schema, List<View> wanted) {
        var started = System.nanoTime();
        if (!schema.row(ALONE).getBoolean(0))
            throw new NotDone(Problem.of(409, "already-running", "The views are being rebuilt already. Wait until that is done."));
        var names = wanted.stream().flatMap(view -> view.topics().stream()).map(topics::nameOf).distinct().toList();
        var positions = schema.positions(names);
        schema.create(wanted);
        long facts = 0;
        try (var topics = new Reread(kafka, positions)) {
            var early = new ArrayList<Arrival>();
            while (!topics.isDone()) {
                var records = topics.next().stream().map(arrivals::of).toList();
                facts += records.size();
                early.addAll(records);
                apply(schema, wanted, early);
            }
            if (!early.isEmpty())
                throw new IllegalStateException("The topics lack what comes before " + early.getFirst().stream() + "@"
                        + early.getFirst().sequence() + ", and the stream is not parked");
        }
        schema.leave();
        var items = wanted.stream().map(schema::compare).toList();
        return new Rebuilt(items, facts, Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /// Applies what is next in its stream, which for a parked one ends where the living views stand, and keeps what came too early.
    private void apply(RebuildSchema schema, List<View> wanted, List<Arrival> waiting) {
        var limits = schema.limits(waiting);
        var next = new ArrayList<Arrival>();
        int before;
        do {
            before = next.size();
            waiting.removeIf(arrival -> isSettled(arrival, limits, next));
            // One that has found its predecessor may be the predecessor of one that was looked at before.
        } while (next.size() > before && !waiting.isEmpty());
        if (!next.isEmpty())
            schema.apply(connection -> views.apply(connection, next, wanted), next);
        if (waiting.size() > Reread.MOST_EARLY)
            throw new IllegalStateException("More than " + Reread.MOST_EARLY + " facts come before their predecessors, the first is "
                    + waiting.getFirst().stream() + "@" + waiting.getFirst().sequence());
    }

    /// Whether it is one of `next`, or not wanted: repeated, or of a parked stream.
    private static boolean isSettled(Arrival arrival, Map<String, Limits> limits, List<Arrival> next) {
        var limit = Objects.requireNonNull(limits.get(arrival.stream()));
        if (arrival.sequence() <= limit.last() || arrival.sequence() > limit.upTo())
            return true;
        if (arrival.sequence() > limit.last() + 1)
            return false;
        next.add(arrival);
        limits.put(arrival.stream(), new Limits(arrival.sequence(), limit.upTo()));
        return true;
    }

    private static void end(SqlConnection connection) {
        connection.query("rollback").execute().replaceWithVoid().onFailure().recoverWithNull().chain(connection::close).subscribe()
                .with(_ -> {}, failure -> LOG.warnf("The connection of a rebuild was lost: %s", failure.toString()));
    }
}
