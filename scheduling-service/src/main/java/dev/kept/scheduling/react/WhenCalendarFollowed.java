package dev.kept.scheduling.react;

import dev.kept.events.SchedulingEvent.CalendarFollowed;
import dev.kept.events.SchedulingEvent.CalendarLeft;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import dev.kept.scheduling.feed.ReadCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// A calendar that is followed is read at once and from then on; one that is left, no more.
@Singleton
public class WhenCalendarFollowed implements Reaction {
    private final Timers timers;
    private final ReadCalendar reading;

    @Inject
    WhenCalendarFollowed(Timers timers, ReadCalendar reading) {
        this.timers = timers;
        this.reading = reading;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SCHEDULING);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case CalendarFollowed _ -> timers.set(transaction, reading.timer(fact));
            case CalendarLeft _ -> timers.cancel(transaction, ReadCalendar.key(fact.streamId()));
            default -> Reaction.nothing();
        };
    }
}
