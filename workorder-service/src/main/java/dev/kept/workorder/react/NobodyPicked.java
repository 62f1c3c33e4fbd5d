package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Who accepted the work has found no time for it.
@Singleton
public class NobodyPicked extends DueCommand<WorkOrderCommand> {
    @Inject
    NobodyPicked(EventLog log, Clock clock, Codec codec) {
        super("nobody-picked", WORK_ORDERS, log, clock, codec);
    }

    @Override
    Uni<WorkOrderCommand> command(Due due, String tenant) {
        return Uni.createFrom().item(new UnassignUnpicked(due.about()));
    }
}
