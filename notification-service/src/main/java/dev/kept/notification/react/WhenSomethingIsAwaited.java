package dev.kept.notification.react;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Topic;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;

/// A fact of which something is to be said later sets a timer; what makes it needless takes the timer away.
@Singleton
public class WhenSomethingIsAwaited implements Reaction {
    private static final String RECOMMENDATION = "recommendationId";
    private final MessagePlan plan;
    private final Timers timers;
    private final SaidLater saidLater;
    private final ObjectMapper json;

    @Inject
    WhenSomethingIsAwaited(MessagePlan plan, Timers timers, SaidLater saidLater, Codec codec) {
        this.plan = plan;
        this.timers = timers;
        this.saidLater = saidLater;
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    /// What is needless goes first: a fact may end the one wait and begin the next.
    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        var name = fact.envelope().type().name();
        JsonNode event = json.valueToTree(fact.event());
        var needless = plan.needless(name).stream().map(row -> timers.cancelAll(transaction, key(fact, event, row))).toList();
        var later = plan.later(name, WhenSomebodyIsToBeTold.fields(fact, event)).stream()
                .map(row -> Uni.createFrom().deferred(() -> set(transaction, fact, event, row))).toList();
        return inTurn(Multi.createBy().concatenating().streams(needless.stream().map(Uni::toMulti).toList()))
                .chain(() -> inTurn(Multi.createBy().concatenating().streams(later.stream().map(Uni::toMulti).toList())));
    }

    private static Uni<Void> inTurn(Multi<Void> all) {
        return all.collect().last().replaceWithVoid();
    }

    private Uni<Void> set(SqlConnection transaction, Recorded fact, JsonNode event, MessagePlan.Row row) {
        var envelope = fact.envelope();
        var later = Objects.requireNonNull(row.later());
        var awaited = new Awaited(fact.streamId(), row.rule(), row.medium(), later.timer(), envelope.stream().toString(),
                envelope.eventId(),
                envelope.type().name(), event, 1, envelope.correlationId(), envelope.hops() + 1);
        var at = envelope.recordedAt();
        var dueAt = later.months() == null
                ? at.plus(Objects.requireNonNullElse(later.after(), Duration.ZERO))
                : at.atOffset(ZoneOffset.UTC).plusMonths(event.path(later.months()).asInt()).toInstant();
        return timers.set(transaction, saidLater.timer(key(fact, event, row), fact.tenant(), dueAt, awaited));
    }

    /// One wait per order and row; of recommendations, one each. What ends those of an order names none.
    private static String key(Recorded fact, JsonNode event, MessagePlan.Row row) {
        return "later:" + fact.streamId() + ":" + row.rule() + ":" + event.path(RECOMMENDATION).asText("");
    }
}
