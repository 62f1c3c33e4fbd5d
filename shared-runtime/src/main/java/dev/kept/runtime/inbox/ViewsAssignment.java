package dev.kept.runtime.inbox;

import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Named in the channel's configuration.
@Singleton
@Identifier("inbox-views")
class ViewsAssignment extends Assignment {
    @Inject
    ViewsAssignment(Pool pool, Consumption consumption) {
        super(ConsumerKind.VIEWS, pool, consumption);
    }
}
