package dev.kept.notification.domain;

import dev.kept.events.NotificationEvent.Medium;
import org.jspecify.annotations.Nullable;

/// What became of one message. The stream's id is the message's id.
public sealed interface MessageCommand {
    About about();

    /// @param timer the reminder's row (`T2`); null where no timer asked for it
    record About(String orderId, String rule, Medium medium, String recipientId, String plan, @Nullable String timer) {}

    record NoteSent(About about, String messageId) implements MessageCommand {}

    record NoteSkipped(About about, String reason) implements MessageCommand {}

    record NoteFailed(About about, String reason) implements MessageCommand {}

    record NoteUnknown(About about) implements MessageCommand {}
}
