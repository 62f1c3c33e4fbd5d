package dev.kept.runtime.inbox;

import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Named in the channel's configuration.
@Singleton
@Identifier("inbox-views")
class ViewsAssignment extends Assignment {
    @Inject
    ViewsAssignment(Pool pool, Consumption consumption, Clock clock) {
        super(ConsumerKind.VIEWS, pool, consumption, clock);
    }
}
