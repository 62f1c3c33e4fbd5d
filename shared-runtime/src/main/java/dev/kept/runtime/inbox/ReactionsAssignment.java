package dev.kept.runtime.inbox;

import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Named in the channel's configuration.
@Singleton
@Identifier("inbox-reactions")
class ReactionsAssignment extends Assignment {
    @Inject
    ReactionsAssignment(Pool pool, Consumption consumption, Clock clock) {
        super(ConsumerKind.REACTIONS, pool, consumption, clock);
    }
}
