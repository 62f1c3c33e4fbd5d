package dev.kept.scheduling.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitRefused;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// The order could not take the visit: its time is free at once.
@Singleton
public class WhenVisitRefused implements Reaction {
    private final Releases releases;

    @Inject
    WhenVisitRefused(Releases releases) {
        this.releases = releases;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitRefused it -> releases.release(name(), fact, it.visitId(), it.reason(), fact.envelope().recordedAt());
            default -> Reaction.nothing();
        };
    }
}
