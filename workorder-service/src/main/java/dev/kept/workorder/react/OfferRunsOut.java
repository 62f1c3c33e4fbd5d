package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.WorkOrderCommand;
import io.smallrye.mutiny.Uni;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The time for an answer to an offer is over (T1).
@Singleton
public class OfferRunsOut extends DueCommand<WorkOrderCommand> {
    @Inject
    OfferRunsOut(EventLog log, Clock clock, Codec codec) {
        super("offer-runs-out", WORK_ORDERS, log, clock, codec);
    }

    @Override
    Uni<WorkOrderCommand> command(Due due, String tenant) {
        return Uni.createFrom().item(new ExpireOffer(due.about()));
    }
}
