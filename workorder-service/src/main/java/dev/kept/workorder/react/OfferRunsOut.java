package dev.kept.workorder.react;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The time for an answer to an offer is over (T1).
@Singleton
public class OfferRunsOut extends DueCommand {
    @Inject
    OfferRunsOut(EventLog log, Clock clock, Codec codec) {
        super("offer-runs-out", log, clock, codec);
    }

    @Override
    WorkOrderCommand command(Due due) {
        return new ExpireOffer(due.about());
    }
}
