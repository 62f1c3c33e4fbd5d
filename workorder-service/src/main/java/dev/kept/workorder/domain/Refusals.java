package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Outcome;
import java.util.Optional;

/// Sentences that several rules share.
final class Refusals {
    private Refusals() {}

    static Decision<WorkOrderEvent> ended(Order order) {
        return order.phase() instanceof Phase.Completed
                ? Decision.refused("already-completed",
                        "The work on this order is complete. Notes, photos, parts and a late report can still be added.")
                : Decision.refused("order-closed", order.phase() instanceof Phase.Closed(var outcome, _) && outcome == Outcome.DENIED
                        ? "This order was denied and has ended. Open a new one if the work is wanted after all."
                        : "This order is closed. The office may reopen it if there is more to do, or open a new one.");
    }

    static Decision<WorkOrderEvent> otherTimer() {
        return Decision.refused("timer-running", "Your timer runs for another visit of this order. Stop it first.",
                new Missing("stopped-timer", "The end of the other visit's time", "stop-timer"));
    }

    /// What a visit-less order waits for.
    static Decision<WorkOrderEvent> noVisit(Order order) {
        if (order.phase().ended())
            return ended(order);
        if (!order.phase().released())
            return notReleased(order);
        if (order.assignee().personId() != null)
            return Decision.refused("no-visit", "Nobody is at it yet. Who has the order starts the work, or the office books a time.",
                    new Missing("work", "The start of the work", "start-work"));
        return Decision.refused("no-visit", "Nobody is to come at the moment. Pick a time and a technician first.",
                new Missing("visit", "A booked visit", "book"));
    }

    /// Nobody comes any more, and what a phone still brings is not lost.
    static Decision<WorkOrderEvent> visitsOver(Order order) {
        return order.phase().released()
                ? Decision.refused("no-visit", "The visit is over. Send what was done as a late report, or book another visit.",
                        new Missing("visit", "A booked visit", "book"))
                : noVisit(order);
    }

    /// Who decides says which content they saw.
    static Optional<Decision<WorkOrderEvent>> stale(Order order, Asked asked) {
        var seen = asked.revision();
        if (seen == null)
            return Optional.of(Decision.invalid("missing-revision",
                    "Say which revision of the order you decide on: the field 'revision', as the order's answer shows it."));
        if (seen != order.revision())
            return Optional.of(Decision.refused("stale-revision", "You decided on revision " + seen + "; the order is at revision "
                    + order.revision() + " now. Look at it again, then decide."));
        return Optional.empty();
    }

    static Decision<WorkOrderEvent> notEligible() {
        return Decision.refused("not-eligible",
                "They do not approve for this customer, or asked for the work themselves. Pick somebody else.");
    }

    static Decision<WorkOrderEvent> comesNoMore() {
        return Decision.forbidden("Your visit was cancelled. Who comes now ends the work, or the office.");
    }

    static Decision<WorkOrderEvent> notVerified() {
        return Decision.refused("not-verified", "Nobody has looked at this work yet. It closes after that.",
                new Missing("verification", "A look at the work", "verify"));
    }

    static Decision<WorkOrderEvent> onHold(Order order) {
        if (order.waitsForApproval())
            return waitsForApproval();
        return Decision.refused("on-hold", "This order is on hold. Resume it, then go on.",
                new Missing("resumption", "The end of the hold", "resume"));
    }

    /// Nobody walks past who was asked.
    static Decision<WorkOrderEvent> waitsForApproval() {
        return Decision.refused("waits-for-approval", "The extra work waits for an answer, and nothing goes on before that. Take it back if"
                + " the work shall go on without it.", new Missing("approval", "The answer to the extra work", "approve"));
    }

    /// What stands before the release, and which command leads on.
    static Decision<WorkOrderEvent> notReleased(Order order) {
        return switch (order.phase()) {
            case Phase.Draft _ -> notReleased("is not sent in yet", new Missing("submission", "The order, sent in", "submit"));
            case Phase.Denied _ -> notReleased("was denied", new Missing("draft", "The order as a draft again", "reset-to-draft"));
            case Phase.Approved _ -> notReleased("is not released yet", new Missing("release", "The release of the order", "release"));
            default -> notReleased("is not approved yet", new Missing("approval", "The approval of the order", "approve"));
        };
    }

    private static Decision<WorkOrderEvent> notReleased(String yet, Missing missing) {
        return Decision.refused("not-released", "This order " + yet + ". Work begins when it is released.", missing);
    }
}
