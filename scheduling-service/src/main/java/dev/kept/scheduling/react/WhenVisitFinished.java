package dev.kept.scheduling.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A visit that ends early gives the rest of its time back.
@Singleton
public class WhenVisitFinished implements Reaction {
    private final Releases releases;

    @Inject
    WhenVisitFinished(Releases releases) {
        this.releases = releases;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitFinished it -> releases.release(name(), fact, it.visitId(), "visit-finished", it.freesFrom());
            default -> Reaction.nothing();
        };
    }
}
