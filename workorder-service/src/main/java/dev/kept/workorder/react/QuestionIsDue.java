package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import static java.util.Objects.requireNonNull;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.domain.WorkOrderCommand;
import io.smallrye.mutiny.Uni;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// A question is asked again, or its time is over.
@Singleton
public class QuestionIsDue extends DueCommand<WorkOrderCommand> {
    public enum What {
        REMIND_APPROVER, EXPIRE_APPROVAL
    }

    @Inject
    QuestionIsDue(EventLog log, Clock clock, Codec codec) {
        super("due-command", WORK_ORDERS, log, clock, codec);
    }

    @Override
    Uni<WorkOrderCommand> command(Due due, String tenant) {
        return Uni.createFrom().item(switch (What.valueOf(requireNonNull(due.what()))) {
            case REMIND_APPROVER -> new RemindApprover(due.about());
            case EXPIRE_APPROVAL -> new ExpireApproval(due.about());
        });
    }
}
