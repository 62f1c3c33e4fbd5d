package dev.kept.workorder.domain;

import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.WorkOrderEvent;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import java.util.Optional;

/// The hours of a completion: those that were worked are counted; those that are billed somebody judges, where the policy says so. What the
/// machine did alone was worked, and need not be paid for.
final class Hours {
    private Hours() {}

    /// What no order could be completed with.
    static Optional<Decision<WorkOrderEvent>> nonsense(Complete it, Policy.Complete knob) {
        var billed = it.billed();
        if (!knob.isBilled())
            return billed == null && it.billedReason() == null
                    ? Optional.empty()
                    : Optional.of(Decision.invalid("billed-as-worked", "Here the hours that were worked are billed. Leave out 'billed'."));
        if (billed == null)
            return Optional.empty();
        if (billed.isNegative() || billed.compareTo(Limits.LONGEST_BILLED) > 0)
            return Optional.of(Decision.invalid("bad-billed-time", "Billed are 0 to " + Limits.LONGEST_BILLED.toHours() + " hours."));
        if (!Policy.Complete.isMultiple(billed, knob.step()))
            return Optional.of(Decision.invalid("bad-billed-time",
                    "Billed time is counted in steps of " + Words.length(knob.step()) + ". Round it to one."));
        return it.billedReason() == null ? Optional.empty() : Limits.text("billed reason", it.billedReason(), Limits.LONGEST_REASON);
    }

    static Optional<Missing> missing(Complete it, Order order, Policy.Complete knob) {
        return switch (knob.hours()) {
            case NONE -> Optional.empty();
            case WORKED -> order.workedToTell().isPositive() || !order.work().running().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Missing("hours", "Say when somebody worked.", "log-time"));
            case BILLED -> billed(it, knob);
        };
    }

    private static Optional<Missing> billed(Complete it, Policy.Complete knob) {
        if (it.billed() == null)
            return Optional.of(new Missing("billed", "Say how much time is billed.", "complete"));
        return it.billed().compareTo(knob.least()) >= 0 || it.billedReason() != null
                ? Optional.empty()
                : Optional.of(new Missing("billed-reason",
                        "Say why less than " + Words.length(knob.least()) + " is billed.", "complete"));
    }
}
