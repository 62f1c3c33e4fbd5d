package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.events.DirectoryEvent.CustomerMerged;
import dev.kept.events.Topic;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.domain.DirectoryCommand.MoveToCustomer;
import dev.kept.workorder.store.CustomersOwn;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/// The people and places of a customer that was written down twice are told again as those of the one that stays. Where that one was
/// merged meanwhile, a move is refused, and the later merge takes along what is left.
@Singleton
public class WhenCustomerMerged implements Reaction {
    private final Consequence consequence;

    @Inject
    WhenCustomerMerged(Consequence consequence) {
        this.consequence = consequence;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DIRECTORY);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case CustomerMerged _ -> move(transaction, fact);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> move(SqlConnection transaction, Recorded fact) {
        return CustomersOwn.left(transaction, fact.tenant(), fact.streamId())
                .chain(all -> Multi.createFrom().iterable(all)
                        .onItem().transformToUniAndConcatenate(
                                left -> consequence.command(fact, DIRECTORY, left.entryId(), new MoveToCustomer(left.staysId()), this,
                                        left.entryId()))
                        .collect().last().replaceWithVoid());
    }
}
