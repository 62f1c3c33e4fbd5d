package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.FileRef;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.WorkOrderMerged;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.WorkOrderCommand.JoinDuplicate;
import dev.kept.workorder.view.OrderReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The order that goes on learns of the one that was merged into it: its words and its pictures of the problem are not lost with it.
@Singleton
public class WhenOrderMerged implements Reaction {
    private final EventLog log;
    private final Consequence consequence;

    @Inject
    WhenOrderMerged(EventLog log, Consequence consequence) {
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
            case WorkOrderMerged it -> join(fact, it);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> join(Recorded fact, WorkOrderMerged it) {
        int upToHere = (int) fact.envelope().stream().sequence() + 1;
        return log.history(fact.tenant(), fact.streamId(), 0, upToHere).map(OrderReading::of)
                .chain(merged -> consequence.command(fact, WORK_ORDERS, it.into(),
                        new JoinDuplicate(fact.streamId(), merged.opened().number(), merged.opened().description().text(), files(merged)),
                        this));
    }

    private static List<FileRef> files(OrderReading merged) {
        var photos = merged.photos().stream().filter(photo -> photo.phase() == PhotoPhase.PROBLEM).map(OrderReading.Photo::file);
        return Stream.concat(merged.opened().attachments().stream(), photos).distinct().toList();
    }
}
