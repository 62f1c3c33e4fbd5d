package dev.kept.workorder.react;

import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalReminded;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timers;
import dev.kept.workorder.react.QuestionIsDue.What;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question sets its timers, as it says itself, and its answer takes them away.
@Singleton
public class WhenAnswerIsAwaited implements Reaction {
    private final Timers timers;
    private final QuestionIsDue due;

    @Inject
    WhenAnswerIsAwaited(Timers timers, QuestionIsDue due) {
        this.timers = timers;
        this.due = due;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case ApprovalRequested it -> set(transaction, fact, What.REMIND_APPROVER, it.approvalId(), it.remindAt())
                    .chain(() -> set(transaction, fact, What.EXPIRE_APPROVAL, it.approvalId(), it.expiresAt()));
            case ApprovalReminded it -> set(transaction, fact, What.REMIND_APPROVER, it.approvalId(), it.nextAt());
            case ApprovalGranted it -> forget(transaction, it.approvalId());
            case ApprovalDenied it -> forget(transaction, it.approvalId());
            case ApprovalWithdrawn it -> forget(transaction, it.approvalId());
            case ApprovalExpired it -> forget(transaction, it.approvalId());
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> set(SqlConnection transaction, Recorded fact, What what, String approvalId, @Nullable Instant dueAt) {
        return dueAt == null
                ? Reaction.nothing()
                : timers.set(transaction, due.timer(prefix(approvalId) + what, fact, dueAt, what.name(), approvalId));
    }

    private Uni<Void> forget(SqlConnection transaction, String approvalId) {
        return timers.cancelAll(transaction, prefix(approvalId));
    }

    private static String prefix(String approvalId) {
        return "approval:" + approvalId + ":";
    }
}
