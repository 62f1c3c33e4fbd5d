package dev.kept.notification.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Fact;
import dev.kept.events.NotificationEvent;
import dev.kept.events.NotificationEvent.MessageFailed;
import dev.kept.events.NotificationEvent.MessageSent;
import dev.kept.events.NotificationEvent.MessageSkipped;
import dev.kept.events.NotificationEvent.MessageUnknown;
import dev.kept.events.NotificationEvent.ReminderSent;
import dev.kept.events.Why;
import dev.kept.notification.domain.MessageCommand.About;
import dev.kept.notification.domain.MessageCommand.NoteFailed;
import dev.kept.notification.domain.MessageCommand.NoteSent;
import dev.kept.notification.domain.MessageCommand.NoteSkipped;
import dev.kept.notification.domain.MessageCommand.NoteUnknown;
import java.util.List;

/// A message ends once: sent, skipped, failed, or nobody knows.
public final class MessageDecider implements Decider<MessageCommand, Message, NotificationEvent> {

    @Override
    public Message initial() {
        return new Message.Open();
    }

    @Override
    public Decision<NotificationEvent> decide(MessageCommand command, Message state, Asked asked) {
        if (!asked.by().is(Role.SERVICE))
            return Decision.forbidden("Kept itself notes what became of its messages.");
        if (state instanceof Message.Settled)
            return Decision.accepted(List.of());
        var about = command.about();
        var why = new Why(about.plan(), about.rule(),
                about.timer() == null ? "the plan's row for this fact" : "the timer " + about.timer());
        return new Decision.Accepted<>(events(command, about).stream().map(event -> new Fact<>(event, why)).toList());
    }

    private static List<NotificationEvent> events(MessageCommand command, About about) {
        return switch (command) {
            case NoteSent it -> {
                var sent = new MessageSent(about.orderId(), about.rule(), about.medium(), about.recipientId(), it.messageId());
                yield about.timer() == null
                        ? List.of(sent)
                        : List.of(sent,
                                new ReminderSent(about.orderId(), about.timer(), about.medium(), about.recipientId(), it.messageId()));
            }
            case NoteSkipped it ->
                List.of(new MessageSkipped(about.orderId(), about.rule(), about.medium(), about.recipientId(), it.reason()));
            case NoteFailed it ->
                List.of(new MessageFailed(about.orderId(), about.rule(), about.medium(), about.recipientId(), it.reason()));
            case NoteUnknown _ -> List.of(new MessageUnknown(about.orderId(), about.rule(), about.medium(), about.recipientId()));
        };
    }

    @Override
    public Message evolve(Message state, NotificationEvent event) {
        return switch (event) {
            case MessageSent _,MessageSkipped _,MessageFailed _,MessageUnknown _,ReminderSent _ -> new Message.Settled();
        };
    }
}
