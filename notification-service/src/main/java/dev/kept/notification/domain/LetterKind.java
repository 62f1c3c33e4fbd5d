package dev.kept.notification.domain;

/// What a message says.
public enum LetterKind {
    RECEIVED, APPROVAL_ASKED, APPROVAL_REMINDED, APPROVAL_EXPIRED, APPROVED, DENIED, EXTRA_DENIED, BOOKED, MOVED, DISPATCHED, DAY_BEFORE, MORNING_OF, ON_THE_WAY, VISIT_OFF, COMPLETED, INVOICE, PAID, CANCELLED, OFFERED, OFFER_OVER, NOBODY_LEFT, MERGED,
    /// What a paper says of a new order.
    OPENED, SENT_IN, READY, APPOINTED, ASSIGNED, WAITING, STILL_WAITING, OPEN_LONG, MORE_AGREED, CHANGED, DONE, FOLLOW_UP_DUE, DELAYED, REOPENED,
    /// Of a plan: a time that has no order.
    TIME_LEFT_OUT,
    /// Of a time that is proposed for a plan's order, or is not: to the office, and TO_CONFIRM to who asked for the work.
    PROPOSED, TO_CONFIRM, NOTHING_FREE, ANOTHER_TIME, NOT_CONFIRMED,
    /// To whoever comes.
    JOB_TOMORROW, JOB_TODAY
}
