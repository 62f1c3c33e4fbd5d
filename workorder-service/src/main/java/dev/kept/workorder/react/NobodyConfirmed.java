package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// A time that was proposed begins, and nobody has confirmed it.
@Singleton
public class NobodyConfirmed extends DueCommand<WorkOrderCommand> {
    @Inject
    NobodyConfirmed(EventLog log, Clock clock, Codec codec) {
        super("nobody-confirmed", WORK_ORDERS, log, clock, codec);
    }

    @Override
    Uni<WorkOrderCommand> command(Due due, String tenant) {
        return Uni.createFrom().item(new ExpireProposal(due.about()));
    }
}
