package dev.kept.scheduling.react;

import static dev.kept.events.SchedulingEvent.NoSlotReason.ALL_BOOKED;
import static dev.kept.scheduling.Streams.BOOKINGS;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.VisitWanted;
import dev.kept.runtime.inbox.Consequence;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// An order for which a time is wanted is proposed the best one that is free in its hours, and from then on that is held; or it hears that
/// there is none.
@Singleton
public class WhenVisitWanted implements Reaction {
    private final Consequence consequence;
    private final Clock clock;
    private final Vertx vertx;

    @Inject
    WhenVisitWanted(Consequence consequence, Clock clock, Vertx vertx) {
        this.consequence = consequence;
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
            case VisitWanted it -> OpenTimes.of(transaction, fact.tenant(), fact.streamId(), it, clock.instant())
                    // on a worker: a search may keep a processor busy
                    .chain(asked -> vertx.executeBlocking(() -> Suggestion.of(asked.wanted(), asked.candidates(), clock.instant()), false))
                    .chain(found -> switch (found) {
                        case Suggestion.Times(var bestFirst) -> propose(fact, it, bestFirst, 0);
                        case Suggestion.Nothing(var reason) -> consequence.command(fact, BOOKINGS, visitId(fact, it),
                                new NoteNoSlot(fact.streamId(), it.round(), reason), this);
                    });
            default -> Reaction.nothing();
        };
    }

    /// Somebody may book the best one in this very moment: then the next. Where all of the few best are gone, the
    /// office has it in hand.
    private Uni<Void> propose(Recorded fact, VisitWanted it, List<Slot> bestFirst, int at) {
        var slot = bestFirst.get(at);
        var command = new Propose(fact.streamId(), it.siteId(), it.round(), slot, it.confirm(), Set.copyOf(it.confirmers()));
        var last = at == bestFirst.size() - 1;
        return consequence.decided(fact, BOOKINGS, visitId(fact, it), command, this, String.valueOf(at)).chain(decided -> {
            if (decided)
                return Reaction.nothing();
            return last
                    ? consequence.command(fact, BOOKINGS, visitId(fact, it), new NoteNoSlot(fact.streamId(), it.round(), ALL_BOOKED), this)
                    : propose(fact, it, bestFirst, at + 1);
        });
    }

    /// One for each question of an order, whatever comes twice.
    private static String visitId(Recorded fact, VisitWanted it) {
        return UUID.nameUUIDFromBytes(("visit of " + fact.streamId() + ", " + it.round()).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
