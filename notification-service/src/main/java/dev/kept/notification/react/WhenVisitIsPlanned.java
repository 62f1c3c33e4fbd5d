package dev.kept.notification.react;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Appointment;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.Arrived;
import dev.kept.events.WorkOrderEvent.TravelStarted;
import dev.kept.events.WorkOrderEvent.VisitCancelled;
import dev.kept.events.WorkOrderEvent.VisitFinished;
import dev.kept.events.WorkOrderEvent.VisitMissed;
import dev.kept.events.WorkOrderEvent.VisitNotDone;
import dev.kept.events.WorkOrderEvent.VisitRescheduled;
import dev.kept.events.WorkOrderEvent.VisitScheduled;
import dev.kept.events.WorkOrderEvent.WorkStarted;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.notification.domain.WallTime;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.Recorded;
import dev.kept.runtime.timer.Timer;
import dev.kept.runtime.timer.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/// A planned visit sets its reminders, a moved one sets them anew, and one that begins or falls takes them away.
@Singleton
public class WhenVisitIsPlanned implements Reaction {
    private final MessagePlan plan;
    private final Timers timers;
    private final Clock clock;
    private final ObjectMapper json;

    @Inject
    WhenVisitIsPlanned(MessagePlan plan, Timers timers, Clock clock, Codec codec) {
        this.plan = plan;
        this.timers = timers;
        this.clock = clock;
        this.json = codec.mapper();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case VisitScheduled it -> set(transaction, fact, it.visitId(), it.appointment());
            case VisitRescheduled it -> set(transaction, fact, it.visitId(), it.appointment());
            case TravelStarted it -> forget(transaction, it.visitId());
            case Arrived it -> forget(transaction, it.visitId());
            case WorkStarted it -> forget(transaction, it.visitId());
            case VisitFinished it -> forget(transaction, it.visitId());
            case VisitMissed it -> forget(transaction, it.visitId());
            case VisitNotDone it -> forget(transaction, it.visitId());
            case VisitCancelled it -> forget(transaction, it.visitId());
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> set(SqlConnection transaction, Recorded fact, String visitId, Appointment appointment) {
        return forget(transaction, visitId)
                .chain(() -> Multi.createFrom().iterable(plan.reminders()).onItem()
                        .transformToUniAndConcatenate(row -> set(transaction, fact, visitId, appointment, row)).collect().last()
                        .replaceWithVoid());
    }

    /// A reminder whose hour has passed already is none: who books today for tomorrow morning has just been told.
    private Uni<Void> set(SqlConnection transaction, Recorded fact, String visitId, Appointment appointment, MessagePlan.Row row) {
        var wake = row.wake();
        if (wake == null || !row.on().contains(fact.envelope().type().name()))
            return Reaction.nothing();
        var dueAt = WallTime.before(appointment, wake.daysBefore(), wake.at());
        if (!dueAt.isAfter(clock.instant()))
            return Reaction.nothing();
        var envelope = fact.envelope();
        var reminder = new Reminder(fact.streamId(), visitId, row.rule(), row.medium(), wake.timer(), envelope.stream().toString(),
                envelope.type().name(),
                json.valueToTree(fact.event()), appointment.arrivalFrom().toString(), envelope.correlationId(), envelope.hops() + 1);
        return timers.set(transaction,
                new Timer(prefix(visitId) + row.rule() + ":" + row.medium(), VisitReminder.KIND, fact.tenant(), dueAt,
                        written(reminder), envelope.eventId()));
    }

    private Uni<Void> forget(SqlConnection transaction, String visitId) {
        return timers.cancelAll(transaction, prefix(visitId));
    }

    private static String prefix(String visitId) {
        return "visit:" + visitId + ":";
    }

    private String written(Reminder reminder) {
        try {
            return json.writeValueAsString(reminder);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
