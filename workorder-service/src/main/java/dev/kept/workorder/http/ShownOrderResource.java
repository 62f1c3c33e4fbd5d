package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.FromTheLog;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.domain.Access;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.view.AsOf;
import dev.kept.workorder.view.Differences;
import dev.kept.workorder.domain.Difference;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Spent;
import dev.kept.workorder.view.Surroundings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One order, read from the log itself: always as new as the last command, and as it was at any moment before.
@Path("/work-orders/{id}")
@FromTheLog("workorder")
public class ShownOrderResource {
    private final Commands commands;
    private final VisibleOrders orders;
    private final EventLog log;
    private final Standings standings;
    private final Pool pool;
    private final KnownPolicies policies;

    @Inject
    ShownOrderResource(Commands commands, VisibleOrders orders, EventLog log, Standings standings, Pool pool, KnownPolicies policies) {
        this.commands = commands;
        this.orders = orders;
        this.log = log;
        this.standings = standings;
        this.pool = pool;
        this.policies = policies;
    }

    /// @param to absent: now
    /// @param by who brought the one to the other, whoever did most of it first
    /// @param differences none: both moments show the same
    public record Compared(Instant from, @Nullable Instant to, boolean hindsight, int facts, List<By> by, List<Difference> differences) {}

    /// @param actor as the timeline names it
    /// @param actorName absent where the actor is no person, or the directory does not know them
    public record By(String actor, @Nullable String actorName, int facts) {}

    /// The order as its caller may see it, with what they may do now and what is missing for the rest.
    ///
    /// @param at a moment, `2026-11-24T08:11:00Z`: the order as it was known then, and nothing can be done with it
    /// @param hindsight true: as it really was at that moment, with what was told later
    @GET
    public Uni<RestResponse<ShownOrder>> order(@RestPath String id, @RestQuery @Nullable String at, @RestQuery boolean hindsight) {
        var asked = commands.asked();
        return orders.visible(id, asked).chain(loaded -> orders.facts(id, asked).chain(facts -> {
            var asOf = asOf(at, hindsight);
            var then = asOf == null ? facts : require(asOf, facts);
            var order = asOf == null ? loaded : new EventLog.Loaded<>(AsOf.order(then), then.getLast().envelope().stream().sequence());
            var reading = OrderReading.of(then);
            return Surroundings.of(pool, asked.by().tenant(), reading).map(around -> new Showing(reading, around).shown(
                    answer(id, order, asked, asOf), order.state().papers().links(), asked.by().id(),
                    Access.knowsTheWayIn(loaded.state(), asked.by()),
                    asked.by().is(Role.OFFICE) || loaded.state().isAssigned(asked.by().id()), policy(order.state(), asked),
                    order.state().workedToTell(),
                    Spent.of(then, asOf == null ? asked.now() : asOf.at()),
                    asOf == null ? null : new ShownOrder.Then(asOf.at(), asOf.hindsight(), then.size(), facts.size())))
                    .map(shown -> RestResponse.ResponseBuilder.ok(shown).header("ETag", Commands.tag(order.version())).build());
        }));
    }

    /// What differs between two moments, in words.
    ///
    /// @param to absent: now
    /// @param hindsight true: as it really was at both, with what was told later
    @GET
    @Path("/differences")
    public Uni<Compared> differences(@RestPath String id, @RestQuery @Nullable String from, @RestQuery @Nullable String to,
            @RestQuery boolean hindsight) {
        var asked = commands.asked();
        return orders.visible(id, asked).chain(() -> orders.facts(id, asked)).chain(facts -> {
            var before = new AsOf(moment("from", from), hindsight);
            var after = to == null ? null : new AsOf(moment("to", to), hindsight);
            if (after != null && after.at().isBefore(before.at()))
                throw NotDone.badRequest("bad-moment", "'to' is not before 'from'.");
            var was = require(before, facts);
            var is = after == null ? facts : require(after, facts);
            var between = between(was, is);
            return Uni.combine().all().unis(looked(was, asked), looked(is, asked),
                    Surroundings.names(pool, asked.by().tenant(), TimelineItem.people(between))).asTuple()
                    .map(all -> new Compared(before.at(), after == null ? null : after.at(), hindsight, between.size(),
                            by(between, all.getItem3()), Differences.between(all.getItem1(), all.getItem2())));
        });
    }

    /// Every fact of the order, in order.
    ///
    /// @param at a moment: only those that count then, as of the order itself
    @GET
    @Path("/timeline")
    public Uni<Page<TimelineItem>> timeline(@RestPath String id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String at, @RestQuery boolean hindsight) {
        var asked = commands.asked();
        int size = Page.limit(limit);
        long from = after(Page.position(cursor));
        return orders.visible(id, asked).map(_ -> Optional.ofNullable(asOf(at, hindsight)))
                .chain(asOf -> asOf.isEmpty()
                        ? log.history(asked.by().tenant(), id, from, size + 1)
                        : orders.facts(id, asked).map(facts -> require(asOf.get(), facts).stream()
                                .filter(fact -> fact.envelope().stream().sequence() >= from).limit(size + 1L).toList()))
                .chain(facts -> Surroundings.names(pool, asked.by().tenant(), TimelineItem.people(facts))
                        .map(names -> facts.stream().map(fact -> TimelineItem.of(fact, names)).toList()))
                .map(items -> Page.of(items, size, item -> String.valueOf(item.sequence())));
    }

    private Answer answer(String id, EventLog.Loaded<Order> order, Asked asked, @Nullable AsOf asOf) {
        var now = standings.answer(WORK_ORDERS.name(), id, order, asked);
        return asOf == null ? now : now.readOnly();
    }

    private Uni<Differences.Moment> looked(List<Recorded> facts, Asked asked) {
        var order = AsOf.order(facts);
        var reading = OrderReading.of(facts);
        var labels = policy(order, asked).map(Policy::labels).orElse(Map.of());
        return Surroundings.of(pool, asked.by().tenant(), reading).map(around -> new Differences.Moment(order, reading, around, labels));
    }

    private Optional<Policy> policy(Order order, Asked asked) {
        return policies.named(asked.by().tenant(), order.request().policy());
    }

    private static List<Recorded> between(List<Recorded> before, List<Recorded> after) {
        var known = before.stream().map(fact -> fact.envelope().stream().sequence()).collect(Collectors.toCollection(HashSet::new));
        return after.stream().filter(fact -> !known.contains(fact.envelope().stream().sequence())).toList();
    }

    private static List<By> by(List<Recorded> facts, Map<String, String> names) {
        var counts = new LinkedHashMap<Actor, Integer>();
        facts.forEach(fact -> counts.merge(fact.envelope().actor(), 1, Integer::sum));
        return counts.entrySet().stream().map(each -> new By(each.getKey().toString(), names.get(each.getKey().id()), each.getValue()))
                .sorted(Comparator.comparingInt(By::facts).reversed()).toList();
    }

    private static @Nullable AsOf asOf(@Nullable String at, boolean hindsight) {
        return at == null ? null : new AsOf(moment("at", at), hindsight);
    }

    private static List<Recorded> require(AsOf asOf, List<Recorded> facts) {
        var then = asOf.of(facts);
        if (then.isEmpty())
            throw NotDone.badRequest("before-it-was-asked", "At that moment there was no such order: its first fact is of "
                    + facts.getFirst().envelope().recordedAt() + ".");
        return then;
    }

    private static Instant moment(String parameter, @Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException notOne) {
            throw NotDone.badRequest("bad-moment", "'" + parameter + "' is a moment, such as 2026-11-24T08:11:00Z.");
        }
    }

    private static long after(@Nullable String position) {
        if (position == null)
            return 0;
        if (position.matches("\\d{1,18}"))
            return Long.parseLong(position) + 1;
        throw NotDone.badRequest("bad-cursor", "The cursor is the 'next' of the page before, unchanged.");
    }
}
