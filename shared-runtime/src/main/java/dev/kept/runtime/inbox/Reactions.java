package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.trace.Traceparent;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The reactions of this service.
@Singleton
class Reactions {
    private final List<Reaction> all;
    private final Tracer tracer;

    @Inject
    Reactions(@All List<Reaction> all, Tracer tracer) {
        this.tracer = tracer;
        this.all = all.stream().sorted(Comparator.comparing(Reaction::name)).toList();
        var names = all.stream().map(Reaction::name).collect(Collectors.toSet());
        if (names.size() < all.size())
            throw new IllegalStateException("Two reactions have the same name, and so the same idempotency keys: " + names);
    }

    Set<Topic> topics() {
        return all.stream().flatMap(reaction -> reaction.topics().stream()).collect(Collectors.toSet());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Every reaction that listens, one after the other.
    Uni<Void> react(SqlConnection transaction, Arrival arrival) {
        return Uni.createFrom().deferred(() -> {
            var fact = arrival.fact();
            if (fact == null)
                return Uni.createFrom().voidItem();
            return Multi.createFrom().iterable(all).filter(reaction -> reaction.topics().contains(fact.topic())).onItem()
                    .transformToUniAndConcatenate(reaction -> traced(reaction, transaction, fact.recorded())).collect().last()
                    .replaceWithVoid();
        });
    }

    /// A fact that was recorded in a trace goes on in it: what the reaction records lies below the reaction.
    private Uni<Void> traced(Reaction reaction, SqlConnection transaction, Recorded fact) {
        var recordedAt = fact.envelope().traceparent();
        if (recordedAt == null)
            return reaction.react(transaction, fact);
        var span = tracer.spanBuilder(reaction.name()).setSpanKind(SpanKind.CONSUMER).setParent(Traceparent.parent(recordedAt))
                .setAttribute("kept.fact", fact.envelope().stream().toString()).startSpan();
        return Uni.createFrom().deferred(() -> reaction.react(transaction, fact.tracedAt(Traceparent.of(span)))).onFailure()
                .invoke(failure -> span.recordException(failure)).onTermination().invoke(() -> span.end());
    }
}
