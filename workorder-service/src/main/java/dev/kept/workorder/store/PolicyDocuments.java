package dev.kept.workorder.store;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.events.DirectoryEvent.PolicyPublished;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Needs;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.Streams;
import dev.kept.workorder.domain.Order;
import dev.kept.workorder.domain.WorkOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Policies that tenants published, brought from the log when an order is under one.
@Singleton
public class PolicyDocuments implements Needs<WorkOrder> {
    private static final int MOST_VERSIONS = 1_000;
    private final KnownPolicies known;
    private final Instance<EventLog> log;

    /// @param document as it was written
    /// @param publishedAt absent where it comes with Kept
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Version(int version, String document, @Nullable Instant publishedAt) {}

    @Inject
    PolicyDocuments(KnownPolicies known, Instance<EventLog> log) {
        this.known = known;
        this.log = log;
    }

    @Override
    public String streamType() {
        return WORK_ORDERS.name();
    }

    @Override
    public CompletableFuture<Void> of(String tenant, WorkOrder state) {
        return state instanceof Order order && known.named(tenant, order.request().policy()).isEmpty()
                ? fetch(tenant, order.request().policy()).subscribeAsCompletionStage()
                : CompletableFuture.completedFuture(null);
    }

    /// After this, the policy is known, if there is one of this name.
    public Uni<Void> require(String tenant, String name) {
        return known.named(tenant, name).isPresent() ? Uni.createFrom().voidItem() : fetch(tenant, name);
    }

    /// All of one policy, the oldest first: the one that comes with Kept, if there is one, and what the tenant published. Empty: there is
    /// no such policy.
    public Uni<List<Version>> versions(String tenant, String id) {
        var included = known.included(id).stream().map(it -> new Version(it.policy().version(), it.document(), null));
        return log.get().history(tenant, Streams.policy(tenant, id), 0, MOST_VERSIONS)
                .map(facts -> Stream.concat(included, facts.stream().flatMap(PolicyDocuments::published)).toList());
    }

    private static Stream<Version> published(Recorded fact) {
        return fact.event() instanceof PolicyPublished it
                ? Stream.of(new Version(it.version(), it.document(), fact.envelope().recordedAt()))
                : Stream.empty();
    }

    private Uni<Void> fetch(String tenant, String name) {
        var id = name.substring(0, Math.max(0, name.indexOf('@')));
        return log.get().history(tenant, Streams.policy(tenant, id), 0, MOST_VERSIONS).invoke(facts -> facts.forEach(fact -> {
            if (fact.event() instanceof PolicyPublished it)
                known.learn(tenant, it.document());
        })).replaceWithVoid();
    }
}
