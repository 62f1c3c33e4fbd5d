package dev.kept.inventory.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.PartReturned;
import dev.kept.inventory.Streams;
import dev.kept.inventory.domain.Part;
import dev.kept.inventory.domain.StockCommand.Receive;
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

/// What was not used after all is where it came from. A part that nobody has registered parks the order's stream until somebody does.
@Singleton
public class WhenPartReturned implements Reaction {
    private final EventLog log;
    private final Consequence consequence;

    @Inject
    WhenPartReturned(EventLog log, Consequence consequence) {
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
            case PartReturned it -> log.load(Streams.PARTS, fact.tenant(), it.partId()).chain(part -> receive(part.state(), it, fact));
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> receive(Part part, PartReturned it, Recorded fact) {
        if (part instanceof Part.Unknown)
            throw new NotYetKnown("The part " + it.partId() + " was returned, but nobody has registered it. Register it, then replay.");
        var item = new StockId(it.partId(), it.location());
        return consequence.command(fact, Streams.STOCK, item.toString(), new Receive(item, part, it.quantity()), this);
    }
}
