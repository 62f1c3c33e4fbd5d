package dev.kept.events;

/// What was told to whom. The stream's id is the message's id; texts themselves are kept in the ledger, not in facts.
public sealed interface NotificationEvent extends DomainEvent {

    enum Medium {
        EMAIL, SMS
    }

    /// `rule` is the row of the message plan that asked for it (`M10`); `recipientId` a person's id.
    @StoredName("notification.message-sent")
    record MessageSent(String orderId, String rule, Medium medium, String recipientId, String messageId) implements NotificationEvent {}

    /// It was no longer useful, or nobody could receive it; `reason` is a sentence.
    @StoredName("notification.message-skipped")
    record MessageSkipped(String orderId, String rule, Medium medium, String recipientId, String reason) implements NotificationEvent {}

    @StoredName("notification.message-failed")
    record MessageFailed(String orderId, String rule, Medium medium, String recipientId, String reason) implements NotificationEvent {}

    /// The mail server may or may not have taken it: a crash fell between sending and its answer.
    @StoredName("notification.message-unknown")
    record MessageUnknown(String orderId, String rule, Medium medium, String recipientId) implements NotificationEvent {}

    /// A message that a timer asked for was sent: `timer` is its row (`T2`).
    @StoredName("notification.reminder-sent")
    record ReminderSent(String orderId, String timer, Medium medium, String recipientId, String messageId) implements NotificationEvent {}
}
