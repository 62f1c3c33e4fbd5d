package dev.kept.scheduling.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A visit that came to nothing gives the rest of its time back.
@Singleton
public class WhenVisitNotDone implements Reaction {
    private final Releases releases;

    @Inject
    WhenVisitNotDone(Releases releases) {
        this.releases = releases;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitNotDone it -> releases.release(name(), fact, it.visitId(), it.cause(), it.freesFrom());
            default -> Reaction.nothing();
        };
    }
}
