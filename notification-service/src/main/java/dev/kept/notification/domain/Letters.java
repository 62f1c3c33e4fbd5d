package dev.kept.notification.domain;

/// The words of every message, each group in a place of its own.
public final class Letters {
    private Letters() {}

    public static Letter of(Dossier it) {
        return switch (it.kind()) {
            case RECEIVED -> OrderLetters.received(it);
            case OPENED -> OrderLetters.opened(it);
            case CHANGED -> OrderLetters.changed(it);
            case OPEN_LONG -> OrderLetters.openLong(it);
            case CANCELLED -> OrderLetters.cancelled(it);
            case MERGED -> OrderLetters.merged(it);
            case REOPENED -> OrderLetters.reopened(it);
            case SENT_IN -> ApprovalLetters.sentIn(it);
            case APPROVAL_ASKED -> ApprovalLetters.approvalAsked(it);
            case APPROVAL_REMINDED -> ApprovalLetters.approvalReminded(it);
            case APPROVAL_EXPIRED -> ApprovalLetters.approvalExpired(it);
            case APPROVED -> ApprovalLetters.approved(it);
            case READY -> ApprovalLetters.ready(it);
            case DENIED -> ApprovalLetters.denied(it);
            case EXTRA_DENIED -> ApprovalLetters.extraDenied(it);
            case MORE_AGREED -> ApprovalLetters.moreAgreed(it);
            case BOOKED -> VisitLetters.booked(it);
            case MOVED -> VisitLetters.moved(it);
            case APPOINTED -> VisitLetters.appointed(it);
            case ASSIGNED -> VisitLetters.assigned(it);
            case DISPATCHED -> VisitLetters.dispatched(it);
            case DAY_BEFORE -> VisitLetters.dayBefore(it);
            case MORNING_OF -> VisitLetters.morningOf(it);
            case JOB_TOMORROW -> VisitLetters.jobTomorrow(it);
            case JOB_TODAY -> VisitLetters.jobToday(it);
            case ON_THE_WAY -> VisitLetters.onTheWay(it);
            case VISIT_OFF -> VisitLetters.off(it);
            case DELAYED -> VisitLetters.delayed(it);
            case WAITING -> WorkLetters.waiting(it);
            case STILL_WAITING -> WorkLetters.stillWaiting(it);
            case COMPLETED -> WorkLetters.completed(it);
            case DONE -> WorkLetters.done(it);
            case FOLLOW_UP_DUE -> WorkLetters.followUpDue(it);
            case TIME_LEFT_OUT -> WorkLetters.timeLeftOut(it);
            case INVOICE -> MoneyLetters.invoice(it);
            case PAID -> MoneyLetters.paid(it);
            case PROPOSED -> ProposalLetters.proposed(it);
            case TO_CONFIRM -> ProposalLetters.toConfirm(it);
            case NOTHING_FREE -> ProposalLetters.nothingFree(it);
            case ANOTHER_TIME -> ProposalLetters.anotherTime(it);
            case NOT_CONFIRMED -> ProposalLetters.notConfirmed(it);
            case OFFERED -> OfferLetters.offered(it);
            case OFFER_OVER -> OfferLetters.over(it);
            case NOBODY_LEFT -> OfferLetters.nobodyLeft(it);
        };
    }
}
