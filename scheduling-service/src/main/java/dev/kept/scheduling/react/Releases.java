package dev.kept.scheduling.react;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.events.Actor;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.log.Submission;
import dev.kept.scheduling.Streams;
import dev.kept.scheduling.domain.BookingCommand.Release;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// Gives a visit's time back because a fact says so. A visit that holds no time stays as it is.
@Singleton
class Releases {
    private static final Actor SCHEDULING = Actor.service("scheduling");
    private final EventLog log;
    private final Clock clock;

    @Inject
    Releases(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// @param reaction its name, part of the idempotency key
    /// @param freesFrom from when on the time is free
    Uni<Void> release(String reaction, Recorded fact, String visitId, String cause, Instant freesFrom) {
        var asked = Asked.at(Caller.service(fact.tenant(), SCHEDULING), clock.instant());
        var key = new Submission.Key(reaction + ":" + fact.envelope().eventId() + ":" + visitId, "");
        return log
                .submit(new Submission<>(Streams.BOOKINGS, visitId, new Release(cause, freesFrom), asked, null, key,
                        Submission.Cause.of(fact)))
                .replaceWithVoid();
    }
}
