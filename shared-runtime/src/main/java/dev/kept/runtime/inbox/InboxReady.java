package dev.kept.runtime.inbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the consumers have been given their partitions once. Without a broker a service takes commands all the same: after a while
/// it says that it is ready and that it waits.
@Readiness
@ApplicationScoped
class InboxReady implements HealthCheck {
    private static final Duration GRACE = Duration.ofSeconds(45);
    private final ViewsAssignment views;
    private final ReactionsAssignment reactions;
    private final TopicNames topics;
    private final long since = System.nanoTime();

    @Inject
    InboxReady(@Identifier("inbox-views") ViewsAssignment views, @Identifier("inbox-reactions") ReactionsAssignment reactions,
            TopicNames topics) {
        this.views = views;
        this.reactions = reactions;
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        boolean listening = (views.assigned() || !topics.enabled(ConsumerKind.VIEWS))
                && (reactions.assigned() || !topics.enabled(ConsumerKind.REACTIONS));
        boolean patient = System.nanoTime() - since < GRACE.toNanos();
        var answer = HealthCheckResponse.named("inbox").status(listening || !patient);
        return (listening ? answer : answer.withData("waiting for", "the broker")).build();
    }
}
