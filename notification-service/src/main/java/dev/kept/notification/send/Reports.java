package dev.kept.notification.send;

import static dev.kept.notification.Streams.MESSAGES;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.events.Actor;
import dev.kept.notification.domain.MessageCommand;
import dev.kept.notification.domain.MessageCommand.About;
import dev.kept.notification.domain.MessagePlan;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Submission;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Records what became of messages. What a crash left unrecorded is recorded later: the message's own stream takes it once.
@Singleton
class Reports {
    private static final int BATCH = 50;
    private static final int AT_ONCE = 8;
    private final Intents intents;
    private final EventLog log;
    private final MessagePlan plan;
    private final Clock clock;

    @Inject
    Reports(Intents intents, EventLog log, MessagePlan plan, Clock clock) {
        this.intents = intents;
        this.log = log;
        this.plan = plan;
        this.clock = clock;
    }

    Uni<Void> tell() {
        return intents.untold(BATCH).chain(ended -> Multi.createFrom().iterable(ended).onItem().transformToUni(this::tell).merge(AT_ONCE)
                .collect().last().replaceWithVoid());
    }

    private Uni<Void> tell(Intents.Ended ended) {
        var intent = ended.intent();
        var actor = intent.timer() == null ? Actor.policy(plan.id()) : Actor.timer("visit-reminder");
        return log.submit(
                new Submission<>(MESSAGES, intent.id(), command(ended), Asked.at(Caller.service(intent.tenant(), actor), clock.instant()),
                        null, new Submission.Key("message:" + intent.id(), ""),
                        new Submission.Cause(intent.eventId(), intent.correlationId(), intent.hops(), null)))
                .chain(() -> intents.told(intent));
    }

    private MessageCommand command(Intents.Ended ended) {
        var it = ended.intent();
        var about = new About(it.orderId(), it.rule(), it.medium(), it.recipientId(), plan.id(), it.timer());
        return switch (ended.state()) {
            case "SENT" -> new MessageCommand.NoteSent(about, Intent.messageId(it.id()));
            case "SKIPPED" -> new MessageCommand.NoteSkipped(about, ended.reason());
            case "FAILED" -> new MessageCommand.NoteFailed(about, ended.reason());
            case "UNKNOWN" -> new MessageCommand.NoteUnknown(about);
            default -> throw new IllegalStateException("A message does not end as " + ended.state());
        };
    }
}
