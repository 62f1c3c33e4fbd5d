package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.decision.Asked;
import dev.kept.runtime.access.Callers;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.FromTheLog;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.domain.Access;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One order, read from the log itself: always as new as the last command.
@Path("/work-orders/{id}")
@FromTheLog("workorder")
public class ShownOrderResource {
    /// More facts than an order has; of a longer one the first are shown.
    private static final int MOST_FACTS = 10_000;
    private final Commands commands;
    private final Callers callers;
    private final EventLog log;
    private final Standings standings;
    private final Pool pool;
    private final KnownPolicies policies;

    @Inject
    ShownOrderResource(Commands commands, Callers callers, EventLog log, Standings standings, Pool pool,
            KnownPolicies policies) {
        this.commands = commands;
        this.callers = callers;
        this.log = log;
        this.standings = standings;
        this.pool = pool;
        this.policies = policies;
    }

    /// The order as its caller may see it, with what they may do now and what is missing for the rest.
    @GET
    public Uni<RestResponse<ShownOrder>> order(@RestPath String id) {
        var asked = commands.asked();
        return visible(id, asked).chain(loaded -> log.history(asked.by().tenant(), id, 0, MOST_FACTS).map(OrderReading::of)
                .chain(reading -> Surroundings.of(pool, asked.by().tenant(), reading)
                        .map(around -> new Showing(reading, around).shown(standings.answer(WORK_ORDERS.name(), id, loaded, asked),
                                loaded.state().papers().links(), asked.by().id(),
                                Access.knowsTheWayIn(loaded.state(), asked.by()),
                                policies.named(asked.by().tenant(), loaded.state().request().policy()),
                                loaded.state().workedToTell())))
                .map(shown -> RestResponse.ResponseBuilder.ok(shown).header("ETag", Commands.tag(loaded.version())).build()));
    }

    /// Every fact of the order, in order.
    @GET
    @Path("/timeline")
    public Uni<Page<TimelineItem>> timeline(@RestPath String id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        var asked = commands.asked();
        int size = Page.limit(limit);
        long from = after(Page.position(cursor));
        return visible(id, asked).chain(() -> log.history(asked.by().tenant(), id, from, size + 1))
                .chain(facts -> Surroundings.names(pool, asked.by().tenant(), TimelineItem.people(facts))
                        .map(names -> facts.stream().map(fact -> TimelineItem.of(fact, names)).toList()))
                .map(items -> Page.of(items, size, item -> String.valueOf(item.sequence())));
    }

    private Uni<EventLog.Loaded<Order>> visible(String id, Asked asked) {
        callers.requireLinkFits(id, "approve");
        return log.load(WORK_ORDERS, asked.by().tenant(), id).map(loaded -> {
            if (loaded.state() instanceof Order order && Access.sees(order, asked.by()))
                return new EventLog.Loaded<>(order, loaded.version());
            throw NotDone.notFound();
        });
    }

    private static long after(@Nullable String position) {
        if (position == null)
            return 0;
        if (position.matches("\\d{1,18}"))
            return Long.parseLong(position) + 1;
        throw NotDone.badRequest("bad-cursor", "The cursor is the 'next' of the page before, unchanged.");
    }
}
