package dev.kept.notification;

import dev.kept.events.NotificationEvent;
import dev.kept.events.Topic;
import dev.kept.notification.domain.Message;
import dev.kept.notification.domain.MessageCommand;
import dev.kept.notification.domain.MessageDecider;
import dev.kept.runtime.log.StreamType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What this service keeps facts about.
public final class Streams {
    public static final StreamType<MessageCommand, Message, NotificationEvent> MESSAGES = new StreamType<>("message", Topic.NOTIFICATION,
            NotificationEvent.class, new MessageDecider());

    private Streams() {}

    /// The log finds them here.
    @Singleton
    static class Beans {
        @Produces
        @Singleton
        StreamType<MessageCommand, Message, NotificationEvent> messages() {
            return MESSAGES;
        }
    }
}
