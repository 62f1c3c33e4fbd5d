package dev.kept.scheduling.react;

import static dev.kept.scheduling.Streams.BOOKINGS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.scheduling.domain.BookingCommand.NoteNoSlot;
import dev.kept.scheduling.domain.BookingCommand.Propose;
import dev.kept.scheduling.domain.Slot;
import dev.kept.scheduling.domain.Suggestion;
import dev.kept.scheduling.view.OpenTimes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/// An order for which a time is wanted is proposed the best one that is free in its hours, and from then on that is held; or it hears that
/// there is none.
@Singleton
public class WhenVisitWanted implements Reaction {
    private final Consequence consequence;
    private final OpenTimes openTimes;
    private final Clock clock;
    private final Vertx vertx;

    @Inject
    WhenVisitWanted(Consequence consequence, OpenTimes openTimes, Clock clock, Vertx vertx) {
        this.consequence = consequence;
        this.openTimes = openTimes;
        this.clock = clock;
        this.vertx = vertx;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitWanted it -> openTimes.of(transaction, fact.tenant(), fact.streamId(), it, clock.instant())
                    // on a worker: a search may keep a processor busy
                    .chain(asked -> vertx.executeBlocking(() -> Suggestion.of(asked.wanted(), asked.candidates(),
                            asked.travel(), clock.instant()), false))
                    .chain(found -> switch (found) {
                        case Suggestion.Time(var slot) -> propose(fact, it, slot);
                        case Suggestion.Nothing(var reason) -> consequence.command(fact, BOOKINGS, visitId(fact, it),
                                new NoteNoSlot(fact.streamId(), it.round(), reason), this);
                    });
            default -> Reaction.nothing();
        };
    }

    /// Somebody may book it in this very moment: then the fact is handled again, and another time is found.
    private Uni<Void> propose(Recorded fact, VisitWanted it, Slot slot) {
        var command = new Propose(fact.streamId(), it.siteId(), it.round(), slot, it.confirm(), Set.copyOf(it.confirmers()));
        return consequence.decided(fact, BOOKINGS, visitId(fact, it), command, this, "").invoke(held -> {
            if (!held)
                throw new NotYetKnown("The time that was found was taken meanwhile: it is looked for again.");
        }).replaceWithVoid();
    }

    /// One for each question of an order, whatever comes twice.
    private static String visitId(Recorded fact, VisitWanted it) {
        return UUID.nameUUIDFromBytes(("visit of " + fact.streamId() + ", " + it.round()).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
