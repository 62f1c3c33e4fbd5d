package dev.kept.inventory.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.PartUsed;
import dev.kept.inventory.Streams;
import dev.kept.inventory.domain.Part;
import dev.kept.inventory.domain.StockCommand.Use;
import dev.kept.inventory.domain.StockId;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// Stock follows what was really used, at what the part costs us now. A part that nobody has registered parks the order's stream until
/// somebody does.
@Singleton
public class WhenPartUsed implements Reaction {
    private final EventLog log;
    private final Consequence consequence;

    @Inject
    WhenPartUsed(EventLog log, Consequence consequence) {
        this.log = log;
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case PartUsed used -> log.load(Streams.PARTS, fact.tenant(), used.partId()).chain(part -> use(part.state(), used, fact));
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> use(Part part, PartUsed used, Recorded fact) {
        if (part instanceof Part.Unknown)
            throw new NotYetKnown("The part " + used.partId() + " was used, but nobody has registered it. Register it, then replay.");
        var item = new StockId(used.partId(), used.location());
        return consequence.command(fact, Streams.STOCK, item.toString(),
                new Use(item, part, used.quantity(), fact.streamId(), used.lineId()),
                this);
    }
}
