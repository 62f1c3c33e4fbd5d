package dev.kept.notification.domain;

/// What a message says.
public enum LetterKind {
    RECEIVED, APPROVAL_ASKED, APPROVED, DENIED, EXTRA_DENIED, BOOKED, MOVED, DISPATCHED, DAY_BEFORE, MORNING_OF, ON_THE_WAY, COMPLETED, INVOICE, PAID, CANCELLED
}
