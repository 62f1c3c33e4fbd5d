package dev.kept.workorder.react;

import dev.kept.events.PlanEvent;
import dev.kept.events.PlanEvent.OccurrenceDone;
import dev.kept.events.PlanEvent.OccurrenceMerged;
import dev.kept.events.PlanEvent.OccurrenceMissed;
import dev.kept.events.PlanEvent.OccurrenceMoved;
import dev.kept.events.PlanEvent.OccurrenceRaised;
import dev.kept.events.PlanEvent.OccurrenceSkipped;
import dev.kept.events.PlanEvent.PlanActivated;
import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.PlanEvent.PlanEnded;
import dev.kept.events.PlanEvent.PlanPaused;
import dev.kept.events.PlanEvent.PlanResumed;
import dev.kept.events.PlanEvent.Upcoming;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A plan says itself what comes next, and has one timer for that.
@Singleton
public class WhenPlanMoves implements Reaction {
    private final Timers timers;
    private final PlanIsDue due;

    @Inject
    WhenPlanMoves(Timers timers, PlanIsDue due) {
        this.timers = timers;
        this.due = due;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLAN);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return fact.event() instanceof PlanEvent event ? react(transaction, fact, event) : Reaction.nothing();
    }

    private Uni<Void> react(SqlConnection transaction, Recorded fact, PlanEvent event) {
        return switch (event) {
            case PlanDrafted _ -> Reaction.nothing();
            case PlanActivated it -> next(transaction, fact, it.next());
            case OccurrenceRaised it -> next(transaction, fact, it.next());
            case OccurrenceSkipped it -> next(transaction, fact, it.next());
            case OccurrenceMerged it -> next(transaction, fact, it.next());
            case OccurrenceMoved it -> next(transaction, fact, it.next());
            case OccurrenceDone it -> next(transaction, fact, it.next());
            case OccurrenceMissed it -> next(transaction, fact, it.next());
            case PlanResumed it -> next(transaction, fact, it.next());
            case PlanPaused _,PlanEnded _ -> timers.cancel(transaction, key(fact));
        };
    }

    private Uni<Void> next(SqlConnection transaction, Recorded fact, @Nullable Upcoming next) {
        return next == null
                ? timers.cancel(transaction, key(fact))
                : timers.set(transaction, due.timer(key(fact), fact, next.raiseAt(), null, String.valueOf(next.number())));
    }

    private static String key(Recorded fact) {
        return "plan:" + fact.streamId();
    }
}
